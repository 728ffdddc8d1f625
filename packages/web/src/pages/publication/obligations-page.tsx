// By when the results of a year are public or told (art. 15), region by region, with the reasons; the office lays down its day.
import type { Obligation } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type Column, ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { YearSelect } from '../year-select.tsx';
import { DueMark } from './publication-words.tsx';

/** Results of bodies to the public, those of people to them and who manages them. */
const OBLIGATION_SUBJECTS = ['bodies', 'persons'] as const;

function LayDown({ one, onClose }: { one: Obligation; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t(`publication.layDownTitle.${one.what}`, {
        region: one.regionName,
        year: one.year,
      })}
      draftKey={`jinze.draft.publication.due.${one.what}.${one.region}.${one.year}`}
      fields={[
        { name: 'dueOn', label: t('publication.dueOn'), kind: 'date' },
        { name: 'basis', label: t('publication.basis'), hint: t('publication.basisHint') },
      ]}
      // The usual quarter of the calendar's proposal; the office decides.
      initial={{ dueOn: one.dueOn ?? `${one.year + 1}-06-30`, basis: one.basis ?? '' }}
      lead={<p className="muted">{t('publication.layDownNote')}</p>}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('publication', 'layDown', {
          body: {
            region: one.region as never,
            year: one.year,
            what: one.what,
            version: one.version,
            dueOn: (values['dueOn'] ?? '') as never,
            basis: values['basis'] ?? '',
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['publication'] });
        onClose();
      }}
    />
  );
}

function useColumns(
  onWhy: (one: Obligation, opener: HTMLElement) => void,
  onChange: (one: Obligation) => void,
): Column<Obligation>[] {
  const { t } = useTranslation();
  return [
    { id: 'region', title: t('publication.region'), isHead: true, cell: (one) => one.regionName },
    {
      id: 'state',
      title: t('publication.state'),
      cell: (one) => (
        <button
          type="button"
          className="link-button"
          title={t('why.open')}
          onClick={(event) => onWhy(one, event.currentTarget)}
        >
          <DueMark state={one.state} />
        </button>
      ),
    },
    {
      id: 'due',
      title: t('publication.dueOn'),
      isShort: true,
      cell: (one) => one.dueOn ?? t('publication.noDay'),
    },
    { id: 'basis', title: t('publication.basis'), cell: (one) => one.basis },
    {
      id: 'by',
      title: t('publication.metBy'),
      cell: ({ metBy }) =>
        metBy === null ? null : <a href={`/public/notices/${metBy.id}`}>{metBy.title}</a>,
    },
    {
      id: 'change',
      title: '',
      isShort: true,
      cell: (one) =>
        one.mayLayDown ? (
          <Button size="small" onClick={() => onChange(one)}>
            {t(one.version === null ? 'publication.layDown' : 'publication.changeDay')}
          </Button>
        ) : null,
    },
  ];
}

export function ObligationsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/publication/obligations' });
  const navigate = useNavigate({ from: '/publication/obligations' });
  const { year = thisYear() - 1, what = 'bodies', after, why } = search;
  const [chosen, setChosen] = useState<Obligation>();
  const opener = useRef<HTMLElement | null>(null);
  const showWhy = (region: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, why: region }) });
  const columns = useColumns((one, element) => {
    opener.current = element;
    showWhy(one.region);
  }, setChosen);
  const list = useQuery({
    queryKey: ['publication', 'obligations', year, what, after],
    queryFn: () =>
      call('publication', 'obligations', {
        query: { year, what, limit: 50, after },
      }),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { items, overdue, unclear, next } = list.data;
  const explained = items.find(({ region }) => region === why);
  const title = t(`publication.${overdue === 0 ? 'noneOverdue' : 'someOverdue'}.${what}`, {
    year,
    count: overdue,
  });
  const sub =
    unclear === 0
      ? t('publication.obligationsSub')
      : `${t('publication.unclearDays', { count: unclear })}${t('publication.obligationsSub')}`;
  return (
    <div className="stack">
      <PageHead title={title} sub={sub}>
        <Link to="/publication">{t('menu.publication')}</Link>
        <SheetLink path="publication/obligations" filter={{ year, what }} />
      </PageHead>
      <div className={explained === undefined ? 'with-panel' : 'with-panel open'}>
        <ListPage
          name="publication-obligations"
          caption={title}
          columns={columns}
          rows={items}
          rowKey={(one) => one.region}
          filters={
            <>
              <Select
                aria-label={t('publication.whatResults')}
                value={what}
                options={OBLIGATION_SUBJECTS.map((value) => ({
                  value,
                  label: t(`publication.subjects.${value}`),
                }))}
                onChange={(chosenWhat) => void navigate({ search: { year, what: chosenWhat } })}
              />
              <YearSelect
                value={year}
                onChange={(chosenYear) => void navigate({ search: { year: chosenYear, what } })}
              />
            </>
          }
          empty={<EmptyState title={t('publication.noRegions')} />}
          {...pagesOf(
            next,
            after,
            (place) => void navigate({ search: (old) => ({ ...old, after: place }) }),
          )}
        />
        {explained !== undefined && (
          <WhyPanel
            why={explained.why}
            clauseAddress={clauseAddress}
            paper={
              <ConclusionPaper
                stream="publication-day"
                of={explained.regionId}
                part={`${year}/${what}`}
              />
            }
            made={<MadePapers stream="publication-day" of={explained.regionId} />}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {chosen !== undefined && <LayDown one={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
