// The state of the log: what was found, what is signed and witnessed, how far the check is, and whose keys these are.
import type { Finding, LedgerStatus, WitnessView } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { CopyText } from '../../components/copy-text.tsx';
import { EmptyState } from '../../components/feedback.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { type StateId, StateMark } from '../../components/marks.tsx';
import { age, findingWords, grouped, refusalWords, runbooksOf } from './ledger-words.ts';
import { Line } from './register.tsx';

const SHORT = 12;

/** Each finding in plain words, what to do, and the runbook that says how. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <section className="card alarm" role="alert">
      <h2>{t('ledger.findings')}</h2>
      <p>{t('ledger.findingFirst')}</p>
      <ul className="entries">
        {findings.map((finding) => (
          <li key={finding.id}>
            <div className="entry-head">
              <h3>{findingWords(finding, t)}</h3>
              <span className="muted nowrap">
                {t('ledger.findingAt', { at: writtenInstant(finding.foundAt) })}
              </span>
            </div>
            <p>
              {t('ledger.findingDo')}：{t(`ledger.finding.${finding.code}.act`)}
            </p>
            <p className="muted">
              {t('ledger.runbook', {
                name: runbooksOf(finding.code)
                  .map((book) => t(`ledger.runbooks.${book}`))
                  .join(t('ledger.and')),
              })}{' '}
              <code>
                {finding.code} {finding.subject}
              </code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Checkpoint({ status }: { status: LedgerStatus }) {
  const { t } = useTranslation();
  if (status.checkpoint === null) return t('ledger.noCheckpoint');
  const { size, root, signedAt } = status.checkpoint;
  return (
    <>
      {t('ledger.checkpointLine', { n: grouped(size), at: writtenInstant(signedAt) })}
      <br />
      <span className="muted">{t('ledger.root')}</span>{' '}
      <CopyText text={root} what={t('ledger.root')} shown={`${root.slice(0, SHORT)}…`} />
    </>
  );
}

/** How far the round is that is under way, and when the one before it ended. */
function checkLines({ check }: LedgerStatus, t: TFunction): string[] {
  const { nextIndex, startedAt, finishedAt, checked } = check;
  const ended = finishedAt === null ? undefined : writtenInstant(finishedAt);
  if (nextIndex === 0 || startedAt === null)
    return ended === undefined ? [] : [t('ledger.checkLast', { at: ended, n: grouped(checked) })];
  const now = t('ledger.checkNow', { at: writtenInstant(startedAt), n: grouped(nextIndex) });
  return ended === undefined ? [now] : [now, t('ledger.checkBefore', { at: ended })];
}

function useTimes(status: LedgerStatus) {
  const { t } = useTranslation();
  const { quorum, anchor, unsealed, now } = status;
  const ago = (instant: string) => age(instant, now, t);
  return {
    ago,
    unsealed:
      unsealed.oldestAt === null
        ? t('ledger.nothingWaits')
        : t('ledger.unsealedLine', {
            n: grouped(unsealed.count),
            at: writtenInstant(unsealed.oldestAt),
          }),
    quorum: !status.isQuorumAsked
      ? t('ledger.quorumUnasked')
      : quorum === null
        ? t('ledger.quorumNone')
        : t('ledger.quorumLine', { n: grouped(quorum.size), at: ago(quorum.at) }),
    anchor: !status.isAnchored
      ? t('ledger.anchorUnasked')
      : anchor === null
        ? t('ledger.anchorNone')
        : t('ledger.anchorLine', {
            n: grouped(anchor.size),
            at: writtenInstant(anchor.at),
            authority: anchor.authority,
          }),
    check: checkLines(status, t),
  };
}

/** Everything there is to know of the log, one line each. */
export function StatusLines({ status }: { status: LedgerStatus }) {
  const { t } = useTranslation();
  const times = useTimes(status);
  const isWitnessed = status.isQuorumAsked && status.quorum !== null;
  return (
    <section className="card">
      <h2>{t('ledger.state')}</h2>
      <dl className="lines wide">
        <Line name={t('ledger.size')}>{t('ledger.entries', { n: grouped(status.size) })}</Line>
        <Line name={t('ledger.unsealed')}>{times.unsealed}</Line>
        <Line name={t('ledger.checkpoint')}>
          <Checkpoint status={status} />
        </Line>
        <Line name={t('ledger.quorum')}>
          <StateMark
            state={isWitnessed ? 'met' : status.isQuorumAsked ? 'no-record' : 'not-yet-due'}
            text={times.quorum}
          />
        </Line>
        <Line name={t('ledger.anchor')}>{times.anchor}</Line>
        <Line name={t('ledger.heartbeat')}>
          {status.heartbeatAt === null ? t('ledger.heartbeatNone') : times.ago(status.heartbeatAt)}
        </Line>
        <Line name={t('ledger.check')}>
          {times.check.length === 0
            ? t('ledger.checkNone')
            : times.check.map((line) => <div key={line}>{line}</div>)}
        </Line>
        <Line name={t('ledger.signing')}>
          <StateMark
            state={status.isSigning ? 'met' : 'overdue'}
            text={t(status.isSigning ? 'ledger.isSigning' : 'ledger.notSigning')}
          />
        </Line>
        <Line name={t('ledger.keys')}>
          {status.keys.map((key) => (
            <div key={key}>
              <CopyText text={key} what={t('ledger.keys')} />
            </div>
          ))}
        </Line>
        <Line name={t('ledger.raw')}>
          <a href="/ledger/checkpoint">{t('ledger.rawCheckpoint')}</a>
          {'　'}
          <a href="/ledger/policy">{t('ledger.rawPolicy')}</a>
        </Line>
      </dl>
    </section>
  );
}

const MARK_OF: Readonly<Record<WitnessView['state'], StateId>> = {
  'up-to-date': 'met',
  behind: 'partly',
  refused: 'overdue',
  silent: 'no-record',
  'by-file': 'not-yet-due',
  unlisted: 'cannot-tell',
};

/** Who has witnessed how much. */
export function Witnesses({ status }: { status: LedgerStatus }) {
  const { t } = useTranslation();
  return (
    <section className="stack tight">
      <h2>{t('ledger.witnesses')}</h2>
      <ListPage
        name="ledger-witnesses"
        caption={t('ledger.witnesses')}
        isFixed
        rows={status.witnesses}
        rowKey={({ verifierKey }) => verifierKey}
        empty={<EmptyState title={t('ledger.noWitness')} hint={t('ledger.noWitnessHint')} />}
        columns={[
          {
            id: 'name',
            title: t('ledger.witness'),
            isHead: true,
            cell: ({ name }) => name,
          },
          {
            id: 'state',
            title: t('ledger.witnessState'),
            cell: (one) => (
              <>
                <StateMark
                  state={MARK_OF[one.state]}
                  text={t(`ledger.witnessStates.${one.state}`)}
                />
                {one.refusal !== null && (
                  <div className="conflict">{refusalWords(one.refusal, t)}</div>
                )}
              </>
            ),
          },
          {
            id: 'newest',
            title: t('ledger.witnessNewest'),
            cell: ({ newest }) =>
              newest === null ? (
                <span className="muted">{t('ledger.witnessNever')}</span>
              ) : (
                t('ledger.witnessLine', {
                  n: grouped(newest.size),
                  age: age(newest.at, status.now, t),
                })
              ),
          },
          {
            id: 'key',
            title: t('ledger.witnessKey'),
            cell: ({ verifierKey, name }) => (
              <CopyText text={verifierKey} what={`${name} ${t('ledger.witnessKey')}`} />
            ),
          },
        ]}
      />
    </section>
  );
}
