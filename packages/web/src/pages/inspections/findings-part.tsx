// The ledger of findings: each with its clause, rounds, what was said and done about it, and the next acts.
import type { Inspection, InspectionFinding } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FactLine } from '../../components/fact-line.tsx';
import { EmptyState } from '../../components/feedback.tsx';
import { StateMark } from '../../components/marks.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { TaskStateMark } from '../supervision/task-words.tsx';
import { FindingAct, type FindingDialog } from './finding-acts.tsx';
import { FindingMark } from './inspection-words.tsx';
import { StatementLine } from './statement-line.tsx';

export type OnWhy = (key: string, opener: HTMLElement) => void;

const ORDER: readonly FindingDialog[] = [
  'answer-statement',
  'answer-objection',
  'confirm-repeat',
  'verify',
  'return',
  'look-back',
  'plan',
  'claim',
  'progress',
  'object',
  'extend',
  'refuse-extension',
  'ask-extension',
  'clear-repeat',
  'withdraw',
];

function Rounds({ finding }: { finding: InspectionFinding }) {
  const { t } = useTranslation();
  if (finding.repeats.length === 0)
    return finding.proposed.length === 0 ? null : (
      <FactLine label={t('inspections.repeat')}>
        <StateMark
          state="to-judge"
          text={t('inspections.mayRepeat', { count: finding.proposed.length })}
        />
      </FactLine>
    );
  return (
    <FactLine label={t('inspections.repeat')}>
      <StateMark
        state="not-met"
        text={t('inspections.repeated', { count: finding.repeats.length + 1 })}
      />
      <ul className="said">
        {finding.repeats.map((round) => (
          <li key={round.id}>
            {round.foundOn} {round.inspectionTitle} {round.number}．{round.facts}
          </li>
        ))}
      </ul>
      <span className="muted">
        {t('inspections.confirmedBy', { by: finding.repeatConfirmedBy ?? '' })}
      </span>
    </FactLine>
  );
}

function Said({ finding }: { finding: InspectionFinding }) {
  const { t } = useTranslation();
  const { objection, plan, extension, lookBack, carried } = finding;
  return (
    <>
      {objection !== null && (
        <FactLine label={t('inspections.objection')}>
          {objection.on} {objection.text}
          <div className="muted">
            {objection.reply === null
              ? t('inspections.notAnswered')
              : `${objection.reply.on} ${t(objection.reply.isUpheld ? 'inspections.upheld' : 'inspections.notUpheld')}：${objection.reply.text}`}
          </div>
        </FactLine>
      )}
      <StatementLine statement={finding.statement} />
      {plan !== null && (
        <FactLine label={t('inspections.measure')}>
          {plan.measure}
          <div className="muted">{t('inspections.responsibleIs', { who: plan.responsible })}</div>
        </FactLine>
      )}
      {extension !== null && (
        <FactLine label={t('inspections.extension')}>
          <StateMark
            state="to-judge"
            text={t('inspections.extensionAsked', {
              by: extension.by,
              on: extension.on,
              dueOn: extension.dueOn,
            })}
          />
          <div className="muted">{extension.reason}</div>
        </FactLine>
      )}
      {lookBack !== null && (
        <FactLine label={t('inspections.lookBack')}>
          {lookBack.on}{' '}
          <StateMark
            state={lookBack.result === 'held' ? 'met' : 'not-met'}
            text={t(`inspections.lookBackResults.${lookBack.result}`)}
          />
        </FactLine>
      )}
      {carried !== null && (
        <FactLine label={t('inspections.carried')}>
          {carried.on} {carried.reason}
        </FactLine>
      )}
    </>
  );
}

/** The tasks that were begun from it, as far as the reader may open them. */
function Begun({ finding: { tasks } }: { finding: InspectionFinding }) {
  const { t } = useTranslation();
  if (tasks.length === 0) return null;
  return (
    <FactLine label={t('inspections.tasks')}>
      <ul className="said">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to="/supervision/tasks/$taskId" params={{ taskId: task.id }}>
              {task.title}
            </Link>{' '}
            <TaskStateMark task={task} />
          </li>
        ))}
      </ul>
    </FactLine>
  );
}

/** What may follow from it, begun with what is known here; nobody is told of a finding by this before its feedback. */
function Onward({ one, finding }: { one: Inspection; finding: InspectionFinding }) {
  const { t } = useTranslation();
  const session = useSession();
  const reference = t('inspections.reference', { title: one.title, number: finding.number });
  return (
    <>
      {may(session, 'supervision.draft') && (
        <Link to="/supervision/new" search={{ inspection: one.id, finding: finding.id }}>
          {t('inspections.toTask')}
        </Link>
      )}
      {one.side !== 'inspected' && may(session, 'accountability.open') && (
        <Link
          to="/accountability/new"
          search={{ origin: 'inspection', reference: reference.slice(0, 120) }}
        >
          {t('inspections.toCase')}
        </Link>
      )}
    </>
  );
}

