// Finds records whose texts are near copies of earlier ones, in turns beside requests; nothing is concluded from it.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import {
  keepCompared,
  type NearCopy,
  type RecordText,
  recordsSharing,
  takeUncompared,
} from './near-copies.store.ts';
import { likeness, marksOf, NEAR_COPY } from './text-likeness.ts';

/** Records compared in one transaction. */
const AT_ONCE = 500;
/** Of one record so many are shown: a text that everybody copies is seen from the first few. */
const COPIES_AT_MOST = 5;

const copyOf = (record: NearCopy['record'], earlier: NearCopy['earlier'], share: number) => ({
  record,
  earlier,
  likeness: Math.floor(share * 100),
});

interface Marked extends RecordText {
  readonly marks: readonly string[];
}

/**
 * Of each record the ones it is a near copy of, the most alike first: told of the later of the two, whichever is being
 * compared. One that is confirmed or corrected is compared again, and the later ones that are like it are not. Pure.
 */
export function copiesAmong(
  records: readonly Marked[],
  others: ReadonlyMap<string, readonly { readonly id: Id<'duty-record'>; readonly text: string }[]>,
): NearCopy[] {
  const comparing = new Set(records.map(({ id }) => id));
  return records.flatMap((record) => {
    const candidates = new Map(
      record.marks
        .flatMap((mark) => others.get(mark) ?? [])
        .filter(({ id }) => id < record.id || (id > record.id && !comparing.has(id)))
        .map((one) => [one.id, one.text]),
    );
    const found = [...candidates]
      .map(([id, text]) => ({ id, share: likeness(record.text, text) }))
      .filter(({ share }) => share >= NEAR_COPY)
      .toSorted((a, b) => b.share - a.share);
    const earlier = found.filter(({ id }) => id < record.id).slice(0, COPIES_AT_MOST);
    const later = found.filter(({ id }) => id > record.id);
    return [
      ...earlier.map(({ id, share }) => copyOf(record.id, id, share)),
      ...later.map(({ id, share }) => copyOf(id, record.id, share)),
    ];
  });
}

export async function findNearCopies(
  services: Services,
  isStopping: () => boolean = () => false,
): Promise<{ compared: number }> {
  const command = { actor: { accountId: null, name: '文本比对' }, scope: SYSTEM_SCOPE };
  let compared = 0;
  while (!isStopping()) {
    const { count } = await services.unitOfWork.commit(command, async ({ tx }) => {
      const taken = await takeUncompared(tx, AT_ONCE);
      if (taken.length === 0) return { count: 0 };
      const records = taken.map((one) => ({ ...one, marks: marksOf(one.text) }));
      const marks = records.flatMap(({ id, marks: own }) =>
        own.map((mark) => ({ record: id, mark })),
      );
      const known = await recordsSharing(tx, [...new Set(marks.map(({ mark }) => mark))]);
      const taking = new Set(taken.map(({ id }) => id));
      const others = Map.groupBy(
        [
          ...known
            .filter((one) => !taking.has(one.record_id))
            .map(({ mark, record_id: id, text }) => ({ mark, id, text })),
          ...records.flatMap(({ id, text, marks: own }) => own.map((mark) => ({ mark, id, text }))),
        ],
        ({ mark }) => mark,
      );
      await keepCompared(tx, taken, marks, copiesAmong(records, others));
      return { count: taken.length };
    });
    compared += count;
    if (count < AT_ONCE) break;
  }
  return { compared };
}
