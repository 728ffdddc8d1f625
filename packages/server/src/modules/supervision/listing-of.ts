// The row of listed supervision as a draft says it. Pure.
import type { TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { placeOfKey } from '../../platform/database/scope.ts';

export const listingOf = (id: Id<'task'>, { listing }: TaskInput) =>
  listing === null
    ? null
    : {
        task_id: id,
        level: listing.level,
        accident_name: listing.accidentName,
        matter: listing.matter,
        time_limit: listing.timeLimit,
        removal: listing.removal,
        notice_no: listing.noticeNo,
        published_on: listing.publishedOn,
        published_in: listing.publishedIn,
      };

/** Whether who issues the task lists it themself: of a superior's listing the notice, and its number, is theirs. */
export const isListedBy = (level: string, { scopeKey }: { readonly scopeKey: string }): boolean =>
  level === placeOfKey(scopeKey).level;