function Course({ finding }: { finding: InspectionFinding }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>
        {t('inspections.entries', { count: finding.entries.length + finding.earlierEntries })}
      </summary>
      {finding.earlierEntries > 0 && (
        <p className="muted">
          {t('inspections.earlierEntries', { count: finding.earlierEntries })}
        </p>
      )}
      <ol className="timeline">
        {finding.entries.map((entry) => (
          <li key={entry.recordedAt + entry.act}>
            <div className="muted">{entry.on}</div>
            {t(`inspections.findingSteps.${entry.act}`)}
            {entry.text === null ? '' : `：${entry.text}`}（{entry.recordedBy}）
          </li>
        ))}
      </ol>
    </details>
  );
}

function Card({
  one,
  finding,
  onWhy,
  onAct,
}: {
  one: Inspection;
  finding: InspectionFinding;
  onWhy: OnWhy;
  onAct: (act: FindingDialog) => void;
}) {
  const { t } = useTranslation();
  const acts = ORDER.filter((act) => finding.may.includes(act));
  return (
    <section className="card" aria-labelledby={`finding-${finding.id}`}>
      <h3 id={`finding-${finding.id}`}>
        {finding.number}．{finding.organName}：{finding.facts}
      </h3>
      <dl className="lines wide">
        <FactLine label={t('inspections.findingState')}>
          <FindingMark finding={finding} /> {t('inspections.dueOn', { on: finding.dueOn })}
        </FactLine>
        <FactLine label={t('inspections.findingKind')}>
          {t(`inspections.findingKinds.${finding.kind}`)} ·{' '}
          {t(`inspections.severities.${finding.severity}`)} ·{' '}
          {t(`inspections.blocks.${finding.block}`)}
        </FactLine>
        <FactLine label={t('inspections.clause')}>
          <button
            type="button"
            className="link-button"
            title={t('why.open')}
            onClick={(event) => onWhy(finding.id, event.currentTarget)}
          >
            {finding.clause.title}
          </button>
        </FactLine>
        <FactLine label={t('inspections.where')}>
          {finding.foundOn} {finding.place}
        </FactLine>
        {finding.person !== null && (
          <FactLine label={t('inspections.person')}>
            {finding.person.post} {finding.person.name}
          </FactLine>
        )}
        {finding.evidence.length > 0 && (
          <FactLine label={t('inspections.evidence')}>
            <ul className="said">
              {finding.evidence.map(({ kind, id, title }) => (
                <li key={id}>
                  {t(`evidence.kinds.${kind}`)}：{title}
                </li>
              ))}
            </ul>
          </FactLine>
        )}
        <Begun finding={finding} />
        <Rounds finding={finding} />
        <Said finding={finding} />
      </dl>
      <Course finding={finding} />
      <div className="row no-print">
        {acts.map((act) => (
          <Button key={act} onClick={() => onAct(act)}>
            {t(`inspections.findingActs.${act}`)}
          </Button>
        ))}
        {one.feedback.deliveredOn !== null && finding.state !== 'withdrawn' && (
          <Onward one={one} finding={finding} />
        )}
        {finding.may.includes('change') && (
          <Link
            to="/inspections/$inspectionId/findings/$findingId"
            params={{ inspectionId: one.id, findingId: finding.id }}
          >
            {t('inspections.changeFinding')}
          </Link>
        )}
      </div>
    </section>
  );
}

export function FindingsPart({
  one,
  onWhy,
  onDone,
}: {
  one: Inspection;
  onWhy: OnWhy;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [acting, setActing] = useState<{ id: string; act: FindingDialog }>();
  const finding = one.findingList.find(({ id }) => id === acting?.id);
  return (
    <div className="stack">
      <div className="row no-print">
        {one.mayDo.includes('add-finding') && (
          <Link to="/inspections/$inspectionId/findings/new" params={{ inspectionId: one.id }}>
            <Button type="primary" tabIndex={-1}>
              {t('inspections.addFinding')}
            </Button>
          </Link>
        )}
        {one.findingList.length > 0 && (
          <SheetLink path={`inspections/${one.id}/findings`} filter={{}} />
        )}
      </div>
      {one.findingList.length === 0 && (
        <EmptyState
          title={t('inspections.noFinding')}
          hint={t(
            one.side === 'inspected' ? 'inspections.noFindingYet' : 'inspections.noFindingHint',
          )}
        />
      )}
      {one.findingList.map((each) => (
        <Card
          key={each.id}
          one={one}
          finding={each}
          onWhy={onWhy}
          onAct={(act) => setActing({ id: each.id, act })}
        />
      ))}
      {acting !== undefined && finding !== undefined && (
        <FindingAct
          one={one}
          finding={finding}
          act={acting.act}
          onClose={() => setActing(undefined)}
          onDone={(words) => {
            setActing(undefined);
            onDone(words);
          }}
        />
      )}
    </div>
  );
}
