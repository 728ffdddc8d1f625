// What was granted to people, as other modules take it: one statement, whatever their number.
import type { CommendationKind, CommendationMerit } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { grantedTo } from './commendations.store.ts';
import { KIND_WORDS } from './tell-of-commendation.ts';

export interface GrantedCommendation {
  readonly id: Id<'commendation'>;
  /** As it is said in a line; one that was revoked says so. */
  readonly name: string;
  readonly kind: CommendationKind;
  readonly merit: CommendationMerit | null;
  readonly grantedOn: CivilDate;
  readonly documentNo: string;
  readonly organs: string;
  readonly isRevoked: boolean;
}

/** `db`: read in the system's scope, by who has the right to ask about these people. */
export async function commendationsOf(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, readonly GrantedCommendation[]>> {
  const granted = (await grantedTo(db, personIds)).flatMap((row) => {
    const { granted_on: grantedOn, grant_no: documentNo } = row;
    if (grantedOn === null || documentNo === null) return [];
    return [
      {
        personId: row.person_id,
        id: row.id,
        name: `${KIND_WORDS[row.kind]}（${documentNo}）${row.state === 'revoked' ? '，已撤销' : ''}`,
        kind: row.kind,
        merit: row.merit,
        grantedOn,
        documentNo,
        organs: [row.grant_party, row.grant_government].filter((name) => name !== null).join('、'),
        isRevoked: row.state === 'revoked',
      },
    ];
  });
  return Map.groupBy(granted, ({ personId }) => personId);
}
