// What is being entered of a document: which posts it names and the duties of each; what is still wrong with it.
import type { UndefinedPost } from '@jinze/contracts';
import { newKey } from '../api/client.ts';

/** The contract's limits. */
export const POSTS_LIMIT = 100;
export const ITEMS_LIMIT = 20;

/** A post the document may name: one that waits for it with what we propose, or any other without. */
export interface DocumentPost extends Pick<UndefinedPost, 'postId' | 'postTitle' | 'organName'> {
  readonly personName: string | null;
  readonly proposal: Pick<UndefinedPost['proposal'], 'items'>;
}

export interface ItemDraft {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}
export interface PostDraft {
  readonly isTicked: boolean;
  readonly items: readonly ItemDraft[];
}
/** By post; a post that is absent stands as proposed. */
export type PostDrafts = Readonly<Record<string, PostDraft>>;

export function draftOf(post: DocumentPost, drafts: PostDrafts): PostDraft {
  return (
    drafts[post.postId] ?? {
      isTicked: false,
      items: post.proposal.items.map((item, index) => ({ ...item, key: `proposal-${index}` })),
    }
  );
}

export const newItem = (): ItemDraft => ({ key: newKey(), title: '', text: '' });

/** Whether the item is still ours, word for word, and not yet the document's. */
export function isProposal(post: DocumentPost, item: ItemDraft): boolean {
  return post.proposal.items.some(({ title, text }) => title === item.title && text === item.text);
}

export type PostFault =
  | { readonly code: 'need-item' }
  | { readonly code: 'need-words'; readonly numbers: readonly number[] };

/** What keeps a ticked post from being recorded. */
export function faultOf({ items }: PostDraft): PostFault | undefined {
  if (items.length === 0) return { code: 'need-item' };
  const numbers = items.flatMap(({ title, text }, index) =>
    title.trim() === '' || text.trim() === '' ? [index + 1] : [],
  );
  return numbers.length === 0 ? undefined : { code: 'need-words', numbers };
}
