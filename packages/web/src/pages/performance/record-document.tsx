// The body of a record as a document: what happened, who took part and what it serves, by whom it was said and when.
import type { DutyRecord, Participant } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { Line } from '../ledger/register.tsx';
import { ConfirmationMark } from './record-marks.tsx';
import {
  amountsText,
  clauseOf,
  type DutyNames,
  daysLine,
  dutyNamesOf,
  roleWord,
} from './record-words.ts';

/** What a reader has to know before all else: that it does not count, and why. */
export function Standing({ record }: { record: DutyRecord }) {
  const { t } = useTranslation();
  const of = (confirmation: Participant['confirmation']) =>
    record.participants
      .filter((one) => one.confirmation === confirmation)
      .map(({ name }) => name)
      .join('、');
  if (record.state === 'withdrawn')
    return <p className="error-summary">{t('records.standing.withdrawn')}</p>;
  const [waiting, objected] = [of('waiting'), of('objected')];
  const note = record.formCheck === 'returned' ? record.formChecked?.note : undefined;
  return (
    <>
      {objected !== '' && (
        <p className="error-summary">{t('records.standing.objected', { names: objected })}</p>
      )}
      {waiting !== '' && (
        <p className="waits-note">{t('records.standing.waiting', { names: waiting })}</p>
      )}
      {typeof note === 'string' && (
        <p className="waits-note">{t('records.standing.returned', { note })}</p>
      )}
    </>
  );
}

export function Facts({ record, toTask }: { record: DutyRecord; toTask: ReactNode }) {
  const { t } = useTranslation();
  const amounts = amountsText(record.amounts, t);
  const lines: readonly (readonly [string, ReactNode])[] = [
    [
      'activity',
      [t(`activity.${record.activity}`), record.body === null ? '' : t(`body.${record.body}`)]
        .filter(Boolean)
        .join(' · '),
    ],
    ['occurredOn', daysLine(record)],
    ['place', record.place],
    ['basisNo', record.basisNo],
    ['matter', record.matter],
    [
      'findings',
      record.findings === null ? null : (
        <>
          {record.findings}
          {toTask}
        </>
      ),
    ],
    ['orders', record.orders],
    ['followUp', record.followUp],
    ['amounts', amounts === '' ? null : amounts],
    ['lateReason', record.lateReason],
  ];
  return (
    <dl className="lines wide record-facts">
      {lines.map(([name, value]) =>
        value === null ? null : (
          <Line key={name} name={t(`records.label.${name as 'place'}`)}>
            {value}
          </Line>
        ),
      )}
    </dl>
  );
}

/** The duty whose why panel is open, and through whose list. */
export interface OpenDuty {
  readonly code: string;
  readonly of: string;
}

function Duties({
  person,
  names,
  open,
  onWhy,
}: {
  person: Participant;
  names: DutyNames;
  open: OpenDuty | undefined;
  /** Absent where the caller may not read the person’s list. */
  onWhy: ((asked: OpenDuty) => void) | undefined;
}) {
  const { t } = useTranslation();
  if (person.duties.length === 0) return <span className="muted">{t('records.servedNone')}</span>;
  return (
    <ul className="served">
      {person.duties.map((code) => {
        const name = names.get(code);
        const title = name?.title ?? code;
        const item = name?.item ?? code;
        return (
          <li key={code}>
            {onWhy === undefined ? (
              title
            ) : (
              <button
                type="button"
                id={`why-${person.personId}-${item}`}
                className="link-button"
                aria-expanded={open?.code === item && open.of === person.personId}
                title={t('records.whyOf', { title })}
                onClick={() => onWhy({ code: item, of: person.personId })}
              >
                {title}
              </button>
            )}{' '}
            <span className="muted clause-of">{name === undefined ? '' : clauseOf(name)}</span>
          </li>
        );
      })}
    </ul>
  );
}

