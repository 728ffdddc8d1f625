// A page of the proposed grades: computed across all subjects from little of each, read whole for those shown.
import type { assessmentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { z } from 'zod';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readPlaceCursor } from '../../platform/http/cursor.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { mayDecide, type ProposedConsequence } from './consequence.decide.ts';
import { proposedConsequenceView } from './consequence.view.ts';
import { choicesOf } from './consequence-choices.store.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { subjectsBarredTo } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import {
  CHOSEN_IN,
  mayChooseGrade,
  type ProposedSubject,
  proposalOf,
  type Standing,
} from './proposal.decide.ts';
import { type ProposalFilter, pageOfProposal } from './proposal.page.ts';
import { allSubjects, changedSinceTold, type SubjectHead, standingsOf } from './subjects.store.ts';

type Line = z.input<typeof assessmentsRoutes.proposal.response>['items'][number];

function proposedLine(
  of: SubjectHead,
  { grade, couldBe, movedFrom, isChosen, consequences }: ProposedSubject<Standing>,
  {
    mayChoose,
    isOpen,
  }: { readonly mayChoose: boolean; readonly isOpen: (each: ProposedConsequence) => boolean },
): Line {
  const { chosen_grade: chosen, chosen_reason: reason, chosen_by: by } = of;
  return {
    subjectId: of.id,
    version: of.version,
    name: of.name,
    organName: of.organ_name,
    postTitle: of.post_title,
    class: of.class,
    grade,
    couldBe: [...couldBe],
    mayChoose,
    movedFrom: [...movedFrom],
    vetoes: of.vetoes,
    chosen: isChosen ? { grade: chosen ?? '', reason: reason ?? '', by: by ?? '' } : null,
    consequences: consequences.map((each) => proposedConsequenceView(each, isOpen(each))),
  };
}

export async function readProposal(
  context: Pick<AssessmentsContext, 'database' | 'clock' | 'may'>,
  caller: Caller,
  scope: Scope,
  row: Pick<ExerciseRow, 'id' | 'scheme_id' | 'state' | 'scope_key'>,
  asked: ProposalFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<z.input<typeof assessmentsRoutes.proposal.response>> {
  const { database, may } = context;
  const { scheme } = await issuedScheme(database, row.scheme_id);
  const { after, limit, ...filter } = asked;
  const barred = await subjectsBarredTo(context, caller, row.id);
  const mayAct = (action: string, id: Id<'assessed'>) =>
    CHOSEN_IN.includes(row.state) &&
    !barred.has(id) &&
    may(caller, action, { scopeKey: row.scope_key });
  return database.read(scope, async (db) => {
    const choices = await choicesOf(db, row.id);
    const proposal = proposalOf(scheme, await standingsOf(db, row.id), choices);
    const changed = await changedSinceTold(db, row);
    const page = { after: readPlaceCursor(after), limit };
    const { count, shown } = pageOfProposal(proposal, filter, page);
    const ids = shown.slice(0, limit).map(({ row: { id } }) => id);
    const heads = new Map((await allSubjects(db, row.id, ids)).map((one) => [one.id, one]));
    return {
      quotas: proposal.quotas.map(({ undecided, class: only = null, ...one }) => ({
        ...one,
        class: only,
        undecided: undecided.length,
      })),
      open: proposal.open,
      undecided: proposal.undecided,
      count,
      items: shown.flatMap((one) => {
        const { id } = one.row;
        const of = heads.get(id);
        if (of === undefined) return [];
        const mayChoose =
          mayChooseGrade(one, row.state, proposal, changed) &&
          mayAct('assessments.choose-grade', id);
        const maySay = mayAct('assessments.choose-consequence', id);
        const isOpen = (each: ProposedConsequence) =>
          maySay && mayDecide(each, row.state, proposal.short);
        return [proposedLine(of, one, { mayChoose, isOpen })];
      }),
      next: cursorAfter(
        shown.map(({ row: { id, place } }) => ({ scopeKey: String(place), id })),
        limit,
      ),
    };
  });
}
