// What lies beside a mark: what the subject says on the item, and the facts of it that nobody judges, with what shows them; never another’s mark.
import type { assessmentsRoutes, Shown } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { SchemeItem } from '@jinze/rules';
import type { z } from 'zod';
import type { Reader } from '../../platform/database/database.ts';
import { recordTitles } from '../performance/index.ts';
import { type FactRow, factsBySubject, type MarkRow } from './facts.store.ts';
import { type SaidBySubject, saidBySubjects } from './item-statements.store.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import type { SubjectRow } from './subjects.store.ts';

type Line = z.input<typeof assessmentsRoutes.mark.response>;
type Scheme = Parameters<typeof factsAsked>[0];

/** A mark an account is to give, or gave. */
export interface DueMark {
  readonly subject: Pick<SubjectRow, 'id' | 'name' | 'class'>;
  readonly scheme: Scheme;
  readonly item: SchemeItem;
  readonly fact: string;
  readonly task: TaskFact;
  /** Their own. */
  readonly mark: Pick<MarkRow, 'value' | 'reason' | 'evidence'> | undefined;
}

/** Of a fact that was counted from duty records: these. */
const recordsOf = ({ source, cause, evidence }: Pick<FactRow, 'source' | 'cause' | 'evidence'>) =>
  source === 'records' && cause === 'collected' ? evidence : [];

/** The titles of the records that facts were counted from. One statement. */
export const titlesOf = (db: Reader, facts: Iterable<FactRow>) =>
  recordTitles(db, [...new Set([...facts].flatMap(recordsOf))]);

/** Records by their titles, those that stand; documents as they were named. */
export function shownBy(
  fact: Pick<FactRow, 'source' | 'cause' | 'evidence'>,
  titles: ReadonlyMap<string, string>,
): Shown[] {
  const records = recordsOf(fact);
  return fact.evidence.flatMap((one): Shown[] => {
    if (!records.includes(one)) return [{ kind: 'document', id: null, title: one }];
    const title = titles.get(one);
    return title === undefined ? [] : [{ kind: 'duty-record', id: one, title }];
  });
}

/** The facts of an item that nobody judges, by name. */
export const factsBeside = (scheme: Scheme, subjectClass: string | null, itemId: string) =>
  [...factsAsked(scheme, subjectClass)].filter(
    ([, { source, items }]) => source !== 'scorer' && items.some(({ id }) => id === itemId),
  );

/** Three statements, however many marks there are. */
export async function scoringLines(
  db: Reader,
  dues: readonly DueMark[],
): Promise<{ lines: Line[]; said: SaidBySubject[] }> {
  const ids = [...new Set(dues.map(({ subject }) => subject.id))];
  const facts = await factsBySubject(db, ids);
  const said = await saidBySubjects(db, ids);
  const titles = await titlesOf(
    db,
    [...facts.values()].flatMap((of) => [...of.values()]),
  );
  const saidOf = new Map<Id<'assessed'>, SaidBySubject>(said.map((one) => [one.id, one]));
  const lines = dues.map(({ subject, scheme, item, fact, task: { asked }, mark }): Line => {
    const beside = factsBeside(scheme, subject.class, item.id).map(([name, task]) => {
      const held = facts.get(subject.id)?.get(name);
      return {
        fact: name,
        asks: task.asked.asks,
        kind: task.asked.kind,
        value: held?.value ?? null,
        by: held?.by_name ?? null,
        because: held?.because ?? null,
        evidence: held === undefined ? [] : shownBy(held, titles),
      };
    });
    return {
      subjectId: subject.id,
      subjectName: subject.name,
      itemId: item.id,
      title: item.title,
      text: item.text ?? null,
      fact,
      asks: asked.asks,
      kind: asked.kind,
      periods: asked.periods ?? null,
      codes: [...(asked.codes ?? [])],
      value: mark?.value ?? null,
      reason: mark?.reason ?? null,
      evidence: [...(mark?.evidence ?? [])],
      said: saidOf.get(subject.id)?.item_statements[fact] ?? null,
      beside,
    };
  });
  return { lines, said };
}
