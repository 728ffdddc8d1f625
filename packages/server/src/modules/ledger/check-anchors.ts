// Time stamps that stand in the log: each over a signed checkpoint before it, and the authority's own.

import { verifyToken } from '@jinze/ledger/timestamp';
import { parseCheckpoint } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import type { CheckedRow } from './check.store.ts';
import { type Found, stateOf } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { parsedFields } from './parsed-fields.ts';
import { signedAt } from './witnesses.store.ts';

const ANCHORED = 'ledger.anchored.v1';

interface Claimed {
  readonly row: CheckedRow;
  /** The three lines that were stamped. */
  readonly text: string;
  readonly token: Uint8Array;
  /** Of the checkpoint; undefined where the text is none of this log. */
  readonly size: number | undefined;
}

/** What cannot be read is a finding of its leaf already. */
function claimOf(row: CheckedRow, origin: string): Claimed | undefined {
  const fields = parsedFields(row.fields);
  const { checkpoint: text, token } = fields ?? {};
  if (typeof text !== 'string' || typeof token !== 'string') return undefined;
  const parsed = parseCheckpoint(text);
  const isOurs = parsed.ok && parsed.value.origin === origin;
  const size = isOurs ? Number(parsed.value.size) : undefined;
  return { row, text, token: Buffer.from(token, 'base64'), size };
}

/** Without a configured certificate nobody is trusted, and whose word a token is cannot be told: that alone is no fault. */
const UNTOLD: readonly string[] = ['timestamp.untrusted', 'timestamp.no-certificate'];

async function tokenFault(
  { text, token }: Claimed,
  authority: LedgerContext['authority'],
): Promise<string | undefined> {
  const message = new TextEncoder().encode(text);
  const verified = await verifyToken({ token, message, trusted: authority?.trusted ?? [] });
  if (verified.ok) return undefined;
  const { code } = verified.error;
  return authority === undefined && UNTOLD.includes(code) ? undefined : code;
}

/** The time stamps among these leaves. */
export async function checkAnchors(
  db: Reader,
  { log, authority }: Pick<LedgerContext, 'log' | 'authority'>,
  rows: readonly CheckedRow[],
): Promise<Found[]> {
  const claims = rows
    .filter(({ type }) => type === ANCHORED)
    .flatMap((row) => claimOf(row, log.origin) ?? []);
  if (claims.length === 0) return [];
  const sizes = [...new Set(claims.flatMap(({ size }) => size ?? []))];
  const notes = new Map((await signedAt(db, sizes)).map(({ size, note }) => [size, note]));
  const findings: Found[] = [];
  for (const claim of claims) {
    const { row, text, size } = claim;
    // Whether the note is what the log has signed is looked at where its checkpoint is.
    const isSigned =
      size !== undefined && size <= row.index && notes.get(size)?.startsWith(`${text}\n`) === true;
    const reason = isSigned ? await tokenFault(claim, authority) : 'checkpoint';
    if (reason !== undefined)
      findings.push({
        code: 'anchor',
        subject: `${row.record}/${row.version}`,
        params: { index: row.index, type: row.type, reason },
        state: stateOf(reason, row.fields),
      });
  }
  return findings;
}
