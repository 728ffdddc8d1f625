// What differs between two versions of a record, in words: field by field, and person by person.
import type { RecordChange } from '@jinze/contracts';
import type { Activity } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import { partsOf } from './record-changes.ts';
import { isActivity, isBody } from './record-draft.ts';
import { type DutyNames, dutyWords, roleWord } from './record-words.ts';

type FieldChange = Extract<RecordChange, { kind: 'field' }>;
type PersonChange = Extract<RecordChange, { kind: 'participant' }>;

/** Of words that were changed, what stayed is said once. */
function Words({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const { start, removed, added, end } = partsOf(before, after);
  return (
    <span className="changed-words">
      {start}
      {removed !== '' && (
        <del>
          <span className="visually-hidden">{t('records.was')} </span>
          {removed}
        </del>
      )}
      {added !== '' && (
        <ins>
          <span className="visually-hidden">{t('records.is')} </span>
          {added}
        </ins>
      )}
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
      <dt>{t(`records.field.${change.field}`)}</dt>
      <dd>
        {before !== null && after !== null && !WHOLE.includes(change.field) ? (
          <Words before={before} after={after} />
        ) : (
          <>
            <del>
              <span className="visually-hidden">{t('records.was')} </span>
              {before ?? t('records.change.nothing')}
            </del>{' '}
            <ins>
              <span className="visually-hidden">{t('records.is')} </span>
              {after ?? t('records.change.nothing')}
            </ins>
          </>
        )}
      </dd>
    </div>
  );
}

function PersonLine({
  change,
  activity,
  names,
}: {
  change: PersonChange;
  activity: Activity;
  names: DutyNames;
}) {
  const { t } = useTranslation();
  const side = ({ role, postTitle, duties }: NonNullable<PersonChange['before']>) =>
    [
      [postTitle, roleWord(activity, role, t)].filter(Boolean).join('，'),
      duties.length === 0 ? t('records.change.noDuties') : dutyWords(duties, names),
    ].join('：');
  return (
    <div className="line">
      <dt>
        {t(`records.change.${change.change}`)} {change.name}
      </dt>
      <dd>
        {change.before !== null && (
          <del>
            <span className="visually-hidden">{t('records.was')} </span>
            {side(change.before)}
          </del>
        )}{' '}
        {change.after !== null && (
          <ins>
            <span className="visually-hidden">{t('records.is')} </span>
            {side(change.after)}
          </ins>
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
