// What the desk says of accidents, accountability, vetting and commendations: to each their own turn, and nothing of others.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { daysBetween, today } from '../clock.ts';
import { StateMark } from '../components/marks.tsx';
import { may, runsBodiesOf, useSession } from '../shell/session.ts';
import { nextWord, waitsWord } from './accidents/accident-answer.ts';

/** How many, the words, and the way there. */
export type TodoLine = readonly [count: number, words: string, link: ReactNode];

/** So many accidents here; their own page has the rest. */
const SHOWN = 6;
/** A step is said so many days ahead. */
const AHEAD_DAYS = 7;

/** What I was told of and may still answer, the nearest day first. The server names none before the telling. */
export function useStatementsDue() {
  const session = useSession();
  const mine = useQuery({
    queryKey: ['accountability', 'mine'],
    queryFn: () => call('accountability', 'mine'),
    enabled: may(session, 'accountability.mine'),
  });
  return (mine.data?.items ?? [])
    .flatMap((line) =>
      line.state === 'told' && line.answerBy !== null ? [{ ...line, answerBy: line.answerBy }] : [],
    )
    .toSorted((a, b) => a.answerBy.localeCompare(b.answerBy));
}

export function StatementsCard() {
  const { t } = useTranslation();
  const due = useStatementsDue();
  if (due.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('desk.statements', { count: due.length })}</h2>
      <ul className="todo">
        {due.map(({ id, caseTitle, answerBy }) => {
          const left = daysBetween(today(), answerBy);
          return (
            <li key={id}>
              <span>
                <Link to="/accountability/worksheets/$worksheetId" params={{ worksheetId: id }}>
                  {caseTitle}
                </Link>
              </span>
              {left < 0 ? (
                <StateMark state="overdue" text={t('desk.statementOver', { on: answerBy })} />
              ) : (
                <StateMark
                  state="due-soon"
                  text={t(left === 0 ? 'desk.statementToday' : 'desk.statementLeft', {
                    on: answerBy,
                    count: left,
                  })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Of the latest accidents of a region those that have a step overdue, or one due within days. */
function useAccidentsTodo(regionPath: string | undefined): readonly TodoLine[] {
  const { t } = useTranslation();
  const session = useSession();
  const list = useQuery({
    queryKey: ['accidents', 'list', regionPath, 'desk'],
    queryFn: () => call('accidents', 'list', { query: { region: regionPath ?? '', limit: 50 } }),
    enabled: regionPath !== undefined && may(session, 'accidents.list'),
  });
  // What lies below is another office's to record: it is counted here and not asked for.
  const [own, below] = [true, false].map((isOwn) =>
    (list.data?.items ?? []).filter((one) => runsBodiesOf(session, one.regionPath) === isOwn),
  );
  const lines = (own ?? []).flatMap(({ id, name, waits }): TodoLine[] => {
    const due = waits?.next?.due ?? null;
    const isNear = due !== null && daysBetween(today(), due.slice(0, 10)) <= AHEAD_DAYS;
    if (waits === null || (waits.overdue === 0 && !isNear)) return [];
    const what = [
      ...(waits.overdue > 0 ? [waitsWord({ overdue: waits.overdue, cannotTell: 0 }, t)] : []),
      ...(isNear && waits.next !== null ? [nextWord({ ...waits.next, due }, t)] : []),
    ].join(t('accidents.and'));
    return [
      [
        1,
        t('desk.accident', { name, what }),
        <Link
          key={id}
          to="/accidents/$accidentId"
          params={{ accidentId: id }}
          search={{ part: 'timetable' }}
        >
          {t('desk.go')}
        </Link>,
      ],
    ];
  });
  const line = (key: 'accidentsMore' | 'accidentsBelow', count: number): TodoLine => [
    count,
    t(`desk.${key}`, { count }),
    <Link key={key} to="/accidents">
      {t('desk.open')}
    </Link>,
  ];
  const late = (below ?? []).filter(({ waits }) => waits !== null && waits.overdue > 0);
  return [
    ...lines.slice(0, SHOWN),
    line('accidentsMore', lines.length - SHOWN),
    line('accidentsBelow', late.length),
  ];
}

function useDecisionsTodo(): readonly TodoLine[] {
  const { t } = useTranslation();
  const session = useSession();
  const toDecide = useQuery({
    queryKey: ['accountability', 'to-decide'],
    queryFn: () => call('accountability', 'toDecide'),
    enabled: may(session, 'accountability.to-decide'),
  });
  const count = toDecide.data?.items.length ?? 0;
  return [
    [
      count,
      t('desk.toDecide', { count }),
      <Link key="decide" to="/accountability">
        {t('desk.go')}
      </Link>,
    ],
  ];
}

/** To the department, the office or the organ: a list that somebody here is on is in no count of theirs. */
function useVettingTodo(): readonly TodoLine[] {
  const { t } = useTranslation();
  const session = useSession();
  const list = useQuery({
    queryKey: ['vetting', 'list', 'desk'],
    queryFn: () => call('vetting', 'list', { query: { limit: 1 } }),
    enabled: may(session, 'vetting.list'),
  });
  const asked = useQuery({
    queryKey: ['vetting', 'discipline', 'desk'],
    queryFn: () => call('vetting', 'disciplineList', { query: { limit: 1 } }),
    enabled: may(session, 'vetting.discipline-list'),
  });
  const waiting = list.data?.waiting;
  const ofOrgan = asked.data?.waiting;
  const isAsking = may(session, 'vetting.create');
  const line = (
    key: 'draft' | 'requested' | 'prepared' | 'reviewed' | 'changed' | 'toConclude',
  ): TodoLine => [
    waiting?.[key] ?? 0,
    t(`desk.vetting.${key}`, { count: waiting?.[key] ?? 0 }),
    <Link key={key} to="/vetting" search={{ state: key === 'toConclude' ? 'issued' : key }}>
      {t('desk.go')}
    </Link>,
  ];
  const ofOrganLine = (key: 'none' | 'drafted'): TodoLine => [
    ofOrgan?.[key] ?? 0,
    t(`desk.vetting.organ.${key}`, { count: ofOrgan?.[key] ?? 0 }),
    <Link key={key} to="/vetting">
      {t('desk.go')}
    </Link>,
  ];
  return [
    ...(isAsking
      ? [line('draft'), line('toConclude')]
      : [line('changed'), line('requested'), line('prepared'), line('reviewed')]),
    ofOrganLine('none'),
    ofOrganLine('drafted'),
  ];
}

function useCommendationsTodo(): readonly TodoLine[] {
  const { t } = useTranslation();
  const session = useSession();
  const list = useQuery({
    queryKey: ['commendations', 'list', 'desk'],
    queryFn: () => call('commendations', 'list', { query: { limit: 1 } }),
    enabled: may(session, 'commendations.list'),
  });
  const { toExamine = 0, toPublicise = 0, toDecide = 0 } = list.data?.waiting ?? {};
  const line = (
    action: string,
    count: number,
    key: 'toExamine' | 'toPublicise' | 'toDecide',
    state: 'open' | 'examined' | 'publicised',
  ): TodoLine[] =>
    may(session, action)
      ? [
          [
            count,
            t(`desk.commendations.${key}`, { count }),
            <Link key={key} to="/commendations" search={{ state }}>
              {t('desk.go')}
            </Link>,
          ],
        ]
      : [];
  return [
    ...line('commendations.examine', toExamine, 'toExamine', 'open'),
    ...line('commendations.publicise', toPublicise, 'toPublicise', 'examined'),
    ...line('commendations.grant', toDecide, 'toDecide', 'publicised'),
  ];
}

function useInspectionsTodo(): readonly TodoLine[] {
  const { t } = useTranslation();
  const session = useSession();
  const list = useQuery({
    queryKey: ['inspections', 'list', 'desk'],
    queryFn: () => call('inspections', 'list', { query: { limit: 1 } }),
    enabled: may(session, 'inspections.list'),
  });
  const { open = 0, overdue = 0 } = list.data ?? {};
  const line = (count: number, key: 'open' | 'overdue'): TodoLine => [
    count,
    t(`desk.inspections.${key}`, { count }),
    <Link key={key} to="/inspections" search={key === 'open' ? { state: 'open' } : {}}>
      {t('desk.go')}
    </Link>,
  ];
  return [line(overdue, 'overdue'), line(open, 'open')];
}

/** All of it that is somebody's turn here; accidents of the region in hand. */
export function useCasesTodo(regionPath: string | undefined): readonly TodoLine[] {
  const lines = [
    useAccidentsTodo(regionPath),
    useDecisionsTodo(),
    useVettingTodo(),
    useCommendationsTodo(),
    useInspectionsTodo(),
  ];
  return lines.flat().filter(([count]) => count > 0);
}

/** Beside what else is on the desk of a department, or of a leader who works in one. */
export function CasesTodoCard() {
  const { t } = useTranslation();
  const todo = useCasesTodo(undefined);
  if (todo.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('desk.waiting')}</h2>
      <ul className="todo">
        {todo.map(([, words, link]) => (
          <li key={words}>
            <span>{words}</span>
            {link}
          </li>
        ))}
      </ul>
    </section>
  );
}
