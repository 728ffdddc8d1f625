// What changed since last year: lists that differ and in what, new ones, and those without a successor this year.
import type { YearChange } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { EmptyState } from '../components/feedback.tsx';
import { PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { runsBodiesOf, useSession } from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';
import { NotFound } from './not-found.tsx';
import { NotOwn } from './not-own.tsx';
import { YearSelect } from './year-select.tsx';

/** In what the list differs, in words. */
function whatWords(change: YearChange, t: TFunction): string {
  const { kind, added, removed, changed, hasOtherPortfolio, facts } = change;
  if (kind !== 'changed') return t(`changes.kind.${kind}`);
  const duties = [
    [added, 'changes.added'] as const,
    [removed, 'changes.removed'] as const,
    [changed, 'changes.changed'] as const,
  ].flatMap(([count, text]) => (count === 0 ? [] : [t(text, { count })]));
  return [
    ...(duties.length === 0 ? [t('changes.sameDuties')] : duties),
    ...(hasOtherPortfolio ? [t('changes.otherFields')] : []),
    ...facts.map((fact) => t(`changes.facts.${fact}`)),
  ].join(t('changes.between'));
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties/changes' });
  const navigate = useNavigate({ from: '/duties/changes' });
  const year = search.year ?? thisYear();
  const query = useQuery({
    queryKey: ['duties', 'changes', region.path, year, search.after],
    queryFn: () =>
      call('duties', 'changes', {
        query: {
          region: region.path,
          year,
          limit: 100,
          after: search.after,
        },
      }),
  });
  return (
    <div className="stack">
      <PageHead
        title={t('changes.title', { region: region.name, year, before: year - 1 })}
        sub={t('changes.sub')}
      >
        <SheetLink path="duties/changes" filter={{ region: region.path, year }} />
        <YearSelect
          value={year}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, year: next, after: undefined }) })
          }
        />
      </PageHead>
      <DutiesLinks year={year} />
      <PagedList
        list={query}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="changes"
        caption={t('changes.title', { region: region.name, year, before: year - 1 })}
        isFixed
        rowKey={({ section }) => section.id}
        empty={
          // A page covers so many lists, those that differ are shown: an empty page is not the end of the list.
          query.data?.next === null && search.after === undefined ? (
            <EmptyState title={t('changes.empty')} hint={t('changes.emptyHint')} />
          ) : (
            <EmptyState
              title={t('changes.emptyPage')}
              {...(query.data?.next === null ? {} : { hint: t('changes.emptyPageHint') })}
            />
          )
        }
        columns={[
          {
            id: 'post',
            title: t('duties.post'),
            isHead: true,
            cell: ({ section }) => (
              <>
                <Link to="/duties/sections/$sectionId" params={{ sectionId: section.id }}>
                  {section.organName} {section.postTitle}
                </Link>{' '}
                {section.instrument === 'annual' && (
                  <span className="tag">{t('duties.instruments.annual')}</span>
                )}{' '}
                {section.year !== year && (
                  <span className="tag">{t('changes.ofBefore', { year: section.year })}</span>
                )}
              </>
            ),
          },
          {
            id: 'person',
            title: t('duties.person'),
            cell: ({ section, isNewHolder }) => (
              <>
                {section.personName}{' '}
                {isNewHolder && <span className="tag">{t('changes.newHolder')}</span>}
              </>
            ),
          },
          {
            id: 'what',
            title: t('changes.what'),
            cell: (change) => whatWords(change, t),
          },
        ]}
      />
    </div>
  );
}

export function ChangesPage() {
  const session = useSession();
  const region = useRegion();
  const { year = thisYear() } = useSearch({ from: '/app/duties/changes' });
  if (region === undefined) return <NotFound />;
  return runsBodiesOf(session, region.path) ? (
    <Page key={region.path} region={region} />
  ) : (
    <NotOwn region={region.name} view="changes" year={year} />
  );
}
