// Who is named to read the chain of an accident, on what it rests and until when; naming, and ending it.
import type { Accident, AccidentAccess } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { useRefresh } from './use-refresh.ts';

interface DialogProps {
  readonly accident: Accident;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

function GrantDialog({
  accident,
  mayNameOthers,
  onDone,
  onClose,
}: DialogProps & { readonly mayNameOthers: boolean }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const login: FieldDefinition = {
    name: 'loginName',
    label: t('accidents.access.login'),
    hint: t('accidents.access.loginHint'),
    isOptional: true,
  };
  return (
    <ActDialog
      title={t('accidents.access.grant')}
      fields={[
        ...(mayNameOthers ? [login] : []),
        {
          name: 'basisDocument',
          label: t('accidents.access.basis'),
          hint: t('accidents.access.basisHint'),
        },
        { name: 'purpose', label: t('accidents.access.purpose') },
        { name: 'from', label: t('accidents.access.from'), kind: 'date' },
        { name: 'until', label: t('accidents.access.until'), kind: 'date' },
      ]}
      initial={{ from: today() }}
      submit={t('accidents.access.grant')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'grantAccess', {
          params: { accidentId: accident.id },
          body: {
            loginName: orNull(values['loginName']),
            basisDocument: values['basisDocument'] ?? '',
            purpose: values['purpose'] ?? '',
            from: (values['from'] ?? '') as never,
            until: (values['until'] ?? '') as never,
          },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.access.granted'));
      }}
    >
      <p className="muted">
        {t(mayNameOthers ? 'accidents.access.grantSays' : 'accidents.access.grantOneself')}
      </p>
    </ActDialog>
  );
}

function EndDialog({
  accident,
  access,
  onDone,
  onClose,
}: DialogProps & { readonly access: AccidentAccess }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ActDialog
      title={t('accidents.access.endTitle', { name: access.givenTo })}
      fields={[{ name: 'reason', label: t('accidents.access.endReason'), kind: 'long' }]}
      submit={t('accidents.access.end')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'endAccess', {
          params: { accidentId: accident.id, accessId: access.id },
          body: { version: access.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.access.wasEnded'));
      }}
    />
  );
}

function AccessLine({
  access,
  onEnd,
}: {
  access: AccidentAccess;
  onEnd: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { ended } = access;
  return (
    <li>
      <div className="entry-head">
        <h3>
          {access.givenTo}{' '}
          <span className={access.isOpen ? 'tag checked' : 'tag'}>
            {t(access.isOpen ? 'accidents.access.open' : 'accidents.access.closed')}
          </span>
        </h3>
        {onEnd !== undefined && (
          <Button className="no-print" size="small" type="text" onClick={onEnd}>
            {t('accidents.access.end')}
          </Button>
        )}
      </div>
      <p>
        {t('accidents.access.line', {
          basis: access.basisDocument,
          purpose: access.purpose,
          from: access.from,
          until: access.until,
        })}
      </p>
      <p className="muted">
        {t('accidents.access.by', { by: access.givenBy, at: writtenInstant(access.givenAt) })}
        {ended !== null &&
          t('accidents.access.endedBy', {
            by: ended.by,
            at: writtenInstant(ended.at),
            reason: ended.reason,
          })}
      </p>
    </li>
  );
}

export function ChainAccesses({
  accident,
  onDone,
}: {
  accident: Accident;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'grant' | AccidentAccess>();
  const query = useQuery({
    queryKey: ['accidents', 'accesses', accident.id],
    queryFn: () => call('accidents', 'accesses', { params: { accidentId: accident.id } }),
  });
  if (query.isPending) return <Loading lines={3} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { items, mayNameOthers, mayNameOneself } = query.data;
  const mayEnd = accident.may.includes('end-access');
  const ways = {
    accident,
    onClose: () => setDialog(undefined),
    onDone: (words: string) => {
      setDialog(undefined);
      onDone(words);
    },
  };
  return (
    <section className="card stack tight">
      <div className="card-head">
        <h2>{t('accidents.access.title')}</h2>
        {(mayNameOthers || mayNameOneself) && (
          <Button className="no-print" onClick={() => setDialog('grant')}>
            {t(mayNameOthers ? 'accidents.access.grant' : 'accidents.access.oneself')}
          </Button>
        )}
      </div>
      <p className="muted">{t('accidents.access.says')}</p>
      {items.length === 0 ? (
        <p>{t('accidents.access.none')}</p>
      ) : (
        <ul className="entries">
          {items.map((access) => (
            <AccessLine
              key={access.id}
              access={access}
              onEnd={mayEnd && access.ended === null ? () => setDialog(access) : undefined}
            />
          ))}
        </ul>
      )}
      {dialog === 'grant' && <GrantDialog {...ways} mayNameOthers={mayNameOthers} />}
      {dialog !== undefined && dialog !== 'grant' && <EndDialog {...ways} access={dialog} />}
    </section>
  );
}
