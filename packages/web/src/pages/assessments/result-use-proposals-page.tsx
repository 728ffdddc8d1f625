// What is on record elsewhere and not in the register yet: letters of vetting, decrees of commendation, final results; each is taken over by somebody.
import type { ResultUseProposal } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type Column, ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { YearSelect } from '../year-select.tsx';
import { sentWord } from './result-use-words.tsx';

function useColumns(): Column<ResultUseProposal>[] {
  const { t } = useTranslation();
  return [
    { id: 'name', title: t('resultUses.fields.name'), isHead: true, cell: (one) => one.name },
    {
      id: 'kind',
      title: t('resultUses.fields.kind'),
      isShort: true,
      cell: (one) => t(`resultUses.kinds.${one.kind}`),
    },
    { id: 'organ', title: t('resultUses.fields.organ'), cell: (one) => one.organ },
    { id: 'sent', title: t('resultUses.sent'), cell: (one) => sentWord(one, t) },
    {
      id: 'origin',
      title: t('resultUses.origin'),
      cell: (one) =>
        one.origin === 'assessment' ? (
          <Link to="/assessments/subjects/$subjectId" params={{ subjectId: one.ref }}>
            {t(`resultUses.origins.${one.origin}`)}
          </Link>
        ) : (
          t(`resultUses.origins.${one.origin}`)
        ),
    },
    {
      id: 'take',
      title: '',
      isEnd: true,
      cell: (one) => (
        <Link
          to="/assessments/uses/new"
          search={{ year: one.year, origin: one.origin, ref: one.ref }}
        >
          <Button size="small" tabIndex={-1}>
            {t('resultUses.take')}
          </Button>
        </Link>
      ),
    },
  ];
}

export function ResultUseProposalsPage() {
  const { t } = useTranslation();
  const { year = thisYear() } = useSearch({ from: '/app/assessments/uses/proposals' });
  const navigate = useNavigate({ from: '/assessments/uses/proposals' });
  const columns = useColumns();
  const proposals = useQuery({
    queryKey: ['result-uses', 'proposals', year],
    queryFn: () => call('resultUses', 'proposals', { query: { year } }),
  });
  if (proposals.isPending) return <Loading />;
  if (proposals.isError)
    return <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />;
  const { items, isCut } = proposals.data;
  const title =
    items.length === 0
      ? t('resultUses.noneProposed', { year })
      : t('resultUses.someProposed', { year, count: items.length });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('resultUses.proposalsSub')}>
        <Link to="/assessments/uses">{t('resultUses.title')}</Link>
      </PageHead>
      {isCut && <p className="conflict">{t('resultUses.proposedCut', { count: items.length })}</p>}
      <ListPage
        name="result-use-proposals"
        caption={title}
        columns={columns}
        rows={items}
        rowKey={(one) => `${one.origin} ${one.ref}`}
        isFixed
        filters={
          <YearSelect
            value={year}
            onChange={(chosen) => void navigate({ search: { year: chosen } })}
          />
        }
        empty={
          <EmptyState
            title={t('resultUses.noneProposed', { year })}
            hint={t('resultUses.noneProposedHint')}
          />
        }
      />
    </div>
  );
}
