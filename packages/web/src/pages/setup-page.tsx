// One-time links: creating the three administrators, or choosing a password.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { type FieldDefinition, FormPage } from '../components/form-page.tsx';
import { usePageTitle } from '../components/page-head.tsx';

const KINDS = ['system', 'security', 'audit'] as const;
/** The least length of a password, as the contract has it. */
const LEAST = 12;

function Bootstrap({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  const fields = KINDS.flatMap((kind): FieldDefinition[] => [
    {
      name: `${kind}-login`,
      label: `${t(`setup.${kind}`)} · ${t('signIn.name')}`,
      autoComplete: 'off',
    },
    {
      name: `${kind}-name`,
      label: `${t(`setup.${kind}`)} · ${t('setup.displayName')}`,
      autoComplete: 'off',
    },
    {
      name: `${kind}-password`,
      label: `${t(`setup.${kind}`)} · ${t('signIn.password')}`,
      hint: t('setup.passwordHint'),
      kind: 'password',
      autoComplete: 'new-password',
      least: LEAST,
    },
  ]);
  return (
    <FormPage
      fields={fields}
      submit={t('setup.submit')}
      onSubmit={async (values) => {
        const one = (kind: (typeof KINDS)[number]) => ({
          loginName: values[`${kind}-login`] ?? '',
          displayName: values[`${kind}-name`] ?? '',
          password: values[`${kind}-password`] ?? '',
        });
        await call('access', 'bootstrap', {
          body: {
            token,
            administrators: {
              system: one('system'),
              security: one('security'),
              audit: one('audit'),
            },
          },
        });
        onDone();
      }}
    />
  );
}

function Invitation({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <FormPage
      fields={[
        {
          name: 'password',
          label: t('signIn.password'),
          hint: t('setup.passwordHint'),
          kind: 'password',
          autoComplete: 'new-password',
          least: LEAST,
        },
      ]}
      submit={t('setup.accept')}
      onSubmit={async (values) => {
        await call('access', 'acceptInvitation', {
          body: { token, password: values['password'] ?? '' },
        });
        onDone();
      }}
    />
  );
}

export function SetupPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/setup/$token' });
  const [isDone, setDone] = useState(false);
  const link = useQuery({
    queryKey: ['setup', token],
    queryFn: () => call('access', 'setupForm', { params: { token } }),
    retry: false,
    enabled: !isDone,
  });
  const isBootstrap = link.data?.purpose === 'bootstrap';
  const title = isBootstrap ? t('setup.bootstrapTitle') : t('setup.invitationTitle');
  const heading = usePageTitle(title);
  return (
    <main className="sign-in narrow">
      <span className="logo">
        <i aria-hidden="true">责</i>
        {t('app.name')}
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <section className="card">
        {isDone ? (
          <EmptyState
            title={isBootstrap ? t('setup.done') : t('setup.accepted')}
            action={<a href="/sign-in">{t('setup.toSignIn')}</a>}
          />
        ) : (
          <>
            {link.isPending && <Loading />}
            {link.isError && <ErrorState error={link.error} />}
            {link.data !== undefined && (
              <p className="muted" style={{ marginBottom: 12 }}>
                {isBootstrap
                  ? t('setup.bootstrapHint')
                  : t('setup.invitationHint', {
                      name: link.data.displayName ?? '',
                      login: link.data.loginName ?? '',
                    })}
              </p>
            )}
            {isBootstrap && <Bootstrap token={token} onDone={() => setDone(true)} />}
            {link.data?.purpose === 'invitation' && (
              <Invitation token={token} onDone={() => setDone(true)} />
            )}
          </>
        )}
      </section>
    </main>
  );
}
