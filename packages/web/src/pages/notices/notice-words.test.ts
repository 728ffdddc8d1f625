// Every kind of notice has a sentence in both languages, and a sentence names nothing that nobody fills in.
import { NOTICE_KINDS as KINDS, NOTICE_PARAMS, type NoticeKind } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import { NOTICE_KINDS } from './notice-words.ts';

it('the page knows the kinds of the contracts', () => {
  expect([...NOTICE_KINDS]).toEqual([...KINDS]);
});

it('results of people are told and not made public, and whether it was done is said by the title', () => {
  const { kind, kindName } = zh.notices;
  for (const one of ['result-telling-due', 'result-telling-overdue'] as const)
    for (const said of [kind[one], kindName[one]]) {
      expect(said).toContain('通报');
      expect(said).not.toMatch(/公开|公布/u);
    }
  for (const one of ['publication-overdue', 'result-telling-overdue'] as const)
    expect(kind[one]).not.toContain('没有');
});

describe.each([
  ['zh', zh.notices],
  ['en', en.notices],
] as const)('in %s', (_, words) => {
  it('there are words for these kinds and no others', () => {
    expect(Object.keys(words.kind)).toEqual([...KINDS]);
    expect(Object.keys(words.kindName)).toEqual([...KINDS]);
  });
  it.each(KINDS)('%s names what its sender gives', (kind: NoticeKind) => {
    const named = [...words.kind[kind].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
    expect(named.toSorted()).toEqual([...NOTICE_PARAMS[kind]].toSorted());
  });
});
