// One record that waits for a word: readable in three lines, its whole text folded, to be chosen or objected to.
import type { WaitingRecord } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { Line } from '../ledger/register.tsx';
import { ChangeList } from './record-changes-list.tsx';
import { HowRecorded } from './record-marks.tsx';
import { amountsText, daysLine, dutyNamesOf, dutyWords, peopleLine } from './record-words.ts';

const TEXTS = ['matter', 'findings', 'orders', 'followUp'] as const;
/** The first words of what was found or said, for the second line. */
const GIST = 36;

function gistOf(record: WaitingRecord): string {
  const text = record.findings ?? record.matter ?? record.orders ?? '';
  return text.length > GIST ? `${text.slice(0, GIST)}……` : text;
}

/** Duties of those it waits for; of several people each once. */
function dutiesOf({ participants, waitsFor }: WaitingRecord): readonly string[] {
  return [
    ...new Set(
      participants.flatMap(({ personId, duties }) => (waitsFor.includes(personId) ? duties : [])),
    ),
  ];
}

function Whole({ record, duties }: { record: WaitingRecord; duties: string }) {
  const { t } = useTranslation();
  const amounts = amountsText(record.amounts, t);
  return (
    <dl className="lines wide">
      <Line name={t('records.label.people')}>{peopleLine(record, t)}</Line>
      {record.place !== null && <Line name={t('records.label.place')}>{record.place}</Line>}
      {record.basisNo !== null && <Line name={t('records.label.basisNo')}>{record.basisNo}</Line>}
      {TEXTS.map((name) =>
        record[name] === null ? null : (
          <Line key={name} name={t(`records.label.${name}`)}>
            {record[name]}
          </Line>
        ),
      )}
      {duties !== '' && <Line name={t('records.label.duties')}>{duties}</Line>}
      {amounts !== '' && <Line name={t('records.label.amounts')}>{amounts}</Line>}
      {record.lateReason !== null && (
        <Line name={t('records.label.lateReason')}>{record.lateReason}</Line>
      )}
      <Line name={t('records.column.by')}>
        {t('records.recordedLine', {
          by: record.recordedBy,
          at: writtenInstant(record.recordedAt),
        })}
      </Line>
    </dl>
  );
}

function Change({ record }: { record: WaitingRecord }) {
  const { t } = useTranslation();
  const { change } = record;
  if (change === null) return null;
  return (
    <div className="entry-change">
      <p>
        {t(change.act === 'corrected' ? 'records.changedSince' : 'records.withdrawnSince', {
          by: change.by,
          at: writtenInstant(change.at),
          reason: change.reason,
        })}
      </p>
      <ChangeList
        changes={change.changes}
        activity={record.activity}
        names={dutyNamesOf(record.dutyNames)}
      />
    </div>
  );
}

export function WaitingEntry({
  record,
  isChosen,
  isChangedJust,
  onChoose,
  onObject,
}: {
  record: WaitingRecord;
  isChosen: boolean;
  /** Since it was chosen. */
  isChangedJust: boolean;
  /** Absent for who may only look. */
  onChoose?: ((isChosen: boolean) => void) | undefined;
  onObject?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const duties = dutiesOf(record);
  const [first, ...rest] = duties;
  const names = dutyNamesOf(record.dutyNames);
  const gist = gistOf(record);
  const second = [
    t(`activity.${record.activity}`),
    record.body === null ? '' : t(`body.${record.body}`),
    record.place ?? '',
    gist,
  ].filter(Boolean);
  return (
    <li className={isChosen ? 'waiting-entry chosen' : 'waiting-entry'}>
      {onChoose !== undefined && (
        <Checkbox
          className="waiting-choice"
          aria-label={t('records.choose', { title: record.title })}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      )}
      <div className="waiting-text">
        <h3>
          <Link to="/records/$recordId" params={{ recordId: record.id }}>
            {record.title}
          </Link>{' '}
          <HowRecorded record={{ isOnBehalf: false, lateDays: record.lateDays }} />{' '}
          {isChangedJust && <span className="tag unchecked">{t('records.changedJust')}</span>}
        </h3>
        <p>
          <span className="nowrap">{daysLine(record)}</span> · {second.join(' · ')}
        </p>
        <p className="muted">
          {first === undefined
            ? t('records.servedNone')
            : rest.length === 0
              ? dutyWords([first], names)
              : t('records.dutiesAnd', {
                  first: dutyWords([first], names),
                  count: duties.length,
                })}
        </p>
        <Change record={record} />
        <div className="waiting-foot">
          <details className="fold">
            <summary>{t('records.full')}</summary>
            <Whole record={record} duties={dutyWords(duties, names)} />
          </details>
          {onObject !== undefined && (
            <Button size="small" onClick={onObject}>
              {t('records.object')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
