// One record in the log: the seals of its versions, its receipts and evidence package, and proposing erasure or sealing.
import type { RecordSeals, Seal } from '@jinze/contracts';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { LedgerLinks } from './ledger-links.tsx';
import { eventWords, isRecordId, standingOf } from './ledger-words.ts';
import { RestrictDialog } from './restrict-dialog.tsx';
import { receiptAddress, useRecordSeals } from './seal-line.tsx';
import { useSealColumns, When } from './seal-parts.tsx';

function Versions({ versions }: { versions: readonly Seal[] }) {
  const { t } = useTranslation();
  const mayTake = may(useSession(), 'ledger.receipt');
  const { version, what, index, acceptedAt, standing } = useSealColumns();
  return (
    <ListPage
      name="ledger-record"
      caption={t('ledger.versions')}
      isFixed
      rows={versions}
      rowKey={(seal) => seal.id}
      empty={<EmptyState title={t('ledger.seal.none')} />}
      columns={[
        { ...version, isHead: true },
        what,
        index,
        acceptedAt,
        {
          id: 'sealedAt',
          title: t('ledger.sealedAt'),
          isShort: true,
          cell: ({ sealedAt }) => <When instant={sealedAt} />,
        },
        {
          id: 'witnessedAt',
          title: t('ledger.witnessedAt'),
          isShort: true,
          cell: ({ witnessedAt }) => <When instant={witnessedAt} />,
        },
        standing,
        {
          id: 'receipt',
          title: t('ledger.receipt'),
          cell: (seal) =>
            mayTake &&
            (seal.index === null ? (
              <span className="muted nowrap">{t('ledger.notYet')}</span>
            ) : (
              <a
                href={receiptAddress(seal.record, seal.version)}
                download
                aria-label={t('ledger.receiptOf', {
                  what: t('ledger.versionOf', { n: seal.version }),
                })}
              >
                {t('ledger.download')}
              </a>
            )),
        },
      ]}
    />
  );
}

function Acts({ seals, onRestrict }: { seals: RecordSeals; onRestrict: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const take = useMutation({
    mutationFn: () => saveFile('ledger', 'package', { params: { record: seals.record } }),
  });
  const hasReceipts = seals.versions.some(({ index }) => index !== null);
  return (
    <section className="card stack tight no-print">
      <div className="row">
        {seals.mayPackage && (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
            {t('ledger.package')}
          </Button>
        )}
        {hasReceipts && may(session, 'ledger.receipts') && (
          <a href={`/api/ledger/records/${seals.record}/receipts`} download>
            {t('ledger.allReceipts')}
          </a>
        )}
        <a href="/verify">{t('ledger.toVerify')}</a>
        <span className="spacer" />
        {seals.mayRestrict && <Button onClick={onRestrict}>{t('ledger.restrict')}</Button>}
      </div>
      {seals.mayPackage && <p className="muted">{t('ledger.packageHint')}</p>}
      <ActError error={take.error} />
    </section>
  );
}

function RecordSealsView({ record }: { record: string }) {
  const { t } = useTranslation();
  const [isProposing, setProposing] = useState(false);
  const [notice, setNotice] = useState('');
  const query = useRecordSeals(record);
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const seals = query.data;
  const [newest] = seals.versions;
  return (
    <div className="stack printed">
      <PageHead
        title={
          newest === undefined
            ? t('ledger.seal.none')
            : t(`ledger.recordTitle.${standingOf(newest)}`)
        }
        sub={t('ledger.recordSub', {
          what: newest === undefined ? '' : eventWords(newest.type, t),
          record,
        })}
      />
      <LedgerLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      {seals.isSealedOff && <p className="error-summary">{t('ledger.sealedOff')}</p>}
      <Versions versions={seals.versions} />
      <Acts seals={seals} onRestrict={() => setProposing(true)} />
      {isProposing && (
        <RestrictDialog
          record={record}
          paths={seals.paths}
          onClose={() => setProposing(false)}
          onDone={() => {
            setProposing(false);
            setNotice(t('ledger.restrictionProposed'));
          }}
        />
      )}
    </div>
  );
}

export function RecordPage() {
  const { t } = useTranslation();
  const { record } = useParams({ from: '/app/ledger/records/$record' });
  if (isRecordId(record)) return <RecordSealsView key={record} record={record} />;
  return (
    <div className="stack">
      <PageHead title={t('ledger.emptyRecord')} />
      <LedgerLinks />
      <section className="card">
        <EmptyState
          title={t('ledger.emptyRecord')}
          hint={t('ledger.badRecord', { written: record.slice(0, 60) })}
        />
      </section>
    </div>
  );
}
