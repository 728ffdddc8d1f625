// What somebody asks for, in the words a search needs: the kinds of activity that are named, and the rest. Pure.
import { ACTIVITIES, type Activity } from '@jinze/kernel';
import { ACTIVITY_NAMES } from '@jinze/rules';

/** Whatever is asked for is called one of these; they tell nothing. */
const OF_ANYTHING = /(?:情况|材料|报告|报表|台账|汇总|总结|记录|资料|说明|进展|工作)+$/u;
const OF_LISTS = ['职责清单', '责任清单', '年度重点工作'];

export interface WordsAsked {
  readonly words: readonly string[];
  readonly activities: readonly Activity[];
  /** A duty list is asked for. */
  readonly isList: boolean;
}

export function wordsAsked(text: string): WordsAsked {
  const parts = text
    .split(/[\s,，、;；。/]+/u)
    .map((part) => part.replaceAll('安全生产', '').replace(OF_ANYTHING, ''))
    .filter((part) => part.length >= 2);
  const activities = ACTIVITIES.filter((activity) =>
    parts.some((part) => part.includes(ACTIVITY_NAMES[activity])),
  );
  return {
    words: [...new Set(parts)],
    activities,
    isList: OF_LISTS.some((name) => text.includes(name)),
  };
}
