// Which duties it serves: what is proposed stands first and ticked, each with why; the others are folded.
import type { ProposalReason, ProposedDuty } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftPerson, dutiesOf, type Proposed, withDuty } from './record-draft.ts';
import { clauseOf } from './record-words.ts';
import type { ProposedPerson } from './use-proposals.ts';

function reasonWords(reason: ProposalReason, t: TFunction): string {
  switch (reason.because) {
    case 'requirement':
      return t('records.because.requirement', { requirement: reason.requirement });
    case 'words':
      return t('records.because.words', { words: reason.words.join('”“') });
    case 'activity':
      return t('records.because.activity', { words: reason.words.join('”“') });
    case 'portfolio':
      return t('records.because.portfolio', { field: reason.field });
    case 'before':
      return t('records.because.before', { times: reason.times });
  }
}

function DutyPick({
  duty,
  isOn,
  onChange,
}: {
  duty: ProposedDuty;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const { t } = useTranslation();
  // A duty that is itself a requirement says so in its title.
  const reasons = duty.reasons
    .map((reason) => reasonWords(reason, t))
    .filter((words) => words !== duty.title);
  return (
    <li>
      <label className="duty-pick">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {duty.title} <span className="muted clause-of">{clauseOf(duty)}</span>
          {reasons.length > 0 && <span className="because">{reasons.join('；')}</span>}
        </span>
      </label>
    </li>
  );
}

function DutyLists({
  duties,
  ticked,
  onTick,
}: {
  duties: readonly ProposedDuty[];
  ticked: ReadonlySet<string>;
  onTick: (code: string, isOn: boolean) => void;
}) {
  const { t } = useTranslation();
  // What was ticked by hand stays where it was: a box that leaps away under the thumb is worse than a long list.
  const first = duties.filter(({ isProposed, reasons }) => isProposed || reasons.length > 0);
  const others = duties.filter((duty) => !first.includes(duty));
  const [isOpen] = useState(() => others.some(({ code }) => ticked.has(code)));
  const list = (some: readonly ProposedDuty[]) => (
    <ul className="duty-picks">
      {some.map((duty) => (
        <DutyPick
          key={duty.code}
          duty={duty}
          isOn={ticked.has(duty.code)}
          onChange={(isOn) => onTick(duty.code, isOn)}
        />
      ))}
    </ul>
  );
  return (
    <>
      {first.length > 0 ? list(first) : <p className="muted">{t('records.dutiesNone')}</p>}
      {others.length > 0 && (
        <details className="fold" open={isOpen}>
          <summary>{t('records.dutiesOther', { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
    </>
  );
}

/** Of so many people the duties lie open; of more they are folded under their names. */
const OPEN_FOR = 2;

function OfOne({
  name,
  count,
  isOpenAtFirst,
  children,
}: {
  name: string;
  count: number;
  isOpenAtFirst: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [isOpen] = useState(isOpenAtFirst);
  return (
    <details className="fold person-duties" open={isOpen}>
      <summary>
        {t('records.dutiesOf', { name })}{' '}
        <span className="muted">{t('records.dutiesCount', { count })}</span>
      </summary>
      {children}
    </details>
  );
}

export function DutyChoice({
  people,
  offered,
  proposed,
  isPending,
  isError,
  hasActivity,
  isCorrection,
  onChange,
}: {
  people: readonly DraftPerson[];
  offered: ReadonlyMap<string, ProposedPerson>;
  /** What counts as ticked beforehand: nothing in a correction. */
  proposed: Proposed;
  isPending: boolean;
  isError: boolean;
  hasActivity: boolean;
  isCorrection: boolean;
  onChange: (person: DraftPerson, next: DraftPerson) => void;
}) {
  const { t } = useTranslation();
  const isSeveral = people.length > 1;
  const body = (person: DraftPerson) => {
    const one = offered.get(person.personId);
    if (one === undefined) return null;
    if (one.duties.length === 0)
      return <p className="muted">{t('records.dutiesNoList', { name: one.name })}</p>;
    return (
      <DutyLists
        duties={one.duties}
        ticked={new Set(dutiesOf(person, proposed))}
        onTick={(code, isOn) => onChange(person, withDuty(person, code, isOn, proposed))}
      />
    );
  };
  return (
    <fieldset className="choice-group">
      <legend>{t('records.field.duties')}</legend>
      {people.length > 0 && hasActivity && !isError && !isCorrection && (
        <p className="muted">{t('records.dutiesProposed')}</p>
      )}
      {!hasActivity && <p className="muted">{t('records.dutiesPending')}</p>}
      {isError && <p className="muted">{t('records.dutiesFailed')}</p>}
      <div aria-busy={isPending}>
        {hasActivity &&
          people.map((person) =>
            isSeveral ? (
              <OfOne
                key={person.personId}
                name={offered.get(person.personId)?.name ?? person.name}
                count={dutiesOf(person, proposed).length}
                isOpenAtFirst={people.length <= OPEN_FOR}
              >
                {body(person)}
              </OfOne>
            ) : (
              <div key={person.personId}>{body(person)}</div>
            ),
          )}
      </div>
    </fieldset>
  );
}
