// What is held of somebody, what they are told of it, and what they say: on their own or on paper.
import { WORKSHEET_MOST, type WorksheetContent } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { AccountabilityContext } from './accountability.context.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnWorksheet } from './act-on-worksheet.ts';
import { nextNumber } from './next-number.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfWorksheet } from './tell-of-accountability.ts';
import { decideDropping, decideSaving, decideStating, decideTelling } from './worksheet.decide.ts';
import { insertContent, insertStatement, type Side } from './worksheets.store.ts';

/** A new version of what is held; before it counts the person is told of it anew. */
export function saveWorksheet(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  content: WorksheetContent,
): Promise<void> {
  const { now, nowSince, responsibility, ...parts } = content;
  refuseSecrets(
    Object.fromEntries(
      content.circumstances.map(({ facts }, index) => [`circumstances.${index}.facts`, facts]),
    ),
  );
  return actOnWorksheet(context, acting, chosen, 'handler', ({ facts, row }) => ({
    decided: decideSaving(facts, content),
    on: context.clock.today(),
    also: (unit) =>
      insertContent(unit.tx, {
        worksheet_id: row.id,
        number: facts.content + 1,
        now_status: now,
        now_since: nowSince,
        responsibility,
        circumstances: JSON.stringify(parts.circumstances),
        findings: JSON.stringify(parts.findings),
        statutory: JSON.stringify(parts.statutory),
        deployments: JSON.stringify(parts.deployments),
        factors: JSON.stringify(parts.factors),
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      }),
  }));
}

/** From here on the person sees what is held against them, and answers. */
export function tellPerson(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly answerBy: CivilDate;
  },
): Promise<void> {
  return actOnWorksheet(context, acting, chosen, 'handler', ({ facts, row, of }, unit) => ({
    decided: decideTelling(facts, input, context.clock.today()),
    changes: {
      told_at: row.told_at ?? unit.now,
      told_on: input.on,
      told_content: facts.content,
      told_document: input.documentNo,
      answer_by: input.answerBy,
    },
    on: input.on,
    documentNo: input.documentNo,
    note: `请于 ${input.answerBy} 前陈述申辩`,
    also: () => tellOfWorksheet(unit, row, of, { kind: 'accountability-told', on: input.answerBy }),
  }));
}

interface Said {
  readonly content: string;
  readonly evidence: readonly string[];
  readonly on: CivilDate;
  readonly custodian: string | null;
  readonly paperNo: string | null;
}

function stating(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  side: Side,
  said: Said,
): Promise<void> {
  refuseSecrets({ content: said.content });
  return actOnWorksheet(context, acting, chosen, side, ({ facts, row, statements, of }) => ({
    decided: decideStating(facts, said.on, context.clock.today()),
    on: said.on,
    documentNo: said.paperNo,
    note: said.custodian,
    also: async (unit) => {
      await insertStatement(unit.tx, {
        worksheet_id: row.id,
        number: nextNumber(statements, WORKSHEET_MOST),
        content: said.content,
        evidence: JSON.stringify(said.evidence),
        on_day: said.on,
        custodian: said.custodian,
        paper_no: said.paperNo,
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      });
      // Who enters a paper has it in hand.
      if (side === 'subject')
        await tellOfWorksheet(unit, row, of, { kind: 'accountability-answered' });
    },
  }));
}

/** What the person says for themselves. */
export function stateOwn(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Pick<Said, 'content' | 'evidence'>,
): Promise<void> {
  const own = { on: context.clock.today(), custodian: null, paperNo: null };
  return stating(context, acting, chosen, 'subject', { ...input, ...own });
}

/** What the person says on paper, with who keeps it. */
export function enterStatement(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Said,
): Promise<void> {
  return stating(context, acting, chosen, 'handler', input);
}

export function dropPerson(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnWorksheet(context, acting, chosen, 'handler', ({ facts }) => ({
    decided: decideDropping(facts),
    changes: { dropped_reason: reason },
    on: context.clock.today(),
    note: reason,
  }));
}
