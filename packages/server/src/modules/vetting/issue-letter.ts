// The letter: issued on facts that still are what was reviewed, let stand or revoked when they are others.
import type { CivilDate } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';
import { type Acting, act, type Chosen } from './act-on-request.ts';
import { computeOpinions, hashOfSubstance, opinionRow } from './compute-opinions.ts';
import { hashesOf, insertWholeOpinions, settleChanges } from './opinions.store.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfLetter } from './tell-of-vetting.ts';
import type { VettingContext } from './vetting.context.ts';
import { keepOpinionsHash } from './vetting.store.ts';

const NUMBERS_SAID = 20;

/**
 * Computed once more: what was reviewed on other facts is not issued. With it goes what the register of measures adds, to the
 * department alone, so this is written in the system's scope after the row was found in the office's own.
 */
export async function issueLetter(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly validUntil: CivilDate;
  },
): Promise<void> {
  const { documentNo, on, validUntil } = input;
  const computed = await computeOpinions(context, acting, chosen);
  await act(context, acting, chosen, {
    input: { act: 'issue', on, validUntil },
    documentNo,
    isAcross: true,
    changes: () => ({ letter_no: documentNo, issued_on: on, valid_until: validUntil }),
    also: async (unit, row) => {
      const reviewed = await hashesOf(unit.tx, row);
      const others = computed.filter(
        ({ name, opinions: { letter } }) => reviewed.get(name.number) !== hashOfSubstance(letter),
      );
      if (others.length > 0)
        throw new Refused({
          code: 'vetting.facts-changed',
          values: {
            numbers: others
              .slice(0, NUMBERS_SAID)
              .map(({ name }) => name.number)
              .join('、'),
          },
        });
      await insertWholeOpinions(
        unit.tx,
        row.id,
        computed.flatMap(({ name, opinions: { whole } }) =>
          whole === null ? [] : [opinionRow(name, whole)],
        ),
      );
      await keepOpinionsHash(unit.tx, row.id);
    },
    tell: (unit, row) => tellOfLetter(unit, row, 'vetting-answered'),
  });
}

/** Facts have changed, and the office says why the letter stands all the same: of the changes it saw, and no later ones. */
export function letStand(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  { reason, changesHash }: { readonly reason: string; readonly changesHash: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, {
    input: { act: 'let-stand', changesHash },
    note: reason,
    also: (unit, row) => settleChanges(unit.tx, row.id, changesHash),
  });
}

export function revokeLetter(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: { readonly on: CivilDate; readonly documentNo: string | null; readonly reason: string },
): Promise<void> {
  const { on, documentNo, reason } = input;
  refuseSecrets({ reason });
  return act(context, acting, chosen, {
    input: { act: 'revoke', on },
    documentNo,
    note: reason,
    changes: () => ({ ended_on: on, ended_reason: reason }),
    also: (unit, row) => settleChanges(unit.tx, row.id),
    tell: (unit, row) => tellOfLetter(unit, row, 'vetting-revoked'),
  });
}