export function Participants({
  record,
  open,
  mayAsk,
  onWhy,
}: {
  record: DutyRecord;
  open: OpenDuty | undefined;
  mayAsk: (person: Participant) => boolean;
  onWhy: (asked: OpenDuty) => void;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const names = dutyNamesOf(record.dutyNames);
  return (
    <>
      <h2 id={heading}>{t('records.participants')}</h2>
      <table className="plain cards participants" aria-labelledby={heading}>
        <thead>
          <tr>
            <th scope="col">{t('records.name')}</th>
            <th scope="col" style={{ width: '46%' }}>
              {t('records.served')}
            </th>
            <th scope="col">{t('records.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {record.participants.map((person) => (
            <tr key={person.personId} data-open={open?.of === person.personId}>
              <td className="post">
                <span>
                  <strong>{person.name}</strong> {roleWord(record.activity, person.role, t)}
                  <span className="muted under">
                    {person.organName} {person.postTitle}
                  </span>
                  {person.lateDays !== null && person.lateDays !== record.lateDays && (
                    <span className="under">
                      <span className="tag unchecked">
                        {t('records.lateTagDays', { days: person.lateDays })}
                      </span>
                    </span>
                  )}
                  {person.withoutPost && (
                    <span className="conflict under">
                      {t('records.withoutPost', { name: person.name })}
                    </span>
                  )}
                </span>
              </td>
              <td className="wide" data-label={t('records.served')}>
                <Duties
                  person={person}
                  names={names}
                  open={open}
                  onWhy={mayAsk(person) ? onWhy : undefined}
                />
              </td>
              <td data-label={t('records.column.state')}>
                <span>
                  <ConfirmationMark confirmation={person.confirmation} />
                  {person.confirmedAt !== null && (
                    <span className="muted under">
                      {t('records.confirmedAt', { at: writtenInstant(person.confirmedAt) })}
                    </span>
                  )}
                  {person.objection !== null && (
                    <span className="under">
                      {t('records.objectedBecause', { reason: person.objection })}
                    </span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function sourceWords(record: DutyRecord, t: TFunction) {
  const { kind, name, row, externalSystem, externalId } = record.source;
  const place =
    externalSystem !== null
      ? `${externalSystem} ${externalId ?? ''}`
      : name !== null && row !== null
        ? t('records.sourceRow', { name, row })
        : name;
  return place === null
    ? t(`records.source.${kind}`)
    : t('records.sourceLine', { source: t(`records.source.${kind}`), name: place });
}

/** When it happened, when it was said and by whom: three facts, never one. */
export function RecordSignOff({ record, seal }: { record: DutyRecord; seal: ReactNode }) {
  const { t } = useTranslation();
  const { formChecked, lateDays } = record;
  const saved = { at: writtenInstant(record.recordedAt), by: record.recordedBy };
  return (
    <footer className="sign-off">
      <span>{t('records.occurredLine', { date: daysLine(record) })}</span>
      <span>
        {record.isOnBehalf && (
          <>
            <span className="tag">{t('records.onBehalf')}</span>{' '}
          </>
        )}
        {lateDays !== null && (
          <>
            <span className="tag unchecked">
              {t('records.lateTagDays', { days: lateDays })}
            </span>{' '}
          </>
        )}
        {t('records.savedLine', saved)}
      </span>
      {record.versions.length > 0 && record.state === 'submitted' && (
        <span>
          {t('records.changedLine', {
            at: writtenInstant(record.changedAt),
            by: record.changedBy,
          })}
        </span>
      )}
      {record.source.kind !== 'form' && <span>{sourceWords(record, t)}</span>}
      {formChecked !== null && (
        <span>
          {t('records.formLine', {
            by: formChecked.by,
            at: writtenInstant(formChecked.at),
            outcome: t(`records.formCheck.${formChecked.outcome}`),
          })}
        </span>
      )}
      {formChecked !== null && <span className="muted">{t('records.formOnly')}</span>}
      {seal}
    </footer>
  );
}
