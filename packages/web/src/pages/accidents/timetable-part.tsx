// The statutory timetable of an accident: as known now, and at each new grade as it was until then and from then on.
import type {
  AccidentTimetable,
  AccidentVersion,
  Following,
  Regrading,
  TimetableAsked,
} from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { may, useSession } from '../../shell/session.ts';
import { gradeWord } from './accident-words.tsx';
import { type StepChange, stepChanges } from './timetable-changes.ts';
import { TimetablePicture } from './timetable-picture.tsx';
import { type Step, stepKey, stepWord, TimetableMark, whenWord } from './timetable-words.tsx';

/** Opens the why panel of a step; the opener gets its focus back. */
export type OnWhy = (key: string, opener: HTMLElement) => void;

function DueWord({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { due, otherDue = [], notBefore } = step;
  if (due === null)
    return <span className="muted">{t(`accidents.noLimit.${limitless(step)}`)}</span>;
  return (
    <>
      {notBefore !== undefined && t('accidents.notBefore', { on: notBefore })}
      <span className="nowrap">{whenWord(due)}</span>
      {otherDue.length > 0 &&
        ` ${t('accidents.orBy', { days: otherDue.join(t('accidents.and')) })}`}
    </>
  );
}

const limitless = ({ state }: Step) =>
  state === 'not-started' || state === 'cannot-tell' ? state : 'at-once';

function StepsTable({
  steps,
  onWhy,
  open,
}: {
  steps: readonly Step[];
  onWhy: OnWhy;
  open: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <table className="plain cards steps-table">
      <caption className="visually-hidden">{t('accidents.stepsCaption')}</caption>
      <thead>
        <tr>
          {(['step', 'from', 'limit', 'doneAt', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`accidents.stepColumns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const key = stepKey(step);
          return (
            <tr key={key} data-open={open === key} data-state={step.state}>
              <td className="head">
                <div className="cell">{stepWord(step, t)}</div>
              </td>
              <td data-label={t('accidents.stepColumns.from')}>
                <div className="cell">
                  {step.from !== undefined && <span className="nowrap">{whenWord(step.from)}</span>}
                </div>
              </td>
              <td data-label={t('accidents.stepColumns.limit')}>
                <div className="cell">
                  <DueWord step={step} />
                </div>
              </td>
              <td data-label={t('accidents.stepColumns.doneAt')}>
                <div className="cell">
                  {step.done !== undefined && <span className="nowrap">{whenWord(step.done)}</span>}
                </div>
              </td>
              <td className="how" data-label={t('accidents.stepColumns.state')}>
                <div className="cell">
                  <button
                    type="button"
                    className="link-button"
                    title={t('why.open')}
                    onClick={(event) => onWhy(key, event.currentTarget)}
                  >
                    <TimetableMark step={step} />
                  </button>
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ChangedStep({ step }: { step: Step | undefined }) {
  const { t } = useTranslation();
  if (step === undefined) return <span className="muted">{t('accidents.notRequired')}</span>;
  return (
    <span className="row">
      <TimetableMark step={step} />
      {step.due !== null && (
        <span>{t('accidents.picture.limit', { due: whenWord(step.due) })}</span>
      )}
      {step.by !== undefined && <span>{step.by}</span>}
    </span>
  );
}

function Change({ change }: { change: StepChange }) {
  const { t } = useTranslation();
  const named = change.after ?? change.before;
  if (named === undefined) return null;
  return (
    <tr>
      <td className="head">
        <div className="cell">{stepWord(named, t)}</div>
      </td>
      <td data-label={t('accidents.untilThen')}>
        <div className="cell">
          <ChangedStep step={change.before} />
        </div>
      </td>
      <td data-label={t('accidents.fromThen')}>
        <div className="cell">
          <ChangedStep step={change.after} />
        </div>
      </td>
    </tr>
  );
}

/** What moved with the grade, both sides in one table. */
function RegradingCard({ regrading }: { regrading: Regrading }) {
  const { t } = useTranslation();
  const { from, to, before, after, reason, recordedAt } = regrading;
  const by = ({ grade }: TimetableAsked) => grade.investigatedBy?.by ?? t('accidents.unknown');
  return (
    <section className="card stack tight">
      <h2>
        {t('accidents.regraded', {
          at: writtenInstant(recordedAt),
          from: gradeWord(from, t),
          to: gradeWord(to, t),
        })}
      </h2>
      <p className="muted">{reason}</p>
      <table className="plain cards">
        <caption className="visually-hidden">{t('accidents.regradedCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('accidents.stepColumns.step')}</th>
            <th scope="col">{t('accidents.untilThen')}</th>
            <th scope="col">{t('accidents.fromThen')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="head">
              <div className="cell">{t('accidents.investigatedByLaw')}</div>
            </td>
            <td data-label={t('accidents.untilThen')}>
              <div className="cell">{by(before)}</div>
            </td>
            <td data-label={t('accidents.fromThen')}>
              <div className="cell">{by(after)}</div>
            </td>
          </tr>
          {stepChanges(before, after).map((change) => (
            <Change key={change.key} change={change} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `now`, or `before-3` and `after-3`: what was known at the instant of version 3, without and with it. */
export function askedAs(
  timetable: AccidentTimetable,
  knowledge: string | undefined,
): TimetableAsked {
  const [, side, version] = /^(before|after)-(\d+)$/.exec(knowledge ?? '') ?? [];
  const found = timetable.regradings.find((one) => String(one.version) === version);
  if (found === undefined) return timetable;
  return side === 'before' ? found.before : found.after;
}

/** Which step is asked, and as was known when. */
export const stepPart = (
  key: string,
  timetable: AccidentTimetable,
  knowledge: string | undefined,
): string => (askedAs(timetable, knowledge) === timetable ? key : `${key}@${knowledge}`);

function KnowledgeChoice({
  timetable,
  value,
  onChange,
}: {
  timetable: AccidentTimetable;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const word = (grade: Regrading['from']) => gradeWord(grade, t);
  return (
    <Segmented
      aria-label={t('accidents.asKnown')}
      className="no-print"
      value={value}
      options={[
        ...timetable.regradings.flatMap(({ version, from, to, recordedAt }) => {
          const on = writtenInstant(recordedAt).slice(0, 10);
          return [
            {
              value: `before-${version}`,
              label: t('accidents.knownBefore', { grade: word(from), on }),
            },
            {
              value: `after-${version}`,
              label: t('accidents.knownAfter', { grade: word(to), on }),
            },
          ];
        }),
        { value: 'now', label: t('accidents.knownNow') },
      ]}
      onChange={onChange}
    />
  );
}

/** What follows and nobody has recorded: it proposes, people decide. */
export function FollowingList({ following }: { following: readonly Following[] }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <>
      {following.map(({ kind, text }) => (
        <li key={kind}>
          <span>{text}</span>
          {kind === 'talk' && may(session, 'talks.proposals') && (
            <Link to="/talks/proposals">{t('accidents.toProposals')}</Link>
          )}
          {kind === 'listed-supervision' && <Link to="/supervision">{t('menu.supervision')}</Link>}
          {kind !== 'talk' && (
            <Link to="." search={(old) => ({ ...old, part: 'events' })}>
              {t('accidents.toEvents')}
            </Link>
          )}
        </li>
      ))}
    </>
  );
}

export function TimetablePart({
  timetable,
  versions,
  knowledge,
  onKnowledge,
  onWhy,
  open,
}: {
  timetable: AccidentTimetable;
  versions: readonly AccidentVersion[];
  knowledge: string | undefined;
  onKnowledge: (value: string | undefined) => void;
  onWhy: OnWhy;
  open: string | undefined;
}) {
  const { t } = useTranslation();
  const asked = askedAs(timetable, knowledge);
  const { outcome, steps, reasons } = asked.timetable;
  const facts = versions.find(({ version }) => version === asked.version) ?? versions[0];
  return (
    <div className="stack">
      {timetable.regradings.length > 0 && (
        <KnowledgeChoice
          timetable={timetable}
          value={asked === timetable ? 'now' : (knowledge ?? 'now')}
          onChange={(value) => onKnowledge(value === 'now' ? undefined : value)}
        />
      )}
      <section className="card stack tight">
        <h2>
          {outcome === 'does-not-apply'
            ? t('accidents.timetableNone')
            : t(asked === timetable ? 'accidents.timetableNow' : 'accidents.timetableThen', {
                at: writtenInstant(asked.at),
                grade: gradeWord(asked.timetable.grade ?? null, t),
              })}
        </h2>
        {outcome !== 'does-not-apply' && <p className="muted">{t('accidents.timetableSays')}</p>}
        {outcome === 'does-not-apply' || facts === undefined ? (
          <p>{reasons.map(({ text }) => text).join('；')}</p>
        ) : (
          <>
            <TimetablePicture
              steps={steps}
              occurred={facts.occurredAt ?? facts.occurredOn}
              asOf={asked.at}
            />
            <StepsTable steps={steps} onWhy={onWhy} open={open} />
          </>
        )}
      </section>
      {timetable.regradings.map((regrading) => (
        <RegradingCard key={regrading.version} regrading={regrading} />
      ))}
    </div>
  );
}
