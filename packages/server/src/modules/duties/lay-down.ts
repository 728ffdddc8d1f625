// Recording the numbered documents that lay duties down (art. 7, 参照执行), and withdrawing what was recorded by mistake.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { postsOfRegion, regionAt } from '../posts/index.ts';
import {
  insertDocument,
  lockDocument,
  postsOfDocument,
  withdrawDocumentRow,
} from './documents.store.ts';
import { documentSource } from './duties.ledger.ts';
import { markStaleOfPosts } from './stale.store.ts';

export interface LayDownInput {
  readonly region: string;
  readonly number: string;
  readonly title: string;
  readonly meeting: string;
  readonly on: CivilDate;
  readonly posts: readonly {
    readonly postId: Id<'post'>;
    readonly items: readonly { readonly title: string; readonly text: string }[];
  }[];
}

/**
 * The scope key of a region's own bodies, once it is known that the caller may act for them and that the posts
 * are theirs.
 */
export async function ownBodies(
  unit: Unit,
  scope: Scope,
  regionPath: string,
  postIds: readonly Id<'post'>[],
): Promise<string> {
  const region = await regionAt(unit.tx, regionPath);
  const key = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
  if (key === undefined || !scope.keys.some((prefix) => key.startsWith(prefix)))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  const own = new Set(await postsOfRegion(unit.tx, scope, regionPath));
  const outside = postIds.findIndex((id) => !own.has(id));
  if (outside >= 0)
    throw new Refused({ code: 'duties.post-outside', path: `body.posts.${outside}` });
  return key;
}

/** The standing lists that a document speaks of: of its posts, from its year on. */
const affectedBy = (postIds: readonly Id<'post'>[], on: CivilDate) => ({
  postIds,
  instrument: 'standing' as const,
  fromYear: Number(on.slice(0, 4)),
});

export async function layDown(
  services: Services,
  command: Command,
  input: LayDownInput,
): Promise<{ documentId: Id<'duty-document'> }> {
  return services.unitOfWork.commit(command, async (unit) => {
    const { region, number, title, meeting, on } = input;
    const posts = new Map(input.posts.map((one) => [one.postId, one]));
    const key = await ownBodies(unit, command.scope, region, [...posts.keys()]);
    if (on > services.clock.today())
      throw new Refused({ code: 'duties.future-date', path: 'body.on' });
    const id = newId<'duty-document'>(unit.now);
    await insertDocument(
      unit.tx,
      {
        id,
        version: 1,
        region_path: region,
        scope_key: key,
        number,
        title,
        meeting,
        adopted_on: on,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
      },
      [...posts.values()].flatMap(({ postId, items }) =>
        items.map((item, index) => ({
          ...item,
          document_id: id,
          post_id: postId,
          number: index + 1,
        })),
      ),
    );
    await recordHeld(unit, documentSource, [{ id, type: 'duty-document.recorded.v1' }]);
    await markStaleOfPosts(unit.tx, affectedBy([...posts.keys()], on), unit.now);
    await unit.audit('duties.lay-down', id);
    return { documentId: id };
  });
}

export async function withdrawDocument(
  services: Services,
  command: Command,
  id: Id<'duty-document'>,
  input: { readonly version: number; readonly reason: string },
): Promise<{ documentId: Id<'duty-document'> }> {
  return services.unitOfWork.commit(command, async (unit) => {
    const document = await lockDocument(unit.tx, command.scope, id);
    if (document === undefined) throw new Refused({ code: 'http.not-found' });
    if (document.version !== input.version) throw new Refused({ code: 'http.version-conflict' });
    if (document.withdrawn_at !== null) throw new Refused({ code: 'duties.already-withdrawn' });
    await withdrawDocumentRow(unit.tx, id, { at: unit.now, why: input.reason });
    await recordHeld(unit, documentSource, [{ id, type: 'duty-document.withdrawn.v1' }]);
    const postIds = await postsOfDocument(unit.tx, id);
    await markStaleOfPosts(unit.tx, affectedBy(postIds, document.adopted_on), unit.now);
    await unit.audit('duties.withdraw-document', id);
    return { documentId: id };
  });
}
