// What is said first of an accident: the answer under its name, and what waits for a person.
import type { Accident, AccidentTimetable } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  countOf,
  investigatesNow,
  investigatorWord,
  nextStep,
  nextWord,
  waitsWord,
} from './accident-answer.ts';
import { FollowingList } from './timetable-part.tsx';
import { stepKey, stepWord, TimetableMark } from './timetable-words.tsx';

/** Exceptions that need a person come before the complete list. */
export function Waiting({ timetable }: { timetable: AccidentTimetable }) {
  const { t } = useTranslation();
  const { steps } = timetable.timetable;
  const late = steps.filter(({ state }) => state === 'overdue');
  if (late.length === 0 && timetable.following.length === 0 && timetable.odd.length === 0)
    return null;
  return (
    <section className="card">
      <h2>{t('accidents.toCheck')}</h2>
      <ul className="todo">
        {late.map((step) => (
          <li key={stepKey(step)}>
            <span className="row">
              {stepWord(step, t)}
              <TimetableMark step={step} />
            </span>
            <Link
              to="."
              search={(old) => ({ ...old, part: 'timetable' as const, why: stepKey(step) })}
            >
              {t('accidents.whyStep')}
            </Link>
          </li>
        ))}
        {timetable.odd.map(({ code, text }) => (
          <li key={code}>
            <span>{t('accidents.oddAs', { text })}</span>
            <Link to="." search={(old) => ({ ...old, part: 'events' as const })}>
              {t('accidents.toEvents')}
            </Link>
          </li>
        ))}
        <FollowingList following={timetable.following} />
      </ul>
    </section>
  );
}

export function Answer({
  accident,
  timetable,
}: {
  accident: Accident;
  timetable: AccidentTimetable | undefined;
}) {
  const { t } = useTranslation();
  const next = timetable === undefined ? undefined : nextStep(timetable.timetable.steps);
  const waits =
    timetable === undefined
      ? ''
      : waitsWord(
          {
            overdue: countOf(timetable, 'overdue'),
            cannotTell: countOf(timetable, 'cannot-tell'),
          },
          t,
        );
  const now = investigatesNow(accident);
  return (
    <>
      {accident.state === 'recorded' && (
        <span className="answer-line">
          {[
            now === undefined
              ? investigatorWord(accident, t)
              : t('accidents.investigator.now', { by: now }),
            next === undefined ? '' : nextWord(next, t),
            waits,
          ]
            .filter((text) => text !== '')
            .map((text) => t('accidents.sentence', { text }))
            .join('')}
        </span>
      )}
      <span>
        {t('accidents.pageSub', {
          region: accident.regionName,
          on: accident.occurredOn,
          knownAsOf: accident.knownAsOf,
          source: accident.sourceDocument,
        })}
      </span>
    </>
  );
}
