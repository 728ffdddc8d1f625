// What became of a record that was just sent: what it serves, whose word is still missing, and the next one.
import type { DutyRecord, ItemFulfilment, Participant } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
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

/** How the duties of each person stand by now, as far as the caller may see it; empty until it is known. */
type States = ReadonlyMap<string, ItemFulfilment>;

const stateKey = (personId: string, code: string) => `${personId}|${code}`;

/** Of one’s own, of whom one serves, or of the one person an office recorded for. */
function useStates(record: DutyRecord): States {
  const session = useSession();
  const year = Number(record.occurredOn.slice(0, 4));
  const mine = useQuery({
    queryKey: ['fulfilment', 'mine', year],
    queryFn: () => call('fulfilment', 'mine', { query: { year } }),
    enabled: may(session, 'performance.my-fulfilment'),
  });
  const [first] = record.participants;
  const person = useQuery({
    queryKey: ['fulfilment', 'person', first?.personId, year],
    queryFn: () =>
      call('fulfilment', 'person', {
        params: { personId: first?.personId as Participant['personId'] },
        query: { year },
      }),
    enabled:
      first !== undefined &&
      record.participants.length === 1 &&
      !may(session, 'performance.my-fulfilment') &&
      may(session, 'performance.fulfilment'),
  });
  const people = [
    ...(mine.data?.people ?? []),
    ...(person.data === undefined ? [] : [person.data]),
  ];
  return new Map(
    people.flatMap(({ personId, sections }) =>
      sections.flatMap(({ items }) =>
        items.map((item) => [stateKey(personId, item.code), item] as const),
      ),
    ),
  );
}

function StateOf({ item }: { item: ItemFulfilment | undefined }) {
  const { t } = useTranslation();
  if (item === undefined) return null;
  return (
    <span className="stands">
      <StateMark state={item.state} />{' '}
      {item.isEnough && <span className="muted">{t('records.doneEnough')}</span>}
    </span>
  );
}

export function DoneView({
  record,
  states,
  task,
  isElsewhere,
  onAgain,
}: {
  record: DutyRecord;
  states: States;
  /** It was recorded for this task, which waits for its answer. */
  task?: string | undefined;
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
                </span>{' '}
                {people.length === 1 && (
                  <StateOf
                    item={states.get(stateKey(people[0]?.personId ?? '', name?.item ?? code))}
                  />
                )}
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
        {task !== undefined && (
          <Link to="/supervision/tasks/$taskId" params={{ taskId: task }}>
            {t('records.doneTask')}
          </Link>
        )}
        <Link to="/records/$recordId" params={{ recordId: record.id }}>
          {t('records.doneOpen')}
        </Link>
        <Link to="/">{t('records.doneDesk')}</Link>
      </div>
    </div>
  );
}

function Done(props: Omit<Parameters<typeof DoneView>[0], 'states'>) {
  return <DoneView {...props} states={useStates(props.record)} />;
}

export function RecordDone({
  recordId,
  task,
  isElsewhere,
  onAgain,
}: {
  recordId: DutyRecord['id'];
  task: string | undefined;
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
  return <Done record={record.data} task={task} isElsewhere={isElsewhere} onAgain={onAgain} />;
}
