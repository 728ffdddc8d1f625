// What is known of an accident: its grade as entered and as computed, who investigates, the facts, and every version with what it changed.
import type { Accident, AccidentVersion } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { investigatesNow, investigatorWord } from './accident-answer.ts';
import { factsInWords, GradeTag, gradeWord } from './accident-words.tsx';
import { milestoneDetails, milestoneTime } from './milestone-input.ts';
import type { OnWhy } from './timetable-part.tsx';

/** Entered beside computed: neither takes the other's place. */
function GradeFacts({ accident, onWhy }: { accident: Accident; onWhy: OnWhy }) {
  const { t } = useTranslation();
  const { answer, differsFrom } = accident.graded;
  const now = investigatesNow(accident);
  const changes = answer.regradeUntil.map(({ on, days }) =>
    t(days === 7 ? 'accidents.regradeUntilShort' : 'accidents.regradeUntil', { on, count: days }),
  );
  return (
    <dl className="lines wide">
      <FactLine label={t('accidents.gradeEntered')}>
        <GradeTag accident={accident} />
      </FactLine>
      <FactLine label={t('accidents.gradeComputed')}>
        <button
          type="button"
          className="link-button"
          title={t('why.open')}
          onClick={(event) => onWhy('grade', event.currentTarget)}
        >
          {answer.grade === undefined ? (
            <span className="state cannot-tell">{t(`accidents.outcome.${answer.outcome}`)}</span>
          ) : (
            gradeWord(answer.grade, t)
          )}
        </button>
        {answer.gradeIfMissingAreDead !== undefined &&
          answer.gradeIfMissingAreDead !== answer.grade && (
            <span className="muted">
              {' '}
              {t('accidents.ifDead', { grade: gradeWord(answer.gradeIfMissingAreDead, t) })}
            </span>
          )}
        {answer.gradeIfProduction !== undefined && (
          <span className="muted">
            {' '}
            {t('accidents.ifProduction', { grade: gradeWord(answer.gradeIfProduction, t) })}
          </span>
        )}
        {differsFrom !== null && <span className="conflict"> {t('accidents.differs')}</span>}
      </FactLine>
      {changes.length > 0 && (
        <FactLine label={t('accidents.regradeLabel')}>{changes.join('；')}</FactLine>
      )}
      <FactLine label={t('accidents.investigatedByLaw')}>{investigatorWord(accident, t)}</FactLine>
      {now !== undefined && <FactLine label={t('accidents.investigatedNow')}>{now}</FactLine>}
      {answer.reportedUpTo !== undefined && (
        <FactLine label={t('accidents.reportedUpTo')}>{answer.reportedUpTo.by}</FactLine>
      )}
    </dl>
  );
}

/** What a version says that the one before did not. */
function Changes({
  version,
  before,
}: {
  version: AccidentVersion;
  before: AccidentVersion | undefined;
}) {
  const { t } = useTranslation();
  if (before === undefined) return null;
  const then = new Map(factsInWords(before, t));
  const changed = factsInWords(version, t).filter(([label, value]) => then.get(label) !== value);
  return (
    <dl className="lines wide">
      {changed.map(([label, value]) => (
        <FactLine key={label} label={label}>
          <span className="was">{then.get(label)}</span> → {value}
        </FactLine>
      ))}
    </dl>
  );
}

function versionTitle({ version, state }: AccidentVersion) {
  if (state === 'withdrawn') return 'accidents.versionWithdrawn' as const;
  return version === 1
    ? ('accidents.versionFirst' as const)
    : ('accidents.versionCorrected' as const);
}

function Versions({ versions }: { versions: readonly AccidentVersion[] }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('accidents.versions')}</h2>
      <ul className="entries register">
        {versions.map((version, index) => (
          <li key={version.version}>
            <div className="entry-head">
              <h3>{t(versionTitle(version), { version: version.version })}</h3>
              <span className="muted">
                {t('accidents.recordedBy', {
                  by: version.recordedBy,
                  at: writtenInstant(version.recordedAt),
                })}
              </span>
            </div>
            {version.changeReason !== null && <p className="entry-text">{version.changeReason}</p>}
            <Changes version={version} before={versions[index + 1]} />
            <p className="muted">
              {t('accidents.gradeThen', {
                on: version.graded.asOf,
                grade: gradeWord(version.graded.answer.grade ?? null, t),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FactsPart({ accident, onWhy }: { accident: Accident; onWhy: OnWhy }) {
  const { t } = useTranslation();
  const standing = accident.milestones.filter(({ state }) => state === 'recorded');
  // The name stands above, the grade beside what the rule says of it.
  const facts = factsInWords(accident, t).filter(
    ([label]) => label !== t('accidents.name') && label !== t('accidents.grade'),
  );
  const isWithdrawn = accident.state === 'withdrawn';
  return (
    <div className="stack">
      <CasePage
        facts={
          <>
            <h2>{t('accidents.gradeTitle')}</h2>
            <GradeFacts accident={accident} onWhy={onWhy} />
            <h2>{t(isWithdrawn ? 'accidents.factsThen' : 'accidents.factsNow')}</h2>
            <dl className="facts">
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <SealLine record={accident.id} />
          </>
        }
        timelineTitle={t('accidents.course')}
        timeline={
          standing.length === 0
            ? [{ on: accident.occurredOn, what: t('accidents.noEvents') }]
            : standing.map((milestone) => ({
                on: milestoneTime(milestone),
                what: [
                  t(`accidents.milestoneKinds.${milestone.kind}`),
                  ...milestoneDetails(milestone, t).slice(0, 2),
                ].join(' · '),
              }))
        }
      />
      <Versions versions={accident.versions} />
    </div>
  );
}
