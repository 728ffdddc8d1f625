// How refusals of changes to names are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const namingErrors = {
  'posts.name-earlier-change': {
    status: 422,
    zh: '“{name}”这个名称从 {on} 起使用，新名称的起始日期须晚于那一天；那次登记有误的，请先更正。',
    en: 'The name “{name}” begins on {on}; the new one must begin later. If that day is wrong, correct it first.',
  },
  'posts.name-undated': {
    status: 422,
    zh: '现在的名称是从一开始就登记的，没有起始日期和文号；从某一天起改名的，请选“更名”。',
    en: 'The present name has been on record from the start, without a day or document; for a change from a day on, rename.',
  },
  'posts.organ-name-taken': {
    status: 409,
    zh: '这个地区已有同名的机构（也可能刚刚由别人登记），请刷新后核对。',
    en: 'A body of this region has this name, perhaps recorded just now; reload and check.',
  },
  'posts.post-title-taken': {
    status: 409,
    zh: '这个机构已有同名的职务（也可能刚刚由别人登记），请刷新后核对。',
    en: 'A post of this body has this title, perhaps recorded just now; reload and check.',
  },
} as const satisfies ErrorTable;
