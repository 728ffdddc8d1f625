// What a correction would change, field by field and person by person, before it is sent.
import type { DutyRecord, RecordChange, RecordContent } from '@jinze/contracts';
import type { DraftPerson } from './record-draft.ts';

/** Fields that are words or days; the kinds and amounts are worded by who shows them. */
const FIELDS = [
  'activity',
  'body',
  'title',
  'occurredOn',
  'occurredTo',
  'place',
  'matter',
  'findings',
  'orders',
  'followUp',
  'basisNo',
  'lateReason',
] as const;

type Side = NonNullable<Extract<RecordChange, { kind: 'participant' }>['before']>;
const isSame = (one: Side, other: Side) =>
  one.role === other.role &&
  one.postTitle === other.postTitle &&
  one.duties.toSorted().join() === other.duties.toSorted().join();

/** `people` are those of `after`, with the names the form knows; `amounts` words them. */
export function changesOf(
  before: DutyRecord,
  after: RecordContent,
  people: readonly DraftPerson[],
  amounts: (rows: RecordContent['amounts']) => string,
): readonly RecordChange[] {
  const fields = FIELDS.flatMap((field): RecordChange[] => {
    const [was, is] = [before[field], after[field]];
    return was === is ? [] : [{ kind: 'field', field, before: was, after: is }];
  });
  const [amountsBefore, amountsAfter] = [amounts(before.amounts), amounts(after.amounts)];
  if (amountsBefore !== amountsAfter)
    fields.push({
      kind: 'field',
      field: 'amounts',
      before: amountsBefore === '' ? null : amountsBefore,
      after: amountsAfter === '' ? null : amountsAfter,
    });
  const was = new Map(
    before.participants.map((one) => [
      one.personId,
      {
        name: one.name,
        side: { role: one.role, postTitle: one.postTitle, duties: one.duties },
        postId: one.postId,
      },
    ]),
  );
  const participants = after.participants.flatMap((one, index): RecordChange[] => {
    const old = was.get(one.personId);
    const known = people[index];
    const isSamePost = old !== undefined && (one.postId ?? old.postId) === old.postId;
    const side: Side = {
      role: one.role,
      postTitle: isSamePost ? old.side.postTitle : (known?.post ?? ''),
      duties: one.duties,
    };
    const { personId } = one;
    const name = old?.name ?? known?.name ?? '';
    if (old === undefined)
      return [{ kind: 'participant', personId, name, change: 'added', before: null, after: side }];
    return isSame(old.side, side)
      ? []
      : [{ kind: 'participant', personId, name, change: 'changed', before: old.side, after: side }];
  });
  const stays = new Set(after.participants.map(({ personId }) => personId));
  const removed = before.participants.flatMap((one): RecordChange[] =>
    stays.has(one.personId)
      ? []
      : [
          {
            kind: 'participant',
            personId: one.personId,
            name: one.name,
            change: 'removed',
            before: { role: one.role, postTitle: one.postTitle, duties: one.duties },
            after: null,
          },
        ],
  );
  return [...fields, ...participants, ...removed];
}

/** One text against another: what both begin and end with, and what differs between. */
export function partsOf(before: string, after: string) {
  const [old, young] = [Array.from(before), Array.from(after)];
  const most = Math.min(old.length, young.length);
  let start = 0;
  while (start < most && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === young[young.length - 1 - end])
    end += 1;
  // A number is read whole: 3 for 4 says nothing of 13 for 14.
  const isPart = (letter: string | undefined) =>
    letter !== undefined && /[0-9A-Za-z.]/.test(letter);
  while (start > 0 && isPart(old[start - 1]) && (isPart(old[start]) || isPart(young[start])))
    start -= 1;
  while (
    end > 0 &&
    isPart(old[old.length - end]) &&
    (isPart(old[old.length - end - 1]) || isPart(young[young.length - end - 1]))
  )
    end -= 1;
  const text = (letters: readonly string[], from: number, to: number) =>
    letters.slice(from, to).join('');
  return {
    start: text(old, 0, start),
    removed: text(old, start, old.length - end),
    added: text(young, start, young.length - end),
    end: text(old, old.length - end, old.length),
  };
}
