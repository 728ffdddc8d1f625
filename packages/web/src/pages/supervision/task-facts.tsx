// What a task says: what is asked, of whom, on what basis; the notice of listed supervision, its parts, its evidence.
import type { Listing, Task } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FactLine } from '../../components/fact-line.tsx';
import { may, useSession } from '../../shell/session.ts';
import { TaskTree } from './task-tree.tsx';
import { PartyLine } from './task-words.tsx';

function Source({ task }: { task: Task }) {
  const { t } = useTranslation();
  const session = useSession();
  const { kind, text, number, recordId, finding, findingId } = task.source;
  return (
    <FactLine label={t('supervision.source')}>
      {t('supervision.sourceLine', { kind: t(`supervision.sources.${kind}`), text })}
      {number !== null && <span className="muted"> {t('supervision.sourceNo', { number })}</span>}
      {recordId !== null && may(session, 'performance.duty-record') && (
        <>
          {' '}
          <Link to="/records/$recordId" params={{ recordId }}>
            {t('supervision.openRecord')}
          </Link>
        </>
      )}
      {finding !== null && (
        <div>
          <Link
            to="/inspections/$inspectionId"
            params={{ inspectionId: finding.inspectionId }}
            search={{ part: 'findings' }}
            hash={`finding-${findingId}`}
          >
            {t('supervision.openFinding', { title: finding.title, number: finding.number })}
          </Link>
        </div>
      )}
    </FactLine>
  );
}

