import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { type TalkRow, whyOfTalk } from '../talks/index.ts';
import type { FiledRecord } from './arrange.decide.ts';
import { talkEntry } from './matter-entry.ts';

const RECORD = {
  number: '0003',
  versions: [],
  files: [],
  left: null,
  package: null,
} as unknown as FiledRecord;
const TALK = {
  state: 'closed',
  ground: 'rule',
  opened_on: day('2026-05-20'),
  held_on: day('2026-05-25'),
  due_on: null,
  subject_organ: '石桥县人民政府',
  subject_post: null,
  subject_name: null,
  talker_organ: '云江市安委会',
  talker: '副市长 周某',
  matters: '事故情况和整改',
  trigger: {
    regionName: '石桥县',
    rule: '六个月内发生两起以上较大事故',
    who: '市安委会',
    whom: '县政府主要负责人',
    parameter: null,
    basis: [{ instrument: '办法', article: '第九条', status: 'local' }],
    reasons: ['六个月内较大事故 2 起'],
    missing: ['“3·2”事故的等级'],
    rulesVersion: '1',
  },
} as unknown as TalkRow;
const COUNTED: Parameters<typeof whyOfTalk>[1][number] = {
  accidentId: 'a' as Id<'accident'>,
  version: 1,
  name: '“5·18”坍塌事故',
  occurredOn: day('2026-05-18'),
  grade: 'relatively-serious',
  isResponsible: true,
  regionName: '石桥县',
  because: null,
};

const fieldsOf = (why: ReturnType<typeof whyOfTalk>) => {
  const entry = talkEntry(RECORD, TALK, { reports: [], why });
  return new Map(entry.fields.map(({ label, text }) => [label, text]));
};

describe('a talk in the paper file', () => {
  it('says which rule gave rise to it, and of which accidents', () => {
    const fields = fieldsOf(whyOfTalk(TALK, [COUNTED]));
    expect(fields.get('依据的规则')).toContain('第九条：六个月内发生两起以上较大事故');
    expect(fields.get('规则计入的事故')).toContain('“5·18”坍塌事故：较大事故，责任事故（石桥县）');
    expect(fields.get('规则没有查清的')).toBe('“3·2”事故的等级');
  });

  it('says nothing of a rule where none did', () => {
    expect(fieldsOf(null).has('依据的规则')).toBe(false);
  });
});
