// What an organ, a post or a person is called changes: load and lock, decide, close the old rows, insert the new ones.
import type { Result } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  decideNameCorrection,
  decideRenaming,
  type Name,
  type NameCorrection,
  type NamedState,
  type NamingDecision,
  type NamingRefusal,
  type Renaming,
} from './naming.decide.ts';
import {
  insertNames,
  lockNamed,
  type Named,
  namesOf,
  supersedeNames,
  updateName,
} from './naming.store.ts';
import { versionOf } from './naming.view.ts';
import type { PostsContext } from './posts.context.ts';
import { organSource, personSource, postSource } from './posts.ledger.ts';

export type NamingInput =
  | ({ readonly kind: 'renamed' } & Renaming)
  | ({ readonly kind: 'corrected' } & NameCorrection);

interface Renamed {
  readonly name: string;
  readonly nameVersion: number;
}

/** What the change is called in the record of changes, and in the audit. */
const ACTS = {
  organ: {
    renamed: 'organ.renamed.v1',
    corrected: 'organ.name-corrected.v1',
    audit: 'posts.rename-organ',
  },
  post: {
    renamed: 'post.retitled.v1',
    corrected: 'post.title-corrected.v1',
    audit: 'posts.retitle-post',
  },
  person: {
    renamed: 'person.renamed.v1',
    corrected: 'person.name-corrected.v1',
    audit: 'posts.rename-person',
  },
} as const;

const SOURCES = { organ: organSource, post: postSource, person: personSource } as const;

/** The names known now. With the first change what was said until then becomes a row: it is what was known then. */
async function namesKnown(
  unit: Unit,
  named: Named,
  name: string,
): Promise<Pick<NamedState, 'version' | 'names'>> {
  const rows = await namesOf(unit.tx, named);
  const [first, ...rest]: Name[] = rows.filter(({ supersededAt }) => supersededAt === null);
  if (first !== undefined) return { version: versionOf(rows), names: [first, ...rest] };
  const id = newId<'naming'>(unit.now);
  await insertNames(unit.tx, [
    {
      id,
      record_id: id,
      subject: named.subject,
      subject_id: named.id,
      version: 1,
      name,
      valid_from: null,
      valid_to: null,
      document_no: null,
      recorded_at: null,
      recorded_by: null,
      superseded_at: null,
      change_reason: null,
    },
  ]);
  return {
    version: 1,
    names: [{ id, recordId: id, name, from: null, to: null, documentNo: null }],
  };
}

async function writeNames(
  unit: Unit,
  { actor }: Command,
  { subject, id: subjectId }: Named,
  { version, superseded, added }: NamingDecision,
): Promise<void> {
  await supersedeNames(unit.tx, superseded, unit.now);
  await insertNames(
    unit.tx,
    added.map((one) => {
      const id = newId<'naming'>(unit.now);
      return {
        id,
        record_id: one.recordId ?? id,
        subject,
        subject_id: subjectId,
        version,
        name: one.name,
        valid_from: one.from,
        valid_to: one.to,
        document_no: one.documentNo,
        recorded_at: unit.now,
        recorded_by: actor.name,
        superseded_at: null,
        change_reason: one.reason,
      };
    }),
  );
}

/** Renames from a day on, or corrects what was recorded wrongly. What others copied of the name stays as it was. */
export function rename(
  context: PostsContext,
  command: Command,
  named: Named,
  input: NamingInput,
): Promise<Renamed> {
  return context.unitOfWork.commit(command, async (unit) => {
    const locked = await lockNamed(unit.tx, command.scope, named);
    if (locked === undefined) throw new Refused({ code: 'http.not-found' });
    const known = await namesKnown(unit, named, locked.name);
    const state: NamedState = { ...known, ended: locked.ended };
    const today = context.clock.today();
    const decided: Result<NamingDecision, NamingRefusal> =
      input.kind === 'renamed'
        ? decideRenaming(state, input, today)
        : decideNameCorrection(state, input, today);
    const decision = unwrap(decided);
    const { version, now } = decision;
    await writeNames(unit, command, named, decision);
    if (now.name !== locked.name) await updateName(unit.tx, named, now.name);
    const act = ACTS[named.subject];
    const reason = input.kind === 'corrected' ? input.reason : null;
    await recordHeld(unit, SOURCES[named.subject], [
      {
        id: named.id,
        type: act[input.kind],
        data: { name: now.name, on: now.on, documentNo: now.documentNo, reason },
        ...(locked.organId === null ? {} : { organId: locked.organId }),
      },
    ]);
    await context.afterNaming?.(unit, named);
    await unit.audit(act.audit, named.id);
    return { name: now.name, nameVersion: version };
  });
}
