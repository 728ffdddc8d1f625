// Where one record stands in the log, as a line beside what is read; asked for only where it is shown.
import type { RecordSeals } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { may, useSession } from '../../shell/session.ts';
import { entryNumber } from './ledger-words.ts';

/** Sealing and witnessing follow within seconds: asked again until both are there, and for a minute where nobody witnesses. */
const AGAIN_MS = 5000;
const TIMES = 12;

export function useRecordSeals(record: string, isAsked = true) {
  return useQuery({
    queryKey: ['ledger', 'record', record],
    queryFn: () => call('ledger', 'record', { params: { record } }),
    enabled: isAsked,
    retry: false,
    refetchInterval: ({ state }) => {
      const newest = state.data?.versions[0];
      if (newest === undefined) return false;
      const isOnItsWay = newest.witnessedAt === null && state.dataUpdateCount < TIMES;
      return newest.index === null || isOnItsWay ? AGAIN_MS : false;
    },
  });
}

export function receiptAddress(record: string, version: number): string {
  return `/api/ledger/records/${record}/versions/${version}/receipt`;
}

/** The line itself: number, acceptance, witness, and the ways on. */
export function SealText({ seals, mayTake }: { seals: RecordSeals; mayTake: boolean }) {
  const { t } = useTranslation();
  const { record } = seals;
  const [newest] = seals.versions;
  if (newest === undefined) return <p className="muted">{t('ledger.seal.none')}</p>;
  const at = writtenInstant(newest.acceptedAt);
  return (
    <p className="seal-line">
      {newest.index === null
        ? t('ledger.seal.waiting', { at })
        : t('ledger.seal.line', {
            number: t('ledger.number', { n: entryNumber(newest.index) }),
            at,
            witnessed: t(
              newest.witnessedAt === null ? 'ledger.seal.unwitnessed' : 'ledger.seal.witnessed',
            ),
          })}
      {seals.isSealedOff && <span className="conflict"> {t('ledger.seal.off')}</span>}{' '}
      <span className="no-print nowrap">
        {newest.index !== null && mayTake && (
          <>
            <a href={receiptAddress(record, newest.version)} download>
              {t('ledger.receipt')}
            </a>{' '}
          </>
        )}
        <Link to="/ledger/records/$record" params={{ record }}>
          {t('ledger.seal.open')}
        </Link>
      </span>
    </p>
  );
}

/** Says nothing to who may not ask, or until there is something to say. */
export function SealLine({ record }: { record: string }) {
  const session = useSession();
  const isAsked = may(session, 'ledger.record');
  const { data } = useRecordSeals(record, isAsked);
  if (!isAsked || data === undefined) return null;
  return <SealText seals={data} mayTake={may(session, 'ledger.receipt')} />;
}
