// What is on record of an accident's course: its events with every earlier word, what is odd, and what organs found on reporting.
import type { Accident, Milestone, ReportingFinding } from '@jinze/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { EmptyState, Notice } from '../../components/feedback.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { PersonLink } from '../person-link.tsx';
import { AddFinding, WithdrawFinding } from './finding-acts.tsx';
import { MilestoneDialog, WithdrawMilestone } from './milestone-acts.tsx';
import { milestoneDetails, milestoneTime } from './milestone-input.ts';

type Dialog =
  | { readonly act: 'add-milestone' | 'add-finding' }
  | { readonly act: 'correct-milestone' | 'withdraw-milestone'; readonly milestone: Milestone }
  | { readonly act: 'withdraw-finding'; readonly finding: ReportingFinding };
type Open = (dialog: Dialog) => void;

function Earlier({ milestone }: { milestone: Milestone }) {
  const { t } = useTranslation();
  const { earlier, changeReason, state } = milestone;
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary>{t('accidents.earlier', { count: earlier.length })}</summary>
      {state === 'recorded' && changeReason !== null && (
        <p>{t('accidents.because', { reason: changeReason })}</p>
      )}
      <ul className="plain-list">
        {earlier.map((said) => (
          <li key={said.version}>
            <span className="was">
              {[milestoneTime(said), ...milestoneDetails(said, t)].join(' · ')}
            </span>{' '}
            <span className="muted">
              {t('accidents.recordedBy', {
                by: said.recordedBy,
                at: writtenInstant(said.recordedAt),
              })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Event({
  accident,
  milestone,
  onOpen,
}: {
  accident: Accident;
  milestone: Milestone;
  onOpen: Open;
}) {
  const { t } = useTranslation();
  const isWithdrawn = milestone.state === 'withdrawn';
  const odd = accident.odd.filter(({ milestones }) => milestones.includes(milestone.id));
  const details = milestoneDetails(milestone, t);
  const has = (act: Accident['may'][number]) => !isWithdrawn && accident.may.includes(act);
  return (
    <li>
      <div className="entry-head">
        <h3>
          <span className="nowrap">{milestoneTime(milestone)}</span>{' '}
          <strong className={isWithdrawn ? 'was' : undefined}>
            {t(`accidents.milestoneKinds.${milestone.kind}`)}
          </strong>
          {details.length > 0 && ` ${details.join(' · ')}`}{' '}
          {isWithdrawn && <span className="tag">{t('accidents.eventWithdrawn')}</span>}
        </h3>
        <span className="acts no-print">
          {has('correct-milestone') && (
            <Button
              size="small"
              type="text"
              onClick={() => onOpen({ act: 'correct-milestone', milestone })}
            >
              {t('accidents.correct')}
            </Button>
          )}
          {has('withdraw-milestone') && (
            <Button
              size="small"
              type="text"
              onClick={() => onOpen({ act: 'withdraw-milestone', milestone })}
            >
              {t('accidents.withdrawEvent')}
            </Button>
          )}
        </span>
      </div>
      {odd.map(({ code, text }) => (
        <p className="odd" key={code}>
          {t('accidents.oddAs', { text })}
        </p>
      ))}
      {isWithdrawn && milestone.changeReason !== null && (
        <p className="muted">{t('accidents.because', { reason: milestone.changeReason })}</p>
      )}
      <p className="muted">
        {t('accidents.recordedBy', {
          by: milestone.recordedBy,
          at: writtenInstant(milestone.recordedAt),
        })}
      </p>
      <Earlier milestone={milestone} />
    </li>
  );
}

function Events({ accident, onOpen }: { accident: Accident; onOpen: Open }) {
  const { t } = useTranslation();
  const add = accident.may.includes('add-milestone') ? (
    <Button type="primary" onClick={() => onOpen({ act: 'add-milestone' })}>
      {t('accidents.addMilestone')}
    </Button>
  ) : undefined;
  // Said of the accident as a whole, or of an event that is not in the list.
  const rest = accident.odd.filter(({ milestones }) => milestones.length === 0);
  return (
    <section className="card stack tight">
      <div className="card-head">
        <h2>{t('accidents.eventsTitle')}</h2>
        {accident.milestones.length > 0 && <span className="no-print">{add}</span>}
      </div>
      {rest.map(({ code, text }) => (
        <p className="odd" key={code}>
          {t('accidents.oddAs', { text })}
        </p>
      ))}
      {accident.milestones.length === 0 ? (
        <EmptyState
          title={t('accidents.noEvents')}
          hint={t('accidents.noEventsHint')}
          action={add}
        />
      ) : (
        <ul className="entries events">
          {accident.milestones.map((milestone) => (
            <Event key={milestone.id} accident={accident} milestone={milestone} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function subjectOf({ subjectName, subjectPost }: ReportingFinding): string {
  return subjectPost === null ? subjectName : `${subjectPost} ${subjectName}`;
}

function Finding({
  accident,
  finding,
  onOpen,
}: {
  accident: Accident;
  finding: ReportingFinding;
  onOpen: Open;
}) {
  const { t } = useTranslation();
  const { withdrawn } = finding;
  const named = subjectOf(finding);
  return (
    <li>
      <div className="entry-head">
        <h3>
          <span className={withdrawn === null ? undefined : 'was'}>
            {t(`accidents.findingKinds.${finding.kind}`)}：
            {finding.subjectPersonId === null ? (
              named
            ) : (
              <PersonLink id={finding.subjectPersonId} name={named} />
            )}
          </span>
        </h3>
        {withdrawn === null && accident.may.includes('withdraw-finding') && (
          <Button
            className="no-print"
            size="small"
            type="text"
            onClick={() => onOpen({ act: 'withdraw-finding', finding })}
          >
            {t('accidents.withdrawFinding')}
          </Button>
        )}
      </div>
      <p>
        {t('accidents.foundAs', {
          organ: finding.organ,
          on: finding.foundOn,
          no: finding.documentNo,
        })}
      </p>
      <p className="entry-text">{finding.circumstances}</p>
      {withdrawn !== null && (
        <p className="conflict">
          {t('accidents.findingGone', {
            on: withdrawn.on,
            no: withdrawn.documentNo,
            reason: withdrawn.reason,
          })}
        </p>
      )}
      <p className="muted">
        {t('accidents.recordedBy', {
          by: finding.recordedBy,
          at: writtenInstant(finding.recordedAt),
        })}
      </p>
      <SealLine record={finding.id} />
    </li>
  );
}

function Findings({ accident, onOpen }: { accident: Accident; onOpen: Open }) {
  const { t } = useTranslation();
  return (
    <section className="card stack tight">
      <div className="card-head">
        <h2>{t('accidents.findingsTitle')}</h2>
        {accident.may.includes('add-finding') && (
          <Button className="no-print" onClick={() => onOpen({ act: 'add-finding' })}>
            {t('accidents.addFinding')}
          </Button>
        )}
      </div>
      <p className="muted">{t('accidents.findingsSay')}</p>
      {accident.findings.length === 0 ? (
        <p>{t('accidents.noFindings')}</p>
      ) : (
        <ul className="entries">
          {accident.findings.map((finding) => (
            <Finding key={finding.id} accident={accident} finding={finding} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Opened({
  accident,
  dialog,
  ...ways
}: {
  accident: Accident;
  dialog: Dialog;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const shared = { accident, ...ways };
  switch (dialog.act) {
    case 'add-milestone':
      return <MilestoneDialog {...shared} />;
    case 'correct-milestone':
      return <MilestoneDialog {...shared} milestone={dialog.milestone} />;
    case 'withdraw-milestone':
      return <WithdrawMilestone {...shared} milestone={dialog.milestone} />;
    case 'add-finding':
      return <AddFinding {...shared} />;
    case 'withdraw-finding':
      return <WithdrawFinding {...shared} finding={dialog.finding} />;
  }
}

export function EventsPart({ accident }: { accident: Accident }) {
  const [dialog, setDialog] = useState<Dialog>();
  const [notice, setNotice] = useState('');
  return (
    <div className="stack">
      {notice !== '' && <Notice>{notice}</Notice>}
      <Events accident={accident} onOpen={setDialog} />
      <Findings accident={accident} onOpen={setDialog} />
      {dialog !== undefined && (
        <Opened
          accident={accident}
          dialog={dialog}
          onClose={() => setDialog(undefined)}
          onDone={(words) => {
            setDialog(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}
