// The SQL of an evidence file: to whom records belong now, and where their versions stand in the log.
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { NEWEST_BODY } from './packages.store.ts';

export interface PlacedVersion {
  readonly version: number;
  /** Null as long as it is not sealed. */
  readonly index: number | null;
  readonly sealedAt: string | null;
}

export interface RecordStanding {
  readonly record: string;
  readonly organId: string | null;
  /** The body it belongs to now lies in the scope. */
  readonly isOfBodies: boolean;
  /** Its newest version is about one of the scope's persons. */
  readonly isOwn: boolean;
  /** That there is such a record may not be told yet. */
  readonly isConcealed: boolean;
  readonly isSealedOff: boolean;
  /** Oldest first. */
  readonly versions: readonly PlacedVersion[];
}

/** One statement for all of them; `db`: in the system's scope. */
export async function standingOf(
  db: Reader,
  records: readonly string[],
  scope: Pick<Scope, 'keys' | 'persons'>,
): Promise<RecordStanding[]> {
  const { rows } = await sql<RecordStanding>`
    select asked.record, organ.id as "organId",
      coalesce(organ.scope_key ^@ any(${[...scope.keys]}::text[]), false) as "isOfBodies",
      coalesce((select pending.persons && ${[...scope.persons]}::uuid[] from ledger.pending_leaf pending
        where pending.record = asked.record order by pending.version desc limit 1), false) as "isOwn",
      exists (select from ledger.pending_leaf pending
        where pending.record = asked.record and pending.is_concealed) as "isConcealed",
      exists (select from ledger.restriction seal where seal.record = asked.record
        and seal.kind = 'seal' and seal.state = 'carried-out') as "isSealedOff",
      coalesce((select jsonb_agg(jsonb_build_object('version', pending.version, 'index', leaf.index,
          'sealedAt', leaf.sealed_at) order by pending.version, leaf.index)
        from ledger.pending_leaf pending left join ledger.leaf leaf on leaf.pending_id = pending.id
        where pending.record = asked.record), '[]'::jsonb) as versions
    from unnest(${[...records]}::uuid[]) as asked (record)
      left join posts.organ organ on organ.id = ${NEWEST_BODY}`.execute(db as Tx);
  return rows;
}
