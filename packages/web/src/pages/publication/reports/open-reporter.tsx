// Opening who told 调阅: a reason first; what is read stands in this dialog and nowhere else.
import type { PublicReport } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.ts';
import { writtenInstant } from '../../../clock.ts';
import { ActDialog } from '../../../components/act-dialog.tsx';
import { FactLine } from '../../../components/fact-line.tsx';
import { useSigning } from '../../../shell/signing.tsx';

interface Read {
  readonly name: string | null;
  readonly contact: string | null;
}

function Ask({
  one,
  onClose,
  onRead,
}: {
  one: PublicReport;
  onClose: () => void;
  onRead: (read: Read) => void;
}) {
  const { t } = useTranslation();
  const sign = useSigning();
  return (
    <ActDialog
      title={t('publicReports.openReporter')}
      fields={[
        {
          name: 'reason',
          label: t('publicReports.openReason'),
          hint: t('publicReports.openHint'),
          kind: 'long',
        },
      ]}
      submit={t('publicReports.openReporter')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const params = { reportId: one.id };
        const body = { reason: values['reason'] ?? '' };
        onRead(
          await sign(() => call('publicReports', 'openReporter', { params, body, idempotencyKey })),
        );
      }}
    />
  );
}

/** Whether somebody gave a name, until when it is kept, who looked; a button to look. */
export function Reporter({ one }: { one: PublicReport }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [read, setRead] = useState<Read>();
  const { reporter } = one;
  if (reporter === null) return null;
  const close = () => {
    setRead(undefined);
    void queryClient.invalidateQueries({ queryKey: ['publicReports'] });
  };
  return (
    <section>
      <h3>{t('publicReports.reporter')}</h3>
      {reporter.isKept ? (
        <>
          <p>
            {reporter.eraseOn !== null
              ? t('publicReports.reporterUntil', { on: reporter.eraseOn })
              : t(reporter.hasTerm ? 'publicReports.reporterKept' : 'publicReports.reporterNoTerm')}
          </p>
          <Button onClick={() => setAsking(true)}>{t('publicReports.openReporter')}</Button>
        </>
      ) : (
        <p className="muted">{t('publicReports.noReporter')}</p>
      )}
      {reporter.openings.length > 0 && (
        <ul className="said">
          {reporter.openings.map(({ by, reason, at }) => (
            <li key={at + by}>
              {t('publicReports.opening', { by, at: writtenInstant(at), reason })}
            </li>
          ))}
        </ul>
      )}
      {isAsking && (
        <Ask
          one={one}
          onClose={() => setAsking(false)}
          onRead={(found) => {
            setAsking(false);
            setRead(found);
          }}
        />
      )}
      {read !== undefined && (
        <Modal
          open
          title={t('publicReports.reporter')}
          onCancel={close}
          footer={<Button onClick={close}>{t('app.close')}</Button>}
        >
          <dl className="lines">
            <FactLine label={t('publicReports.name')}>{read.name ?? t('common.none')}</FactLine>
            <FactLine label={t('publicReports.contact')}>
              {read.contact ?? t('common.none')}
            </FactLine>
          </dl>
          <p className="muted">{t('publicReports.readNote')}</p>
        </Modal>
      )}
    </section>
  );
}
