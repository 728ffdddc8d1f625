// The row of listed supervision as a draft says it. Pure.
import type { TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';

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
