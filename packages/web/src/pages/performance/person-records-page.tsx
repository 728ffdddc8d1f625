// What there is of a person, without what it says: for superiors, who open the content only with a reason.
import type { RecordStatus } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { YearSelect } from '../year-select.tsx';
import { ConfirmationMark, HowRecorded } from './record-marks.tsx';
import { dutiesShort, roleWord } from './record-words.ts';

function useColumns(): readonly Column<RecordStatus>[] {
  const { t } = useTranslation();
  const session = useSession();
  const mayOpen = may(session, 'performance.open');
  return [
    {
      id: 'on',
      title: t('records.column.on'),
      isHead: true,
      cell: (record) => record.occurredOn,
    },
    {
      id: 'what',
      title: t('records.column.what'),
      cell: (record) =>
        [t(`activity.${record.activity}`), roleWord(record.activity, record.role, t)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      id: 'duties',
      title: t('records.column.duties'),
      cell: (record) => dutiesShort(record.duties, t),
    },
    {
      id: 'state',
      title: t('records.column.state'),
      cell: (record) => (
        <span className="marks">
          {record.state === 'withdrawn' ? (
            <StateMark state="not-yet-due" text={t('records.withdrawn')} />
          ) : (
            <ConfirmationMark confirmation={record.confirmation} />
          )}{' '}
          <HowRecorded record={{ isOnBehalf: false, lateDays: record.lateDays }} />
        </span>
      ),
    },
    {
      id: 'open',
      title: t('records.label.matter'),
      cell: (record) =>
        record.mayRead || mayOpen ? (
          <Link to="/records/$recordId" params={{ recordId: record.id }}>
            {t(record.mayRead ? 'records.readIt' : 'records.open')}
          </Link>
        ) : null,
    },
  ];
}

export function PersonRecordsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { personId } = useParams({ from: '/app/records/people/$personId' });
  const search = useSearch({ from: '/app/records/people/$personId' });
  const navigate = useNavigate({ from: '/records/people/$personId' });
  const columns = useColumns();
  const year = search.year ?? thisYear();
  const id = personId as Id<'person'>;
  const person = useQuery({
    queryKey: ['posts', 'person', personId],
    queryFn: () => call('posts', 'person', { params: { personId: id } }),
    enabled: may(session, 'posts.person'),
  });
  const list = useQuery({
    queryKey: ['performance', 'person-records', personId, year, search.after],
    queryFn: () =>
      call('performance', 'personRecords', {
        params: { personId: id },
        query: { year, limit: 50, after: search.after },
      }),
  });
  const title = t('records.ofPerson', { name: person.data?.name ?? '', year });
  return (
    <div className="stack records-list">
      <PageHead title={title} sub={t('records.ofPersonSub')}>
        <SheetLink path={`performance/people/${personId}/records`} filter={{ year }} />
        <YearSelect value={year} onChange={(next) => void navigate({ search: { year: next } })} />
        {person.data?.may.includes('evidence-file') === true && (
          <Link
            to="/evidence-files/people/$personId"
            params={{ personId }}
            search={{ from: `${year}-01-01`, to: `${year}-12-31` }}
          >
            {t('evidenceFiles.title')}
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="person-records"
        caption={title}
        columns={columns}
        rowKey={(record) => record.id}
        isFixed
        empty={<EmptyState title={t('records.empty')} hint={t('records.ofPersonEmpty')} />}
      />
    </div>
  );
}
