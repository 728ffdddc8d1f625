// What the rules on talks say of the accidents on record, as an .xlsx: what applies, and what they cannot tell. People decide.
import type { TalkProposal } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { TALK_STATE_WORDS } from './export-talks.ts';
import { proposalsOf } from './proposals.ts';
import type { TalksContext } from './talks.context.ts';

/** As the page has them. */
export const TRIGGER_OUTCOME_WORDS: Readonly<Record<TalkProposal['outcome'], string>> = {
  applies: '应当约谈',
  'cannot-tell': '说不清',
  'does-not-apply': '没有达到',
};

const COLUMNS: readonly ListColumn<TalkProposal>[] = [
  { name: '地区', width: 16, value: ({ regionName }) => regionName },
  { name: '规则', width: 40, value: ({ rule }) => rule },
  { name: '结论', width: 12, value: ({ outcome }) => TRIGGER_OUTCOME_WORDS[outcome] },
  { name: '由谁约谈', width: 22, value: ({ key, who }) => (key === 'no-rule' ? null : who) },
  { name: '约谈谁', width: 22, value: ({ key, whom }) => (key === 'no-rule' ? null : whom) },
  {
    name: '计入的事故',
    width: 44,
    value: ({ counted }) => counted.map(({ name }) => name).join('；'),
  },
  {
    name: '可能计入的事故',
    width: 30,
    value: ({ perhaps }) => perhaps.map(({ name }) => name).join('；'),
  },
  { name: '理由', width: 50, value: ({ reasons }) => reasons.join('；') },
  { name: '还缺什么', width: 40, value: ({ missing }) => missing.join('；') },
  {
    name: '依据',
    width: 40,
    value: ({ why }) => why.clause.map(({ title }) => title).join('；'),
  },
  { name: '已有的约谈', width: 12, value: ({ talk }) => talk && TALK_STATE_WORDS[talk.state] },
];

export async function exportProposals(
  context: TalksContext,
  caller: Caller,
  scope: Scope,
  region: string,
): Promise<StreamResponse> {
  const { asOf, from, items, accidents, rulesVersion, place } = await proposalsOf(
    context,
    caller,
    scope,
    region,
  );
  return datedList({
    name: '约谈情形',
    of: `${place.name}按规定应当约谈的情形`,
    today: asOf,
    by: caller.displayName,
    said: [
      `按 ${from} 以来登记的 ${accidents} 起事故计算，规则 ${rulesVersion} 版。`,
      '系统不自动发起约谈；“说不清”的先补事实。',
    ],
    columns: COLUMNS,
    // Computed as a whole, on the page too.
    read: inOnePage(items),
  });
}
