// What became of a record that was just sent: what it serves, whose word is still missing, and the next one.
import type { DutyRecord } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import type { DraftPerson } from './record-draft.ts';
import { HowRecorded } from './record-marks.tsx';
import { clauseOf, daysLine, dutyNamesOf } from './record-words.ts';
import { chosenPerson } from './use-proposals.ts';

/** Each duty once, with those it serves. */
function served(record: DutyRecord) {
  const names = dutyNamesOf(record.dutyNames);
  return [...new Set(record.participants.flatMap(({ duties }) => duties))].map((code) => ({
    code,
    name: names.get(code),
    people: record.participants.filter(({ duties }) => duties.includes(code)),
  }));
}

export function DoneView({
  record,
  isElsewhere,
  onAgain,
}: {
  record: DutyRecord;
  isElsewhere: boolean;
  onAgain: (people: readonly DraftPerson[]) => void;
}) {
  const { t } = useTranslation();
  const waiting = record.participants.filter(({ confirmation }) => confirmation === 'waiting');
  const duties = served(record);
  return (
    <div className="stack">
      <PageHead
        title={
          waiting.length === 0
            ? t('records.done')
            : t('records.doneFor', { names: waiting.map(({ name }) => name).join('、') })
        }
        sub={
          <>
            {t('records.doneSub', { title: record.title, date: daysLine(record) })}{' '}
            <HowRecorded record={record} />
          </>
        }
      />
      {isElsewhere && <Notice>{t('records.doneElsewhere')}</Notice>}
      <section className="card">
        <h2>{t('records.doneServes')}</h2>
        {duties.length === 0 ? (
          <p className="muted">{t('records.doneServesNone')}</p>
        ) : (
          <ul className="plain-list">
            {duties.map(({ code, name, people }) => (
              <li key={code}>
                {name?.title ?? code}{' '}
                <span className="muted">
                  {[
                    name === undefined ? '' : clauseOf(name),
                    record.participants.length > 1
                      ? people.map((person) => person.name).join('、')
                      : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="row">
        <Button
          type="primary"
          onClick={() =>
            onAgain(
              record.participants.map((one) =>
                chosenPerson({
                  personId: one.personId,
                  name: one.name,
                  post: `${one.organName} ${one.postTitle}`,
                }),
              ),
            )
          }
        >
          {t('records.doneAgain')}
        </Button>
        <Link to="/records/$recordId" params={{ recordId: record.id }}>
          {t('records.doneOpen')}
        </Link>
        <Link to="/">{t('records.doneDesk')}</Link>
      </div>
    </div>
  );
}

export function RecordDone({
  recordId,
  isElsewhere,
  onAgain,
}: {
  recordId: DutyRecord['id'];
  isElsewhere: boolean;
  onAgain: (people: readonly DraftPerson[]) => void;
}) {
  const record = useQuery({
    queryKey: ['performance', 'record', recordId],
    queryFn: () => call('performance', 'dutyRecord', { params: { recordId } }),
  });
  if (record.isPending) return <Loading />;
  if (record.isError)
    return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  return <DoneView record={record.data} isElsewhere={isElsewhere} onAgain={onAgain} />;
}
