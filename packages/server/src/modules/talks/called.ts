// Who is called to a talk, as the posts have them today: of one that is proposed, and of several before any is offered.
import type { TalkSubject } from '@jinze/contracts';
import type { CivilDate, Id, Level, OrganKind } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { holdersOf, organsInScope } from '../posts/index.ts';
import { decideProposal } from './talk.decide.ts';

export interface Called {
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly level: Level;
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly person: {
    readonly appointmentId: Id<'appointment'>;
    readonly id: Id<'person'>;
    readonly name: string;
    readonly post: string;
  } | null;
}

/** In their order, undefined for whom the scope does not hold or who is in the post no more; a statement for each kind. */
export async function calledAmong(
  db: Reader,
  scope: Scope,
  subjects: readonly TalkSubject[],
  today: CivilDate,
): Promise<(Called | undefined)[]> {
  const bodies = subjects.flatMap((one) => (one.kind === 'body' ? [one.organId] : []));
  const persons = subjects.flatMap((one) => (one.kind === 'person' ? [one.appointmentId] : []));
  const called = new Map<string, Called>();
  for (const { name, kind, ...organ } of bodies.length === 0
    ? []
    : await organsInScope(db, scope, bodies)) {
    const { organId, level, regionPath, scopeKey } = organ;
    const body = { organId, organName: name, organKind: kind, level, regionPath, scopeKey };
    called.set(organId, { ...body, person: null });
  }
  for (const holder of persons.length === 0 ? [] : await holdersOf(db, scope, persons, today)) {
    const { organId, organName, organKind, level, regionPath, scopeKey } = holder;
    const { appointmentId, personId: id, personName: name, postTitle: post } = holder;
    const body = { organId, organName, organKind, level, regionPath, scopeKey };
    called.set(appointmentId, { ...body, person: { appointmentId, id, name, post } });
  }
  return subjects.map((one) => called.get(one.kind === 'body' ? one.organId : one.appointmentId));
}

/** Whom an office thinks of calling: somebody, or a body of a place that is not chosen yet. */
export interface ThoughtOf {
  readonly subject: TalkSubject | { readonly kind: 'region'; readonly at: Place };
  readonly issuer: Place;
}
interface Place {
  readonly level: Level;
  readonly regionPath: string;
}

/** Whether a talk on a stated ground with each of them would be taken: nobody is offered what is refused. */
export async function mayBeCalled(
  db: Reader,
  scope: Scope,
  asked: readonly ThoughtOf[],
  today: CivilDate,
): Promise<boolean[]> {
  const subjects = asked.flatMap(({ subject }) => (subject.kind === 'region' ? [] : [subject]));
  const found = await calledAmong(db, scope, subjects, today);
  const calledOf = new Map(subjects.map((subject, index) => [subject, found[index]]));
  return asked.map(({ subject, issuer }) => {
    const called =
      subject.kind === 'region'
        ? { organKind: 'party-committee' as const, ...subject.at }
        : calledOf.get(subject);
    return called !== undefined && decideProposal(called, issuer, 'stated').ok;
  });
}
