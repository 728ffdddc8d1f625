// 调阅: the record of a body below is not read before its reader has said why.
import type { DutyRecord } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { FormPage } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';

export function OpenRecord({
  recordId,
  onOpened,
}: {
  recordId: DutyRecord['id'];
  onOpened: (record: DutyRecord) => void;
}) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  return (
    <div className="stack">
      <PageHead title={t('records.openTitle')}>
        <Link to="/records">{t('records.back')}</Link>
      </PageHead>
      <section className="card form-card stack">
        <p>{t('records.openHint')}</p>
        <FormPage
          fields={[{ name: 'reason', label: t('records.openReason'), kind: 'long' }]}
          submit={t('records.open')}
          onSubmit={async ({ reason = '' }) =>
            onOpened(
              await call('performance', 'open', {
                params: { recordId },
                body: { reason },
                idempotencyKey: key,
              }),
            )
          }
        />
      </section>
    </div>
  );
}
