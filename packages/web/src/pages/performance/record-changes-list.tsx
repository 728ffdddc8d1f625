// What differs between two versions of a record, in words: field by field, and person by person.
import type { RecordChange } from '@jinze/contracts';
import type { Activity } from '@jinze/kernel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf } from './record-changes.ts';
import { isActivity, isBody } from './record-draft.ts';
import { type DutyNames, dutyWords, roleWord } from './record-words.ts';

type FieldChange = Extract<RecordChange, { kind: 'field' }>;
type PersonChange = Extract<RecordChange, { kind: 'participant' }>;

/** Of words that were changed, what stayed is said once. */
function Words({ before, after }: { before: string; after: string }) {
  const { start, removed, added, end } = partsOf(before, after);
  return (
    <span className="changed-words">
      {start}
      {removed !== '' && <Was>{removed}</Was>}
      {added !== '' && <Is>{added}</Is>}
      {end}
    </span>
  );
}

/** Days, kinds and what was empty are said whole: a digit of a date that differs is not read. */
const WHOLE: readonly FieldChange['field'][] = ['activity', 'body', 'occurredOn', 'occurredTo'];

function FieldLine({ change }: { change: FieldChange }) {
  const { t } = useTranslation();
  const worded = (value: string | null) => {
    if (value === null) return null;
    if (change.field === 'activity' && isActivity(value)) return t(`activity.${value}`);
    if (change.field === 'body' && isBody(value)) return t(`body.${value}`);
    return value;
  };
  const [before, after] = [worded(change.before), worded(change.after)];
  return (
    <div className="line">
      <dt>{t(`records.label.${change.field}`)}</dt>
      <dd>
        {before !== null && after !== null && !WHOLE.includes(change.field) ? (
          <Words before={before} after={after} />
        ) : (
          <>
            <Was>{before ?? t('records.change.nothing')}</Was>{' '}
            <Is>{after ?? t('records.change.nothing')}</Is>
          </>
        )}
      </dd>
    </div>
  );
}

/** One side struck, the other marked; a screen reader is told which is which. */
function Was({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <del>
      <span className="visually-hidden">{t('records.was')} </span>
      {children}
    </del>
  );
}
function Is({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ins>
      <span className="visually-hidden">{t('records.is')} </span>
      {children}
    </ins>
  );
}

type Side = NonNullable<PersonChange['before']>;

/** Of somebody who stays only what differs: role, post, and the duties that came or went. */
function Differs({
  before,
  after,
  activity,
  names,
}: {
  before: Side;
  after: Side;
  activity: Activity;
  names: DutyNames;
}) {
  const { t } = useTranslation();
  const went = before.duties.filter((code) => !after.duties.includes(code));
  const came = after.duties.filter((code) => !before.duties.includes(code));
  return (
    <ul className="differs">
      {before.role !== after.role && (
        <li>
          <Was>{roleWord(activity, before.role, t)}</Was>{' '}
          <Is>{roleWord(activity, after.role, t)}</Is>
        </li>
      )}
      {before.postTitle !== after.postTitle && (
        <li>
          <Was>{before.postTitle}</Was> <Is>{after.postTitle}</Is>
        </li>
      )}
      {went.map((code) => (
        <li key={code}>
          <Was>{dutyWords([code], names)}</Was>
        </li>
      ))}
      {came.map((code) => (
        <li key={code}>
          <Is>{dutyWords([code], names)}</Is>
        </li>
      ))}
    </ul>
  );
}

function PersonLine({
  change: { change, name, before, after },
  activity,
  names,
}: {
  change: PersonChange;
  activity: Activity;
  names: DutyNames;
}) {
  const { t } = useTranslation();
  const whole = ({ role, postTitle, duties }: Side) =>
    [
      [postTitle, roleWord(activity, role, t)].filter(Boolean).join('，'),
      duties.length === 0 ? t('records.change.noDuties') : dutyWords(duties, names),
    ].join('：');
  return (
    <div className="line">
      <dt>
        {t(`records.change.${change}`)} {name}
      </dt>
      <dd>
        {before !== null && after !== null ? (
          <Differs before={before} after={after} activity={activity} names={names} />
        ) : before !== null ? (
          <Was>{whole(before)}</Was>
        ) : (
          after !== null && <Is>{whole(after)}</Is>
        )}
      </dd>
    </div>
  );
}

export function ChangeList({
  changes,
  activity,
  names,
}: {
  changes: readonly RecordChange[];
  /** Of the record as it is: words roles. */
  activity: Activity;
  names: DutyNames;
}) {
  return (
    <dl className="lines wide changes">
      {changes.map((change) =>
        change.kind === 'field' ? (
          <FieldLine key={change.field} change={change} />
        ) : (
          <PersonLine key={change.personId} change={change} activity={activity} names={names} />
        ),
      )}
    </dl>
  );
}
