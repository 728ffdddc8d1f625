// Signing in: by name and password, or in the demo by choosing whom to be.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, setCsrfToken } from '../api/client.ts';
import { ActError, ErrorState, Loading } from '../components/feedback.tsx';
import { FormPage } from '../components/form-page.tsx';
import { usePageTitle } from '../components/page-head.tsx';
import { sessionQuery } from '../shell/session.ts';

type Person = Awaited<ReturnType<typeof call<'access', 'signInForm'>>>['people'][number];

/** Keeps the new session and goes where the person wanted to go. */
function useEntering() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { next } = useSearch({ from: '/sign-in' });
  return async (session: Awaited<ReturnType<typeof call<'access', 'signIn'>>>) => {
    queryClient.clear();
    setCsrfToken(session.csrfToken);
    queryClient.setQueryData(sessionQuery.queryKey, session);
    if (next === undefined) await navigate({ to: '/' });
    else router.history.push(next);
  };
}

function Choices({
  people,
  onChoose,
}: {
  people: readonly Person[];
  onChoose: (person: Person) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="choices">
      {people.map((person) => (
        <li key={person.accountId}>
          <button type="button" onClick={() => onChoose(person)}>
            <strong>{person.displayName}</strong>
            <span className="muted">
              {person.title === '' ? t(`role.${person.role}`) : person.title}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function DemoSignIn({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const enter = useEntering();
  const signIn = useMutation({
    mutationFn: (person: Person) =>
      call('access', 'signIn', { body: { accountId: person.accountId } }),
    onSuccess: enter,
  });
  const offices = people.filter((person) => person.role !== 'leader');
  const leaders = people.filter((person) => person.role === 'leader');
  const regions = [...new Set(leaders.map((person) => person.regionName))];
  return (
    <>
      <p className="muted">{t('signIn.demoHint')}</p>
      <ActError error={signIn.error} />
      <section className="card">
        <h2>{t('signIn.offices')}</h2>
        <Choices people={offices} onChoose={signIn.mutate} />
      </section>
      {regions.map((region) => (
        <section key={region} className="card">
          <h2>{t('signIn.leaders', { region })}</h2>
          <Choices
            people={leaders.filter((person) => person.regionName === region)}
            onChoose={signIn.mutate}
          />
        </section>
      ))}
    </>
  );
}

function PasswordSignIn() {
  const { t } = useTranslation();
  const enter = useEntering();
  return (
    <section className="card">
      <FormPage
        fields={[
          { name: 'loginName', label: t('signIn.name'), autoComplete: 'username' },
          {
            name: 'password',
            label: t('signIn.password'),
            kind: 'password',
            autoComplete: 'current-password',
          },
        ]}
        submit={t('signIn.submit')}
        onSubmit={async (values) =>
          enter(
            await call('access', 'signIn', {
              body: { loginName: values['loginName'] ?? '', password: values['password'] ?? '' },
            }),
          )
        }
      />
    </section>
  );
}

export function SignInPage() {
  const { t } = useTranslation();
  const form = useQuery({
    queryKey: ['sign-in-form'],
    queryFn: () => call('access', 'signInForm'),
    staleTime: 0,
  });
  const isDemo = form.data?.kind === 'demo';
  const heading = usePageTitle(isDemo ? t('signIn.demoTitle') : t('signIn.title'));
  return (
    <main className={isDemo ? 'sign-in' : 'sign-in narrow'}>
      <span className="logo">
        <i aria-hidden="true">责</i>
        {t('app.name')}
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {isDemo ? t('signIn.demoTitle') : t('signIn.title')}
      </h1>
      {isDemo && <span className="chip demo">{t('app.demoBanner')}</span>}
      {form.isPending && <Loading />}
      {form.isError && <ErrorState error={form.error} onRetry={() => void form.refetch()} />}
      {form.data?.kind === 'demo' && <DemoSignIn people={form.data.people} />}
      {form.data?.kind === 'real' && <PasswordSignIn />}
      <Link to="/verify" className="muted">
        {t('signIn.verify')}
      </Link>
    </main>
  );
}
