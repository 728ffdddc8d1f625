// The log as a whole, for auditors and offices: one sentence first, then its state, its witnesses and its entries.
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActError, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { EntryList, RecordSearch } from './entry-list.tsx';
import { LedgerLinks } from './ledger-links.tsx';
import { Findings, StatusLines, Witnesses } from './ledger-status.tsx';
import { answerOf } from './ledger-words.ts';

const REFETCH_MS = 5000;

/** An office goes from a number to the record itself; an auditor sees entries, never contents. */
function FindRecord() {
  const navigate = useNavigate();
  return (
    <section className="card">
      <RecordSearch
        onSearch={(record) => {
          if (record !== undefined)
            void navigate({ to: '/ledger/records/$record', params: { record } });
        }}
      />
    </section>
  );
}

function Log() {
  const { t } = useTranslation();
  const session = useSession();
  const query = useQuery({
    queryKey: ['ledger', 'status'],
    queryFn: () => call('ledger', 'status'),
    refetchInterval: REFETCH_MS,
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.data === undefined)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const status = query.data;
  const answer = answerOf(status, t);
  return (
    <div className="stack printed" data-tone={answer.tone}>
      <PageHead
        title={answer.words}
        sub={t('ledger.sub', {
          origin: status.origin,
          profile: t(`ledger.profile.${status.profile}`),
          at: writtenInstant(status.now),
        })}
      />
      <LedgerLinks />
      {/* What was last read stays readable; that it is not fresh is said. */}
      <ActError error={query.error} />
      <Findings findings={status.findings} />
      <StatusLines status={status} />
      <Witnesses status={status} />
      {may(session, 'ledger.entries') && <EntryList />}
      {may(session, 'ledger.record') && <FindRecord />}
    </div>
  );
}

/** Who has no business with the log as such has receipts. */
export function LedgerPage() {
  return may(useSession(), 'ledger.status') ? <Log /> : <Navigate to="/ledger/mine" replace />;
}
