// My own records, or those of the leader I serve: what was done, newest first, and what still waits for a word.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NewRecordLink } from './new-record-link.tsx';
import { useRecordColumns } from './record-columns.tsx';
import {
  ActivityFilter,
  Boxes,
  ConfirmationFilter,
  DutyFilter,
  YearFilter,
} from './record-filters.tsx';
import { clauseOf } from './record-words.ts';
import { RecordsLinks } from './records-links.tsx';
import './records.css';
import { isNarrowed, type RecordsSearch, recordsSearch } from './records-search.ts';
import { useStart } from './use-proposals.ts';

/** What the address narrows to, as the list and its export take it. */
function filterOf({ year, activity, duty, confirmation, late, returned, state }: RecordsSearch) {
  return {
    ...(year === undefined ? {} : { year }),
    ...(activity === undefined ? {} : { activity }),
    ...(duty === undefined ? {} : { duty }),
    ...(confirmation === undefined ? {} : { confirmation }),
    ...(late === undefined ? {} : { late: 'true' as const }),
    ...(returned === undefined ? {} : { returned: 'true' as const }),
    state: state ?? ('submitted' as const),
  };
}

export function MyRecords() {
  const { t } = useTranslation();
  const session = useSession();
  const search = recordsSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const columns = useRecordColumns();
  const isOwn = may(session, 'performance.confirm');
  const start = useStart();
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['performance', 'mine', search],
    queryFn: () =>
      call('performance', 'mine', { query: { ...filter, limit: 50, after: search.after } }),
  });
  const narrow = (part: Partial<RecordsSearch>) =>
    void navigate({
      to: '.',
      search: (old: Record<string, unknown>) => ({ ...old, after: undefined, ...part }),
    });
  const duties = new Map(
    (start.data?.people ?? []).flatMap(({ duties: own }) =>
      own
        .filter(({ code, item }) => code === item)
        .map((duty) => [duty.code, `${clauseOf(duty)} ${duty.title}`.trim()] as const),
    ),
  );
  const waiting = list.data?.waiting ?? 0;
  const title = t(isOwn ? 'records.mineTitle' : 'records.servedTitle');
  return (
    <div className="stack records-list">
      <PageHead
        title={
          waiting === 0
            ? title
            : t(isOwn ? 'records.mineWaiting' : 'records.servedWaiting', { count: waiting })
        }
        sub={t('records.mineSub')}
      >
        {isOwn && session.account.personId !== null && may(session, 'evidence-files.person') && (
          <Link
            to="/evidence-files/people/$personId"
            params={{ personId: session.account.personId }}
          >
            {t('evidenceFiles.mine')}
          </Link>
        )}
        <SheetLink path="performance/records/mine" filter={filter} />
        {may(session, 'performance.record') && <NewRecordLink />}
      </PageHead>
      <RecordsLinks />
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => narrow({ after })}
        name="my-records"
        caption={title}
        columns={columns}
        rowKey={(record) => record.id}
        filters={
          <>
            <YearFilter search={search} narrow={narrow} />
            <ActivityFilter search={search} narrow={narrow} />
            {duties.size > 0 && (
              <DutyFilter
                search={search}
                narrow={narrow}
                duties={[...duties].map(([value, label]) => ({ value, label }))}
              />
            )}
            <ConfirmationFilter search={search} narrow={narrow} />
            <Boxes search={search} narrow={narrow} isNarrow={isNarrowed(search)} hasReturned />
          </>
        }
        empty={
          <EmptyState
            title={t('records.empty')}
            hint={t(isNarrowed(search) ? 'records.emptyFiltered' : 'records.emptyHint')}
            action={!isNarrowed(search) && may(session, 'performance.record') && <NewRecordLink />}
          />
        }
      />
    </div>
  );
}
