// A local instrument: each of its values with its address, what it is used for or why not, and its withdrawal.

import type { LocalLine } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { SourceTag } from '../components/marks.tsx';
import { PageHead } from '../components/page-head.tsx';
import { REGULATION } from './clause-address.ts';
import { useInForce } from './local-instruments-page.tsx';
import { WithdrawDialog } from './local-rule-acts.tsx';

function Use({ entry }: { entry: LocalLine }) {
  const { t } = useTranslation();
  if (entry.notUsed !== null)
    return <span className="muted">{t('instruments.notUsed', { reason: entry.notUsed })}</span>;
  const topic = (entry.topic ?? 'duties') as 'duties';
  if (entry.isWaiting)
    return (
      <span className="muted">
        {t('instruments.waiting', { topic: t(`instruments.topic.${topic}`) })}
      </span>
    );
  return (
    <>
      {t(`instruments.topic.${topic}`)}
      {topic === 'duties' && '：'}
      {entry.items.map((code) => (
        <span key={code}>
          <Link to="/instruments/$instrumentId" params={{ instrumentId: REGULATION }} hash={code}>
            {code.replace('art', '')}
          </Link>{' '}
        </span>
      ))}
      {topic === 'duties' && entry.items.length === 0 && t('instruments.ownItem')}
      {entry.isSuperseded && <div className="muted">{t('instruments.superseded')}</div>}
      {entry.note !== null && <div className="muted">{entry.note}</div>}
    </>
  );
}

function Entries({ entries }: { entries: readonly LocalLine[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="plain cards">
        <caption className="visually-hidden">{t('instruments.entryText')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('instruments.entry')}</th>
            <th scope="col">{t('instruments.entryText')}</th>
            <th scope="col">{t('instruments.entryRole')}</th>
            <th scope="col">{t('instruments.entryUse')}</th>
            <th scope="col">{t('instruments.entryStatus')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.parameter} id={entry.parameter} className="entry">
              <td className="head">
                <a href={`#${entry.parameter}`}>{entry.parameter.split(':').at(-1)}</a>
              </td>
              <td data-label={t('instruments.entryText')} className="wide">
                {entry.text}{' '}
                {entry.article !== null && <span className="muted">{entry.article}</span>}
                {entry.countedAs !== null && entry.countedAs !== entry.text && (
                  <div className="muted">
                    {t('instruments.countedAs', { words: entry.countedAs })}
                  </div>
                )}
              </td>
              <td data-label={t('instruments.entryRole')}>{entry.role}</td>
              <td data-label={t('instruments.entryUse')} className="wide">
                <Use entry={entry} />
              </td>
              <td data-label={t('instruments.entryStatus')} className="short">
                <SourceTag status={entry.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function LocalInstrumentPage({ instrumentId }: { instrumentId: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const inForce = useInForce();
  const { hash } = useLocation();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [notice, setNotice] = useState('');
  const query = useQuery({
    queryKey: ['instruments', 'local', 'one', instrumentId],
    queryFn: () => call('instruments', 'localInstrument', { params: { instrumentId } }),
  });
  const isHere = query.data !== undefined;
  useEffect(() => {
    if (isHere && hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'center' });
  }, [isHere, hash]);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const instrument = query.data;
  const { documentNo, importedBy, recordedAt, withdrawal } = instrument;
  const dayOf = (instant: string) => writtenInstant(instant).slice(0, 10);
  const sub = [
    instrument.placeName,
    ...(documentNo === null ? [] : [documentNo]),
    `${t('instruments.from')} ${inForce(instrument)}`,
    importedBy === null || recordedAt === null
      ? t('instruments.originBuiltIn')
      : t('instruments.importedLine', { by: importedBy, date: dayOf(recordedAt) }),
  ].join(' · ');
  return (
    <div className="stack">
      <PageHead title={`《${instrument.title}》`} sub={sub}>
        <Link to="/instruments/local">{t('instruments.toList')}</Link>
        {instrument.may.includes('withdraw') && (
          <Button onClick={() => setWithdrawing(true)}>{t('instruments.withdraw')}</Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {withdrawal !== null && (
        <p className="error-summary">
          {t('instruments.withdrawnLine', {
            date: dayOf(withdrawal.at),
            by: withdrawal.by,
            reason: withdrawal.reason,
          })}
        </p>
      )}
      <Entries entries={instrument.entries} />
      {isWithdrawing && (
        <WithdrawDialog
          instrument={instrument}
          onClose={() => setWithdrawing(false)}
          onDone={() => {
            setWithdrawing(false);
            setNotice(t('instruments.withdrawnNotice'));
            void queryClient.invalidateQueries({ queryKey: ['instruments'] });
          }}
        />
      )}
    </div>
  );
}
