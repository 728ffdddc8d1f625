// How the ledger is worded: what happened, numbers of entries, ages, and the one sentence that answers first.
import type { Finding, FindingCode, LedgerStatus, Restriction, Seal } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { zh } from '../../i18n/zh.ts';

const WORDED: Readonly<Record<string, Readonly<Record<string, string>>>> = zh.ledger.event;

/** `duty-section.issued.v1` → 责任清单印发; a type without words shows itself. */
export function eventWords(type: string | null, t: TFunction): string {
  if (type === null) return t('ledger.concealed');
  const [stream = '', what = ''] = type.split('.');
  return Object.hasOwn(WORDED, stream) && Object.hasOwn(WORDED[stream] ?? {}, what)
    ? t(`ledger.event.${stream}.${what}` as 'ledger.event.ledger.heartbeat')
    : type;
}

/** `/portfolios` → 分管领域; a field without words shows its path. */
export function fieldWords(path: string, t: TFunction): string {
  const name = path.slice(1);
  return Object.hasOwn(zh.ledger.field, name)
    ? t(`ledger.field.${name}` as 'ledger.field.name')
    : path;
}

/** What a witness refused with, in words; a code without words shows itself. */
export function refusalWords(code: string, t: TFunction): string {
  const name = code.replace(/^witness\./, '');
  return Object.hasOwn(zh.ledger.refusals, name)
    ? t(`ledger.refusals.${name}` as 'ledger.refusals.malformed')
    : code;
}

/** Groups of three, held together: 1 234 567. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

/** People count from one, the log's indexes from nought: the last entry's number is the log's size. */
export function entryNumber(index: number): string {
  return grouped(index + 1);
}

export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The record numbers written one per line, and the lines that hold none. */
export function recordLines(text: string): {
  readonly records: readonly string[];
  readonly wrong: readonly number[];
} {
  const lines = text.split('\n').map((line) => line.trim().toLowerCase());
  return {
    records: [...new Set(lines.filter(isRecordId))],
    wrong: lines.flatMap((line, at) => (line === '' || isRecordId(line) ? [] : [at + 1])),
  };
}

const UNITS = [
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3_600 },
  { name: 'minutes', seconds: 60 },
  { name: 'seconds', seconds: 1 },
] as const;

/** How long ago, by the server's own clock. Days only from two on, as people speak. */
export function age(instant: string, now: string, t: TFunction): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 1000));
  const unit = UNITS.find(({ name, seconds: one }) => seconds >= one * (name === 'days' ? 2 : 1));
  const { name, seconds: one } = unit ?? { name: 'seconds' as const, seconds: 1 };
  return t(`ledger.age.${name}`, { count: Math.floor(seconds / one) });
}

export type Standing = 'accepted' | 'sealed' | 'witnessed';

export function standingOf(seal: Pick<Seal, 'index' | 'witnessedAt'>): Standing {
  if (seal.index === null) return 'accepted';
  return seal.witnessedAt === null ? 'sealed' : 'witnessed';
}

export type RestrictionAct = 'decide' | 'withdraw' | 'lift';

/** What the caller may do with an erasure or seal now: nobody decides what they have proposed themselves. */
export function restrictionAct({
  state,
  kind,
  isMine,
}: Pick<Restriction, 'state' | 'kind' | 'isMine'>): RestrictionAct | undefined {
  if (state === 'proposed') return isMine ? 'withdraw' : 'decide';
  return state === 'carried-out' && kind === 'seal' ? 'lift' : undefined;
}

type Runbook = keyof typeof zh.ledger.runbooks;

/** What some findings lead to beside the first runbook. Names of files in docs/runbooks. */
const MORE_OF: Readonly<Partial<Record<FindingCode, Runbook>>> = {
  'older-than-witnessed': 'restore',
  signature: 'rotate-a-key',
  'witness-disagrees': 'witness',
};

export function runbooksOf(code: FindingCode): readonly Runbook[] {
  const more = MORE_OF[code];
  return more === undefined ? ['ledger-findings'] : ['ledger-findings', more];
}

/** Sealing takes a second or two: what waits longer than this is worth a look. */
const LATE_SECONDS = 60;

export interface Answer {
  readonly tone: 'good' | 'waiting' | 'alarm';
  readonly words: string;
}

