// What follows a person for life (art. 24): every decision, the bars of a day as a timeline, what still weighs when it has ended.
import type { PersonRegister } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { DecisionStateMark, useMeasuresWord } from './accountability-words.tsx';
import { BarsPicture, BarsTable } from './bars-picture.tsx';

const QUESTIONS = [
  'promotion',
  'importantAppointment',
  'leadershipPost',
  'higherPost',
  'gradeRise',
  'honours',
] as const;

type Bars = NonNullable<PersonRegister['bars']>;

function Combined({ bars: { combined, veto, reasons } }: { bars: Bars }) {
  const { t } = useTranslation();
  const word = ({ state, until, orUntil }: Bars['veto'] | Bars['combined']['promotion']) => {
    if (state === 'until')
      return until === undefined
        ? t('accountability.barredAtLeast', { on: orUntil ?? '' })
        : t('accountability.barredUntil', { on: until });
    return state === 'cannot-tell' && orUntil !== undefined && until !== undefined
      ? t('accountability.barredEither', { on: orUntil, or: until })
      : t(`accountability.combinedStates.${state}`);
  };
  return (
    <>
      <dl className="lines wide articles">
        {QUESTIONS.map((question) => (
          <div className="line" key={question}>
            <dt>{t(`accountability.questions.${question}`)}</dt>
            <dd>{word(combined[question])}</dd>
          </div>
        ))}
        <div className="line">
          <dt>{t('accountability.questions.excellentAppraisal')}</dt>
          <dd>
            {combined.excellentAppraisal.years.length === 0
              ? t('accountability.combinedStates.none')
              : t('accountability.notExcellent', {
                  years: combined.excellentAppraisal.years.join('、'),
                })}
          </dd>
        </div>
        <div className="line">
          <dt>{t('accountability.veto')}</dt>
          <dd>{word(veto)}</dd>
        </div>
      </dl>
      <ul className="muted">
        {reasons.map(({ code, text }) => (
          <li key={code + text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function BarsPart({ bars, asOf }: { bars: Bars; asOf: string }) {
  const { t } = useTranslation();
  return (
    <>
      {bars.windows.length === 0 ? (
        <p className="muted">{t('accountability.noBars')}</p>
      ) : (
        <>
          <BarsPicture windows={bars.windows} asOf={asOf} />
          <BarsTable windows={bars.windows} />
        </>
      )}
      <Combined bars={bars} />
      <p className="muted">{t('accountability.barsNote')}</p>
    </>
  );
}

function Register({ register, head }: { register: PersonRegister; head: ReactNode }) {
  const { t } = useTranslation();
  const measuresWord = useMeasuresWord();
  const { bars, personName: name } = register;
  const count = register.decisions.length;
  const title =
    bars === null
      ? t('accountability.registerPart', { name, count })
      : count === 0
        ? t('accountability.registerNone', { name })
        : t('accountability.registerSome', {
            name,
            count,
            running: bars.windows.filter(({ state }) => state !== 'ended').length,
          });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('accountability.personRegisterSub', { on: register.asOf })}>
        {head}
      </PageHead>
      {register.openCases > 0 && (
        <p className="conflict">{t('accountability.openCases', { count: register.openCases })}</p>
      )}
      <section className="card stack">
        <h2>{t('accountability.bars')}</h2>
        {bars === null ? (
          <p className="conflict">{t('accountability.barsNotHere')}</p>
        ) : (
          <BarsPart bars={bars} asOf={register.asOf} />
        )}
      </section>
      <section className="card stack">
        <h2>{t('accountability.decisions')}</h2>
        {register.decisions.length === 0 ? (
          <EmptyState title={t('accountability.noDecisions')} />
        ) : (
          <ul className="entries">
            {register.decisions.map((line) => (
              <li key={line.id}>
                <div className="entry-head">
                  <h3>
                    <Link
                      to="/accountability/decisions/$decisionId"
                      params={{ decisionId: line.id }}
                    >
                      {line.outcome === 'pursued'
                        ? measuresWord(line.measures)
                        : t('accountability.notPursuedOn', {
                            ground: t(`accountability.grounds.${line.ground ?? 'other'}`),
                          })}
                    </Link>
                  </h3>
                  <DecisionStateMark state={line.state} />
                </div>
                <p className="muted">
                  {line.organName}
                  {line.postTitle} · {line.organ} {line.documentNo} · {line.decidedOn}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card stack">
        <h2>{t('accountability.postsHeld')}</h2>
        <ul>
          {register.posts.map((post) => (
            <li key={`${post.organName}${post.postTitle}${post.from}`}>
              {post.from} — {post.to ?? t('accountability.toNow')} {post.organName}
              {post.postTitle}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

export function PersonRegisterPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/accountability/persons/$personId' });
  const { asOf } = useSearch({ from: '/app/accountability/persons/$personId' });
  const navigate = useNavigate({ from: '/accountability/persons/$personId' });
  const query = useQuery({
    queryKey: ['accountability', 'register', personId, asOf],
    queryFn: () =>
      call('decisions', 'person', {
        params: { personId: personId as never },
        query: asOf === undefined ? {} : { asOf: asOf as never },
      }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Register
      register={query.data}
      head={
        <>
          <Link to="/accountability/decisions">{t('accountability.decisions')}</Link>
          <Input
            type="date"
            style={{ width: 160 }}
            aria-label={t('accountability.asOf')}
            value={query.data.asOf}
            onChange={(event) =>
              void navigate({
                search: { asOf: event.target.value === '' ? undefined : event.target.value },
              })
            }
          />
        </>
      }
    />
  );
}

export function MyRegisterPage() {
  const { t } = useTranslation();
  const session = useSession();
  const isAsked = may(session, 'accountability.my-register');
  const query = useQuery({
    queryKey: ['accountability', 'register', 'mine'],
    queryFn: () => call('decisions', 'mine', {}),
    enabled: isAsked,
  });
  if (!isAsked) return <NotFound />;
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Register
      register={query.data}
      head={<Link to="/accountability">{t('menu.accountability')}</Link>}
    />
  );
}