function Deadline({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { due, dueOn, extensions } = task;
  const firstDueOn = task.firstDueOn ?? dueOn;
  const counted = (on: string) =>
    due.kind === 'date'
      ? on
      : t('supervision.dueLine', {
          on,
          how: t(`supervision.dueHow.${due.kind}`, { count: due.days }),
        });
  return (
    <FactLine label={t('supervision.due')}>
      {firstDueOn === dueOn ? counted(dueOn) : dueOn}
      {firstDueOn !== dueOn && (
        <div className="muted">
          {t('supervision.firstDue', { on: counted(firstDueOn) })}
          {extensions > 0 &&
            `${t('supervision.comma')}${t('supervision.extended', { count: extensions })}`}
        </div>
      )}
    </FactLine>
  );
}

function Issuer({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <FactLine label={t('supervision.issuer')}>
      {task.issuerName}
      {t('supervision.comma')}
      {t('supervision.issuedIn', { organ: task.issuer.organName })}
      {task.signedBy !== null && (
        <>
          {t('supervision.comma')}
          {t('supervision.signedBy', { name: task.signedBy })}
        </>
      )}
      {task.issueNo !== null && <div className="muted">{task.issueNo}</div>}
    </FactLine>
  );
}

function Townships({ task }: { task: Task }) {
  const { t } = useTranslation();
  const asked = task.parties.filter(({ township }) => township !== null);
  if (asked.length === 0) return null;
  return (
    <FactLine label={t('supervision.township')}>
      {asked.map(({ organId, postId, organName, township }) => {
        const isSilent = township?.state === 'outside' && township.reason === null;
        return (
          <div key={`${organId}${postId ?? ''}`} className={isSilent ? 'conflict' : undefined}>
            {t(
              `supervision.townshipIs.${isSilent ? 'outsideSilent' : (township?.state ?? 'no-list')}`,
              {
                name: organName,
                matter: township?.matter ?? '',
                reason: township?.reason ?? '',
              },
            )}
          </div>
        );
      })}
    </FactLine>
  );
}

function Notice({ listing }: { listing: Listing }) {
  const { t } = useTranslation();
  return (
    <section className="listing">
      <header>
        <h3>{t('supervision.listing')}</h3>
        <span className="muted">
          {t('supervision.listingOf', {
            level: t(`supervision.levels.${listing.level}`),
            number: listing.noticeNo,
          })}
        </span>
      </header>
      <dl className="lines">
        <FactLine label={t('supervision.accidentName')}>{listing.accidentName}</FactLine>
        <FactLine label={t('supervision.matter')}>{listing.matter}</FactLine>
        <FactLine label={t('supervision.timeLimit')}>{listing.timeLimit}</FactLine>
        <FactLine label={t('supervision.removal')}>{listing.removal}</FactLine>
        {listing.publishedOn !== null && (
          <FactLine label={t('supervision.published')}>
            {listing.publishedIn === null
              ? listing.publishedOn
              : t('supervision.publishedIn', {
                  on: listing.publishedOn,
                  place: listing.publishedIn,
                })}
          </FactLine>
        )}
      </dl>
    </section>
  );
}

function Evidence({ task }: { task: Task }) {
  const { t } = useTranslation();
  const session = useSession();
  const named = new Set(task.entries.flatMap(({ records }) => records));
  if (named.size === 0) return null;
  const shown = task.records.filter(({ id }) => named.has(id));
  const hidden = named.size - shown.length;
  return (
    <section>
      <h2>{t('supervision.evidence')}</h2>
      <ul className="plain-list">
        {shown.map((record) => {
          const words = t('supervision.recordLine', { on: record.occurredOn, title: record.title });
          return (
            <li key={record.id}>
              {may(session, 'performance.duty-record') ? (
                <Link to="/records/$recordId" params={{ recordId: record.id }}>
                  {words}
                </Link>
              ) : (
                words
              )}{' '}
              <span className="muted">{record.personNames.join('、')}</span>
              {record.state === 'withdrawn' && (
                <span className="tag unchecked">{t('supervision.recordWithdrawn')}</span>
              )}
            </li>
          );
        })}
      </ul>
      {hidden > 0 && <p className="muted">{t('supervision.recordsHidden', { count: hidden })}</p>}
    </section>
  );
}

export function TaskFacts({ task }: { task: Task }) {
  const { t } = useTranslation();
  const session = useSession();
  const assisting = task.parties.filter(({ role }) => role === 'assist');
  const { approval, material } = task;
  const isHeldUp = task.approvalNeed.isNeeded && approval === null && task.issuedOn === null;
  return (
    <>
      {isHeldUp && (
        <div className="callout">
          <strong>{t('supervision.approvalNeeded')}</strong>
          <span>
            {t('supervision.approvalWhy', { names: task.approvalNeed.because.join('、') })}
          </span>
        </div>
      )}
      <section>
        <h2>{t('supervision.text')}</h2>
        <p className="task-text">{task.text}</p>
      </section>
      <dl className="lines">
        {task.lead !== null && (
          <FactLine label={t('supervision.lead')}>
            <PartyLine party={task.lead} />
          </FactLine>
        )}
        {assisting.length > 0 && (
          <FactLine label={t('supervision.assist')}>
            {assisting.map((party) => (
              <div key={`${party.organId}${party.postId ?? ''}`}>
                <PartyLine party={party} />
              </div>
            ))}
          </FactLine>
        )}
        <Deadline task={task} />
        <Source task={task} />
        <Issuer task={task} />
        {approval !== null && (
          <FactLine label={t('supervision.approval')}>
            {t('supervision.approvalLine', {
              by: approval.by,
              on: approval.on,
              number: approval.documentNo,
            })}
            {approval.plan !== null && (
              <div className="muted">{t('supervision.plan', { plan: approval.plan })}</div>
            )}
          </FactLine>
        )}
        <Townships task={task} />
        {material !== null && (
          <FactLine label={t('supervision.material')}>
            {t('supervision.materialLine', { ...material })}
            {material.heldReason !== null && (
              <div className="muted">
                {t('supervision.heldReason', { reason: material.heldReason })}
              </div>
            )}
          </FactLine>
        )}
        {task.deploymentId !== null && may(session, 'deployments.deployment') && (
          <FactLine label={t('supervision.deployment')}>
            <Link to="/deployments/$deploymentId" params={{ deploymentId: task.deploymentId }}>
              {t('supervision.openDeployment')}
            </Link>
          </FactLine>
        )}
        {task.parent !== null && (
          <FactLine label={t('supervision.parent')}>
            <Link to="/supervision/tasks/$taskId" params={{ taskId: task.parent.id }}>
              {task.parent.title}
            </Link>
          </FactLine>
        )}
      </dl>
      {task.listing !== null && <Notice listing={task.listing} />}
      <TaskTree task={task} />
      <Evidence task={task} />
    </>
  );
}
