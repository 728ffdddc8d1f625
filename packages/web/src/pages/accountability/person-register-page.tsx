// What follows a person for life (art. 24): every decision, the bars of a day as a timeline, what still weighs when it has ended.
import type { BarQuestion, PersonRegister } from '@jinze/contracts';
import { MEASURE_NAMES } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { DayInput } from '../../components/day-input.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { NotFound } from '../not-found.tsx';
import { DecisionStateMark, useMeasuresWord } from './accountability-words.tsx';
import { BarsPicture, BarsTable, decisionsOf } from './bars-picture.tsx';

const QUESTIONS = [
  'promotion',
  'importantAppointment',
  'leadershipPost',
  'higherPost',
  'gradeRise',
  'honours',
  'excellentAppraisal',
  'veto',
] as const satisfies readonly BarQuestion[];
const questionOf = (text: string | undefined) => QUESTIONS.find((one) => one === text);

type Bars = NonNullable<PersonRegister['bars']>;

function useAnswers({ combined, veto }: Bars): (question: BarQuestion) => string {
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
  return (question) => {
    if (question === 'veto') return word(veto);
    if (question !== 'excellentAppraisal') return word(combined[question]);
    const { years, cannotTell } = combined.excellentAppraisal;
    return years.length === 0
      ? t(`accountability.combinedStates.${cannotTell.length === 0 ? 'none' : 'cannot-tell'}`)
      : t('accountability.notExcellent', { years: years.join('、') });
  };
}

/** Every answer opens the reasons it rests on. */
function Combined({
  bars,
  onWhy,
}: {
  bars: Bars;
  onWhy: (question: BarQuestion, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const answer = useAnswers(bars);
  return (
    <dl className="lines wide articles">
      {QUESTIONS.map((question) => (
        <div className="line" key={question}>
          <dt>{t(`accountability.questions.${question}`)}</dt>
          <dd>
            <button
              type="button"
              className="link-button"
              title={t('why.open')}
              onClick={(event) => onWhy(question, event.currentTarget)}
            >
              {answer(question)}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function BarsPart({
  bars,
  register,
  onWhy,
}: {
  bars: Bars;
  register: PersonRegister;
  onWhy: (question: BarQuestion, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {bars.windows.length === 0 ? (
        <p className="muted">{t('accountability.noBars')}</p>
      ) : (
        <>
          <BarsPicture windows={bars.windows} asOf={register.asOf} />
          <BarsTable windows={bars.windows} decisions={register.decisions} />
        </>
      )}
      <Combined bars={bars} onWhy={onWhy} />
      <p className="muted">{t('accountability.barsNote')}</p>
    </>
  );
}

/** What has ended bars nothing any more, and is still on record for judgement. */
function Ended({ bars, decisions }: { bars: Bars; decisions: PersonRegister['decisions'] }) {
  const { t } = useTranslation();
  const ended = bars.windows.filter(({ state }) => state === 'ended');
  if (ended.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('accountability.endedBars', { count: ended.length })}</h2>
      <ul>
        {ended.map((window) => (
          <li key={`${window.measure}${window.from}${window.prohibits.join()}`}>
            {MEASURE_NAMES[window.measure]}：{window.from} — {window.to}
            {decisionsOf(window, decisions).map(({ id, organ, documentNo }) => (
              <span key={id}>
                {' · '}
                <Link to="/accountability/decisions/$decisionId" params={{ decisionId: id }}>
                  {organ} {documentNo}
                </Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Register({
  register,
  head,
  why,
  onWhy,
}: {
  register: PersonRegister;
  head: ReactNode;
  /** The question whose reasons are open, as the address has it. */
  why: string | undefined;
  onWhy: (question: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const measuresWord = useMeasuresWord();
  const opener = useRef<HTMLElement | null>(null);
  const asked = questionOf(why);
  const { bars, whys, personName: name } = register;
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
      <div className={asked === undefined || whys === null ? 'with-panel' : 'with-panel open'}>
        <div className="stack">
          {register.openCases > 0 && (
            <p className="conflict">
              {t('accountability.openCases', { count: register.openCases })}
            </p>
          )}
          <section className="card stack">
            <h2>{t('accountability.bars')}</h2>
            {bars === null ? (
              <p className="conflict">{t('accountability.barsNotHere')}</p>
            ) : (
              <BarsPart
                bars={bars}
                register={register}
                onWhy={(question, element) => {
                  opener.current = element;
                  onWhy(question);
                }}
              />
            )}
          </section>
          {bars !== null && <Ended bars={bars} decisions={register.decisions} />}
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
        {asked !== undefined && whys !== null && (
          <WhyPanel
            why={whys[asked]}
            clauseAddress={clauseAddress}
            paper={
              <ConclusionPaper
                stream="bars"
                of={register.personId}
                part={`${asked}/${register.asOf}`}
              />
            }
            made={<MadePapers stream="bars" of={register.personId} />}
            onClose={() => {
              onWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

export function PersonRegisterPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/accountability/persons/$personId' });
  const { asOf, why } = useSearch({ from: '/app/accountability/persons/$personId' });
  const session = useSession();
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
      why={why}
      onWhy={(next) => void navigate({ search: (old) => ({ ...old, why: next }) })}
      head={
        <>
          <SheetLink path={`accountability/persons/${personId}/register`} filter={{ asOf }} />
          <Link to="/accountability/decisions">{t('accountability.decisions')}</Link>
          {may(session, 'commendations.person') && (
            <Link to="/commendations/people/$personId" params={{ personId }}>
              {t('menu.commendations')}
            </Link>
          )}
          <DayInput
            style={{ width: 160 }}
            aria-label={t('accountability.asOf')}
            value={query.data.asOf}
            onChange={(asOf) => void navigate({ search: (old) => ({ ...old, asOf }) })}
          />
        </>
      }
    />
  );
}

export function MyRegisterPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { why } = useSearch({ from: '/app/accountability/mine' });
  const navigate = useNavigate({ from: '/accountability/mine' });
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
      why={why}
      onWhy={(next) => void navigate({ search: { why: next } })}
      head={<Link to="/accountability">{t('menu.accountability')}</Link>}
    />
  );
}
