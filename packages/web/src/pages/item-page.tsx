// One duty item across all leaders: who has it, what it requires of each, and whether they know.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { EmptyState } from '../components/feedback.tsx';
import { PagedList } from '../components/list-page.tsx';
import { SourceTag } from '../components/marks.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { runsBodiesOf, useSession } from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';
import { NotFound } from './not-found.tsx';
import { NotOwn } from './not-own.tsx';
import { citedClause, NATIONAL_DUTY_CODES } from './performance/national-duties.ts';
import { SectionStateTag } from './section-state.tsx';
import { YearSelect } from './year-select.tsx';

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties/items' });
  const navigate = useNavigate({ from: '/duties/items' });
  const year = search.year ?? thisYear();
  const code = search.code ?? 'art6.4';
  const query = useQuery({
    queryKey: ['duties', 'item', region.path, year, code, search.after],
    queryFn: () =>
      call('duties', 'item', {
        params: { code },
        query: {
          region: region.path,
          year,
          limit: 50,
          after: search.after,
        },
      }),
  });
  const item = query.data?.item ?? undefined;
  const clauseOf = (value: string) => {
    const article = value.replace('art', '');
    return t('across.clause', { article, cited: citedClause(article) });
  };
  const title =
    item?.title ?? (NATIONAL_DUTY_CODES.includes(code) ? clauseOf(code) : t('across.other'));
  return (
    <div className="stack">
      <PageHead
        title={t('across.title', { title })}
        sub={t('across.sub', { region: region.name, year })}
      >
        <SheetLink
          path={`duties/items/${encodeURIComponent(code)}/lists`}
          filter={{ region: region.path, year }}
        />
        <YearSelect
          value={year}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, year: next, after: undefined }) })
          }
        />
      </PageHead>
      <DutiesLinks year={year} />
      <div className="row">
        <Select
          aria-label={t('across.choose')}
          value={code}
          style={{ width: 240 }}
          options={[
            ...(NATIONAL_DUTY_CODES.includes(code)
              ? []
              : [{ value: code, label: item?.title ?? t('across.other') }]),
            ...NATIONAL_DUTY_CODES.map((value) => ({ value, label: clauseOf(value) })),
          ]}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, code: value, after: undefined }) })
          }
        />
      </div>
      {item !== undefined && (
        <section className="card">
          <div className="law">{item.text}</div>
          {item.status !== 'confirmed' && <SourceTag status={item.status} />}
        </section>
      )}
      <PagedList
        list={query}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="across"
        caption={t('across.title', { title })}
        isFixed
        rowKey={({ section }) => section.id}
        empty={<EmptyState title={t('across.empty')} hint={t('across.emptyHint')} />}
        columns={[
          {
            id: 'person',
            title: t('duties.person'),
            isHead: true,
            cell: ({ section }) => (
              <Link
                to="/duties/sections/$sectionId"
                params={{ sectionId: section.id }}
                search={{ why: code }}
              >
                {section.personName}
              </Link>
            ),
          },
          {
            id: 'post',
            title: t('duties.post'),
            cell: ({ section }) => `${section.organName} ${section.postTitle}`,
          },
          {
            id: 'requires',
            title: t('section.shown'),
            cell: ({ requirements, isLeftToLocalDocument }) => (
              <>
                {requirements.length === 0 ? t('section.noRequirement') : requirements.join('；')}{' '}
                {isLeftToLocalDocument && (
                  <span className="tag unchecked">{t('section.leftToLocal')}</span>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('duties.state'),
            cell: ({ section }) => <SectionStateTag state={section.state} />,
          },
        ]}
      />
    </div>
  );
}

export function ItemPage() {
  const session = useSession();
  const region = useRegion();
  const { year = thisYear() } = useSearch({ from: '/app/duties/items' });
  if (region === undefined) return <NotFound />;
  return runsBodiesOf(session, region.path) ? (
    <Page key={region.path} region={region} />
  ) : (
    <NotOwn region={region.name} view="items" year={year} />
  );
}
