// How refusals of changes to regions are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const regionErrors = {
  'posts.region-ended': {
    status: 409,
    zh: '{name}已撤并，最后一天是 {on}，不能再办理。',
    en: '{name} has ended; its last day was {on}.',
  },
  'posts.region-earlier-change': {
    status: 422,
    zh: '这个地区在 {on} 已有变动，生效日期须晚于那一天。',
    en: 'The region changed on {on}; the effective day must be later.',
  },
  'posts.region-wrong-level': {
    status: 422,
    zh: '{superior}下面不能设同级或上级的地区，请核对级别和上级地区。',
    en: 'A region beneath {superior} must be of a lower level.',
  },
  'posts.region-other-level': {
    status: 422,
    zh: '只能并入同一级的地区；{into}与它不是同一级。',
    en: 'A region merges into one of its own level; {into} is of another.',
  },
  'posts.region-inside-itself': {
    status: 422,
    zh: '不能划归或并入它自己、它下面的地区。',
    en: 'A region can neither lie beneath nor merge into itself or a part of it.',
  },
  'posts.region-too-deep': {
    status: 422,
    zh: '地区最多 {levels} 层，这样办理后会超过。',
    en: 'Regions have at most {levels} steps; this would be more.',
  },
  'posts.region-holders': {
    status: 409,
    zh: '{name}本级机构还有 {count} 人在任，请先登记其离任，再办理撤并。',
    en: '{count} people still hold posts in the bodies of {name}; record their leaving first.',
  },
  'posts.region-has-parts': {
    status: 409,
    zh: '{name}下面还有 {count} 个地区，请先撤并或划归别处。',
    en: '{name} still has {count} regions beneath it; merge, move or abolish them first.',
  },
  'posts.region-code-taken': {
    status: 409,
    zh: '这个代码已有地区使用（包括已撤并的），请换一个。',
    en: 'A region, perhaps an ended one, has this code; choose another.',
  },
  'posts.superior-outside': {
    status: 404,
    zh: '没有找到上级地区或并入的地区，或不在您的管理范围内。',
    en: 'The superior or the region to merge into was not found, or is outside your scope.',
  },
} as const satisfies ErrorTable;