/** What a finding is about, as people would name it; the exact subject stands beside it. */
function subjectWords({ subject, params }: Finding, t: TFunction): string {
  const { index, type, path, size } = params;
  if (typeof index === 'number' && (typeof type === 'string' || type === null)) {
    const entry = { n: entryNumber(index), what: eventWords(type, t) };
    return typeof path === 'string'
      ? t('ledger.about.field', { ...entry, field: fieldWords(path, t) })
      : t('ledger.about.entry', entry);
  }
  const [kind = '', ...rest] = subject.split('/');
  if (kind === 'witness') return t('ledger.about.witness', { name: rest.join('/') });
  if (kind === 'checkpoint' && typeof size === 'number')
    return t('ledger.about.checkpoint', { n: grouped(size) });
  if (kind.startsWith('tile')) return t('ledger.about.tile', { tile: subject });
  const record = [kind, ...rest].find(isRecordId);
  return record === undefined ? subject : t('ledger.about.record', { record: record.slice(0, 8) });
}

export function findingWords(finding: Finding, t: TFunction): string {
  return t(`ledger.finding.${finding.code}.what`, { subject: subjectWords(finding, t) });
}

function found(findings: LedgerStatus['findings'], t: TFunction): string | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  if (findings.length > 1) return t('ledger.answer.foundMany', { n: grouped(findings.length) });
  return t('ledger.answer.found', { what: findingWords(first, t) });
}

function waits({ unsealed, now }: LedgerStatus, t: TFunction): Answer | undefined {
  if (unsealed.count === 0 || unsealed.oldestAt === null) return undefined;
  const isLate = Date.parse(now) - Date.parse(unsealed.oldestAt) > LATE_SECONDS * 1000;
  return {
    tone: isLate ? 'alarm' : 'waiting',
    words: t(isLate ? 'ledger.answer.late' : 'ledger.answer.waiting', {
      n: grouped(unsealed.count),
      age: age(unsealed.oldestAt, now, t),
    }),
  };
}

/** The heartbeat is hourly, and a step of the check takes half a minute. */
const SILENT_SECONDS = 2 * 3600;

/** What should go on by itself and does not: nobody else would notice. */
function silent({ heartbeatAt, check, now }: LedgerStatus, t: TFunction): Answer | undefined {
  const isOld = (instant: string) => Date.parse(now) - Date.parse(instant) > SILENT_SECONDS * 1000;
  if (heartbeatAt !== null && isOld(heartbeatAt))
    return { tone: 'alarm', words: t('ledger.answer.silent', { age: age(heartbeatAt, now, t) }) };
  if (check.movedAt !== null && isOld(check.movedAt))
    return {
      tone: 'alarm',
      words: t('ledger.answer.unchecked', { age: age(check.movedAt, now, t) }),
    };
  return undefined;
}

/** After a restore without the list nobody is asked, and an old backup would go unnoticed. */
function unasked({ witnesses }: LedgerStatus, t: TFunction): Answer {
  const former = witnesses.filter(({ state }) => state === 'unlisted').map(({ name }) => name);
  return former.length === 0
    ? { tone: 'good', words: t('ledger.answer.unasked') }
    : {
        tone: 'alarm',
        words: t('ledger.answer.listGone', { names: former.join(t('ledger.and')) }),
      };
}

/** The page's first line: the worst there is to say, or that all is well. */
export function answerOf(status: LedgerStatus, t: TFunction): Answer {
  const finding = found(status.findings, t);
  if (finding !== undefined) return { tone: 'alarm', words: finding };
  if (!status.isSigning) return { tone: 'alarm', words: t('ledger.answer.notSigning') };
  const waiting = waits(status, t);
  if (waiting?.tone === 'alarm') return waiting;
  const silence = silent(status, t);
  if (silence !== undefined) return silence;
  if (waiting !== undefined) return waiting;
  if (status.size === 0) return { tone: 'waiting', words: t('ledger.answer.empty') };
  if (!status.isQuorumAsked) return unasked(status, t);
  if (status.quorum === null) return { tone: 'waiting', words: t('ledger.answer.unwitnessed') };
  const behind = status.size - status.quorum.size;
  return behind > 0
    ? { tone: 'waiting', words: t('ledger.answer.behind', { n: grouped(behind) }) }
    : {
        tone: 'good',
        words: t('ledger.answer.witnessed', { age: age(status.quorum.at, status.now, t) }),
      };
}
