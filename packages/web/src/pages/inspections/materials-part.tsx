// Materials: what the system holds already and need not be asked, and what is asked of whom by when.
import type { Inspection, InspectionBlock, MaterialItem, MaterialRequest } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { orNull } from '../../components/form-values.ts';
import { StateMark } from '../../components/marks.tsx';
import { day, useDone, word } from './inspection-acts.tsx';
import { BLOCKS } from './inspection-words.tsx';

interface Props {
  readonly one: Inspection;
  readonly onDone: (words: string) => void;
}

function Item({
  item,
  mayAsk,
  onAsk,
}: {
  item: MaterialItem;
  mayAsk: boolean;
  onAsk: (item: MaterialItem) => void;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <span>
        {item.link === null || item.held === null ? (
          item.title
        ) : (
          <a href={item.link}>{item.title}</a>
        )}{' '}
        {item.held === null ? (
          <StateMark state="no-record" text={t('inspections.notHeld')} />
        ) : (
          <StateMark state="met" text={t('inspections.held', { held: item.held })} />
        )}
      </span>
      {mayAsk && (
        <Button size="small" onClick={() => onAsk(item)}>
          {t('inspections.ask', { title: item.title })}
        </Button>
      )}
    </li>
  );
}

function Block({
  block,
  items,
  mayAsk,
  onAsk,
}: {
  block: InspectionBlock;
  items: readonly MaterialItem[];
  mayAsk: boolean;
  onAsk: (item: MaterialItem) => void;
}) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t(`inspections.blocks.${block}`)}</h3>
      <ul className="todo">
        {items.map((item) => (
          <Item key={item.code} item={item} mayAsk={mayAsk} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  );
}

function AskDialog({
  one,
  item,
  onDone,
  onClose,
}: Props & { item: MaterialItem; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  return (
    <ActDialog
      title={t('inspections.askTitle', { title: item.title })}
      fields={[
        { name: 'what', label: t('inspections.askWhat') },
        { name: 'askedOf', label: t('inspections.askedOf') },
        { name: 'dueOn', label: t('inspections.askDue'), kind: 'date' },
        ...(item.held === null
          ? []
          : ([
              {
                name: 'reason',
                label: t('inspections.askReason'),
                hint: t('inspections.askReasonHint', { held: item.held }),
                isOptional: true,
              },
            ] as const)),
      ]}
      initial={{ what: item.title, dueOn: one.from > today() ? one.from : today() }}
      submit={t('inspections.askSubmit')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('inspections', 'askMaterial', {
          params: { inspectionId: one.id },
          body: {
            version: one.version,
            code: item.code,
            what: word(values, 'what'),
            askedOf: word(values, 'askedOf'),
            dueOn: day(values['dueOn']),
            reason: orNull(values['reason']),
          },
          idempotencyKey,
        });
        await done(t('inspections.asked'));
      }}
    />
  );
}

function AnswerDialog({
  one,
  request,
  onDone,
  onClose,
}: Props & { request: MaterialRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  return (
    <ActDialog
      title={t('inspections.answerTitle', { what: request.what })}
      fields={[{ name: 'answer', label: t('inspections.requestAnswer'), kind: 'long' }]}
      draftKey={`jinze.draft.request.${request.id}`}
      submit={t('inspections.answerSubmit')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('inspections', 'answerRequest', {
          params: { inspectionId: one.id },
          body: { version: request.version, requestId: request.id, answer: word(values, 'answer') },
          idempotencyKey,
        });
        await done(t('inspections.requestAnswered'));
      }}
    />
  );
}

function Requests({
  one,
  onAnswer,
}: {
  one: Inspection;
  onAnswer: (request: MaterialRequest) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('inspections.requests', { count: one.requests.length })}</h2>
      <ul className="todo">
        {one.requests.map((request) => (
          <li key={request.id}>
            <span>
              {request.what} {request.askedOf}{' '}
              {request.answer === null ? (
                <StateMark
                  state={request.dueOn < today() ? 'overdue' : 'under-way'}
                  text={t('inspections.requestDue', { on: request.dueOn })}
                />
              ) : (
                <StateMark
                  state="met"
                  text={t('inspections.answeredOn', { on: request.answeredOn ?? '' })}
                />
              )}
              {request.reason !== null && (
                <span className="muted">
                  {' '}
                  {t('inspections.because', { reason: request.reason })}
                </span>
              )}
              {request.answer !== null && <div className="entry-text">{request.answer}</div>}
            </span>
            {request.answer === null && one.mayDo.includes('answer-request') && (
              <Button onClick={() => onAnswer(request)}>{t('inspections.answerSubmit')}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function MaterialsPart(props: Props) {
  const { t } = useTranslation();
  return props.one.ending === null ? (
    <Materials {...props} />
  ) : (
    <p className="muted">{t('inspections.materialsOver')}</p>
  );
}

function Materials({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<MaterialItem>();
  const [answering, setAnswering] = useState<MaterialRequest>();
  const query = useQuery({
    queryKey: ['inspections', 'materials', one.id],
    queryFn: () => call('inspections', 'materials', { params: { inspectionId: one.id } }),
  });
  const finish = (words: string) => {
    setAsking(undefined);
    setAnswering(undefined);
    onDone(words);
  };
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  // Before the order, and for the office, only how much there is.
  const mayTake = one.side !== 'office' && one.orderOn !== null;
  const { items, from, to, asOf } = query.data;
  const held = items.filter((item) => item.held !== null).length;
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{t('inspections.heldOf', { held, total: items.length })}</h2>
        <p className="muted">
          {t('inspections.materialsSub', { from, to, at: writtenInstant(asOf) })}
        </p>
        {mayTake && (
          <div className="row no-print">
            <a href={`/api/inspections/${one.id}/materials.xlsx`} download>
              {t('inspections.package')}
            </a>
          </div>
        )}
        <p className="muted">{t('inspections.packageHint')}</p>
        {one.taken.length > 0 && (
          <ul className="said">
            {one.taken.map(({ at, by }) => (
              <li key={at}>{t('inspections.taken', { at: writtenInstant(at), by })}</li>
            ))}
          </ul>
        )}
        {BLOCKS.map((block) => (
          <Block
            key={block}
            block={block}
            items={items.filter((item) => item.block === block)}
            mayAsk={one.mayDo.includes('ask-material')}
            onAsk={setAsking}
          />
        ))}
      </section>
      {one.requests.length > 0 && <Requests one={one} onAnswer={setAnswering} />}
      {asking !== undefined && (
        <AskDialog one={one} item={asking} onDone={finish} onClose={() => setAsking(undefined)} />
      )}
      {answering !== undefined && (
        <AnswerDialog
          one={one}
          request={answering}
          onDone={finish}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </div>
  );
}
