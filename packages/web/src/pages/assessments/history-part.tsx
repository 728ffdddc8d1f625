// 谁在什么时候为什么改了哪一项: every change of a score with the facts that caused it, every mark, and what was told.
import type { SubjectEvent } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { betweenIn } from './assessment-words.tsx';
import { factWord } from './fact-words.ts';
import { useScoreWord } from './score-bars.tsx';

type Of<Kind extends SubjectEvent['kind']> = Extract<SubjectEvent, { kind: Kind }>;

function useTotalWord() {
  const word = useScoreWord();
  return (side: Pick<Of<'told'>, 'total' | 'between'> | null) =>
    side === null ? '—' : word({ points: side.total, between: betweenIn(side.between), of: 0 });
}

function Scored({ one }: { one: Of<'score'> }) {
  const { t } = useTranslation();
  const total = useTotalWord();
  return (
    <li>
      <strong>{t(`assessments.causes.${one.cause}`)}</strong> {writtenInstant(one.at)} {one.by}
      <span className="under">
        {t('assessments.totalFromTo', { before: total(one.before), after: total(one.after) })}
        {one.after.grade !== null && ` ${one.after.grade}`}
      </span>
      {one.reason !== null && <span className="under">{one.reason}</span>}
      {one.facts.length > 0 && (
        <details open={one.facts.length <= 3}>
          <summary>{t('assessments.factsChanged', { count: one.facts.length })}</summary>
          <ul>
            {one.facts.map((fact) => (
              <li key={fact.fact}>
                {fact.asks}：{factWord(fact.before, fact.kind, t)} →{' '}
                {factWord(fact.after, fact.kind, t)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Marked({ one }: { one: Of<'mark'> }) {
  const { t } = useTranslation();
  const after = factWord(one.after, one.factKind, t);
  return (
    <li>
      <strong>
        {t(one.before === null ? 'assessments.markGiven' : 'assessments.markChanged')}
      </strong>{' '}
      {writtenInstant(one.at)} {one.by}
      <span className="under">
        {one.asks}：
        {one.before === null ? after : `${factWord(one.before, one.factKind, t)} → ${after}`}
      </span>
      <span className="under">{one.reason}</span>
      {one.evidence.length > 0 && (
        <span className="under muted small">
          {t('assessments.shownBy', { what: one.evidence.join('、') })}
        </span>
      )}
    </li>
  );
}

/** What was told then opens as it was told. */
function Told({ one, subjectId }: { one: Of<'told'>; subjectId: Id<'assessed'> }) {
  const { t } = useTranslation();
  const total = useTotalWord();
  return (
    <li>
      <strong>{t('assessments.toldEvent')}</strong> {writtenInstant(one.at)}
      <span className="under">
        {total(one)} {one.proposedGrade ?? ''}{' '}
        <Link
          to="/assessments/subjects/$subjectId"
          params={{ subjectId }}
          search={{ told: one.number }}
        >
          {t('assessments.openTold')}
        </Link>
      </span>
    </li>
  );
}

function Event({ one, subjectId }: { one: SubjectEvent; subjectId: Id<'assessed'> }) {
  switch (one.kind) {
    case 'score':
      return <Scored one={one} />;
    case 'mark':
      return <Marked one={one} />;
    case 'told':
      return <Told one={one} subjectId={subjectId} />;
  }
}

export function HistoryPart({ subjectId }: { subjectId: Id<'assessed'> }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery({
    queryKey: ['assessments', 'history', subjectId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call('assessments', 'history', {
        params: { subjectId },
        query: { limit: 20, ...(pageParam === undefined ? {} : { after: pageParam }) },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (history.isPending) return <Loading lines={3} />;
  if (history.isError) return <ErrorState error={history.error} />;
  const changes = history.data.pages.flatMap(({ items }) => items);
  return (
    <section className="card stack tight">
      <h2>{t('assessments.history')}</h2>
      {changes.length === 0 ? (
        <p className="muted">{t('assessments.noHistory')}</p>
      ) : (
        <ol className="timeline">
          {changes.map((one) => (
            <Event
              key={`${one.kind} ${one.kind === 'mark' ? one.id : ''} ${one.number}`}
              one={one}
              subjectId={subjectId}
            />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button className="start" onClick={() => void history.fetchNextPage()}>
          {t('assessments.earlier')}
        </Button>
      )}
    </section>
  );
}
