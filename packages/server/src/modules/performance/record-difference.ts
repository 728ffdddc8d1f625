// What a correction changed in a duty record, field by field and person by person. Pure.
import {
  RECORD_FIELDS,
  type RecordChange,
  type RecordField,
  type RecordRole,
  type RecordVersion,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';

/** A record as it reads; of who took part only what a correction can change. */
export interface Said extends Omit<RecordVersion['content'], 'participants'> {
  readonly participants: readonly SaidOf[];
}
export interface SaidOf {
  readonly personId: Id<'person'>;
  readonly name: string;
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly role: RecordRole;
  readonly duties: readonly string[];
}

/** As people read it: 2026年 专项资金 1200 万元，财政收入 35000 万元. */
const amountText = ({ year, fundWanYuan, revenueWanYuan }: Said['amounts'][number]) =>
  `${year}年 专项资金 ${fundWanYuan ?? '未填'} 万元，财政收入 ${revenueWanYuan ?? '未填'} 万元`;

function textOf(said: Said, field: RecordField): string | null {
  if (field !== 'amounts') return said[field];
  return said.amounts.length === 0 ? null : said.amounts.map(amountText).join('；');
}

const lineOf = ({ role, postTitle, duties }: SaidOf) => ({
  role,
  postTitle,
  duties: [...duties],
});

/** The order in which duties were chosen says nothing. */
const isSame = (one: SaidOf, other: SaidOf) =>
  one.role === other.role &&
  one.postId === other.postId &&
  one.duties.toSorted().join(' ') === other.duties.toSorted().join(' ');

export function differenceOf(before: Said, after: Said): RecordChange[] {
  const fields = RECORD_FIELDS.flatMap((field): RecordChange[] => {
    const [was, is] = [textOf(before, field), textOf(after, field)];
    return was === is ? [] : [{ kind: 'field', field, before: was, after: is }];
  });
  const earlier = new Map(before.participants.map((one) => [one.personId, one]));
  const later = new Map(after.participants.map((one) => [one.personId, one]));
  const people = [...new Set([...earlier.keys(), ...later.keys()])];
  return [
    ...fields,
    ...people.flatMap((personId): RecordChange[] => {
      const [was, is] = [earlier.get(personId), later.get(personId)];
      const name = is?.name ?? was?.name ?? '';
      const change = (kind: 'added' | 'removed' | 'changed'): RecordChange[] => [
        {
          kind: 'participant',
          personId,
          name,
          change: kind,
          before: was === undefined ? null : lineOf(was),
          after: is === undefined ? null : lineOf(is),
        },
      ];
      if (was === undefined) return change('added');
      if (is === undefined) return change('removed');
      return isSame(was, is) ? [] : change('changed');
    }),
  ];
}
