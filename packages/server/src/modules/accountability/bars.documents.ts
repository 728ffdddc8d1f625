// What a person's decisions bar them from on a day, on one page: for the department that manages them, and for themselves.
import type { PersonRegister } from '@jinze/contracts';
import { documentDate, type Id, parseCivilDate } from '@jinze/kernel';
import { type Conclusion, computedSource } from '../../platform/conclusion-source.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { DocumentSource } from '../../platform/document-source.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { latestCommittee, postsEverHeld, tenuresOf } from '../posts/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { departmentOf, type Issuer, placeOfCommittee } from './case-on-paper.ts';
import { registerOf, registerScope } from './person-register.ts';
import { answerTo, questionNamed } from './why-bars.ts';

type Looking = Pick<AccountabilityContext, 'database' | 'clock' | 'scopeFor'>;

interface Whose extends Issuer {
  /** What of the register they read; undefined: no bars. */
  readonly scope: Scope | undefined;
}

/** Of themselves: what was served on them, signed for by the body they are of. */
async function ownOf(db: Reader, scope: Scope, personId: Id<'person'>): Promise<Whose | undefined> {
  const committee = await latestCommittee(db, personId);
  const last = (await postsEverHeld(db, scope, [personId])).toSorted((a, b) =>
    a.from < b.from ? 1 : -1,
  )[0];
  if (committee === null || last === undefined) return undefined;
  const place = { ...(await placeOfCommittee(db, committee)), personId };
  return { place, organ: last.organName, scope };
}

/** The register is the discipline organ’s to read too; a paper of it is the organisation department’s alone. */
const asDepartment = (caller: Caller): Caller => ({
  ...caller,
  grants: caller.grants.filter(({ role }) => role === 'organisation-department'),
});

/** The committee that manages the person now, or the last that did, as far as it is in the scope. */
async function managing(
  db: Reader,
  scope: Scope,
  personId: Id<'person'>,
  latest: string | null,
): Promise<string | null> {
  if (latest !== null) return latest;
  const held = await tenuresOf(db, scope, [personId]);
  const before = held.map((one) => one.managingCommittee);
  return before.findLast((one) => one !== null && scope.committees.includes(one)) ?? null;
}

/** As the department of the committee that manages the person now; of an earlier one its papers stay, without bars. */
async function departments(
  db: Reader,
  caller: Caller,
  scope: Scope,
  personId: Id<'person'>,
): Promise<Whose | undefined> {
  const found = await registerScope(db, scope, personId);
  if (found === undefined) return undefined;
  const committee = await managing(db, scope, personId, found.committee);
  if (committee === null) return undefined;
  const issuer = await departmentOf(db, caller, committee);
  return { ...issuer, scope: found.isWhole ? found.scope : undefined };
}

/** `promotion/2026-11-27`: the question, and the day it is asked of. */
function conclusionOf(
  { personName, posts, bars, whys, asOf }: PersonRegister,
  text: string,
): Conclusion | undefined {
  const question = questionNamed(text);
  if (question === undefined || bars === null || whys === null) return undefined;
  const [post] = posts;
  const why = whys[question];
  return {
    subject: `${post?.organName ?? ''}${post?.postTitle ?? ''}${personName}`,
    question: `${documentDate(asOf)}${why.heading}`,
    why: { ...why, heading: answerTo(question, bars) },
  };
}

export const barsDocuments = ({
  database,
  clock,
  scopeFor,
}: Looking): readonly DocumentSource[] => [
  computedSource({
    stream: 'bars',
    of: '人员',
    // A decision that is not served yet may be behind it.
    isConcealed: true,
    find: async (caller, id, part) => {
      const personId = id as Id<'person'>;
      const isOwn = caller.personId === personId;
      // Whom one serves is no business of one's own here, and their register is another page.
      if (!isOwn && selvesOf(caller).includes(personId)) return undefined;
      const scope = isOwn
        ? scopeFor(caller, 'accountability.my-register')
        : scopeFor(asDepartment(caller), 'accountability.person-register');
      if (scope === undefined) return undefined;
      const whose = await database.read(scope, (db) =>
        isOwn ? ownOf(db, scope, personId) : departments(db, caller, scope, personId),
      );
      if (whose === undefined) return undefined;
      const [question = '', day = ''] = part?.split('/') ?? [];
      const [asOf, read] = [parseCivilDate(day), whose.scope];
      const conclusion =
        asOf === undefined || read === undefined
          ? undefined
          : await database.read(read, async (db) =>
              conclusionOf(await registerOf(db, read, personId, { asOf, isWhole: true }), question),
            );
      return { place: whose.place, organs: [whose.organ], asOf: clock.today(), conclusion };
    },
  }),
];
