import {
  FINDING_CODES,
  type Finding,
  type FindingCode,
  type LedgerStatus,
  RESTRICTION_KINDS,
  RESTRICTION_STATES,
  WITNESS_STATES,
} from '@jinze/contracts';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import {
  age,
  answerOf,
  entryNumber,
  eventWords,
  fieldWords,
  findingWords,
  grouped,
  isRecordId,
  recordLines,
  refusalWords,
  restrictionAct,
  standingOf,
} from './ledger-words.ts';

const NOW = '2026-03-05T01:00:00.000Z';
const before = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString();
const GOOD: LedgerStatus = {
  origin: 'jinze.example/990101',
  profile: 'sha256',
  keys: ['jinze.example/990101+00000000+AQ=='],
  size: 1234,
  checkpoint: { size: 1234, root: 'AAAA', signedAt: before(200) },
  unsealed: { count: 0, oldestAt: null },
  quorum: { size: 1234, at: before(180) },
  isQuorumAsked: true,
  witnesses: [],
  anchor: null,
  isAnchored: false,
  heartbeatAt: before(60),
  isSigning: true,
  findings: [],
  check: { nextIndex: 0, startedAt: null, movedAt: null, finishedAt: null, checked: 0 },
  now: NOW,
};
const finding = {
  id: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01',
  code: 'field' as const,
  subject: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01/3/portfolios',
  params: { index: 17, type: 'duty-section.issued.v1', path: '/portfolios' },
  foundAt: NOW,
};

describe('the words of the ledger', () => {
  let t: TFunction;
  let english: TFunction;
  beforeAll(async () => {
    const instance = i18next.createInstance();
    await instance.init({
      lng: 'zh-CN',
      resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
      interpolation: { escapeValue: false },
    });
    t = instance.getFixedT('zh-CN');
    english = instance.getFixedT('en');
  });

  it('says first what is worst, and that all is well only when it is', () => {
    const said = (change: Partial<LedgerStatus>) => answerOf({ ...GOOD, ...change }, t);
    const waiting = { count: 12, oldestAt: before(4) };
    expect(said({})).toEqual({ tone: 'good', words: '全部记录已存证，最近一次见证于 3 分钟前' });
    expect(said({ unsealed: waiting })).toEqual({
      tone: 'waiting',
      words: '有 12 条记录等待存证，最早 4 秒前',
    });
    expect(said({ unsealed: { count: 12, oldestAt: before(61) } }).tone).toBe('alarm');
    expect(said({ quorum: { size: 1200, at: NOW } }).words).toBe(
      '全部记录已存证，最近 34 条等待见证',
    );
    expect(said({ quorum: null }).words).toBe('全部记录已存证，还没有见证');
    expect(said({ quorum: null, isQuorumAsked: false }).words).toContain('没有指定见证人');
    const former = {
      name: '省档案馆',
      verifierKey: '省档案馆+00000000+BA==',
      address: null,
      state: 'unlisted' as const,
      newest: { size: 1200, at: before(900) },
      refusal: null,
    };
    expect(said({ quorum: null, isQuorumAsked: false, witnesses: [former] })).toEqual({
      tone: 'alarm',
      words: '见证过本日志的 省档案馆 不在见证人名单里：没有人见证，恢复的旧备份也不会被发现',
    });
    expect(said({ size: 0 }).words).toBe('还没有需要存证的记录');
    expect(said({ isSigning: false, unsealed: waiting })).toEqual({
      tone: 'alarm',
      words: '没有进程在签名：新记录照常受理，等待存证',
    });
    expect(said({ isSigning: false, unsealed: waiting, findings: [finding] })).toEqual({
      tone: 'alarm',
      words: '第 18 条（责任清单印发）的“分管领域”与存证不符：已停止签名，新记录照常受理',
    });
    expect(said({ findings: [finding, { ...finding, code: 'tile' }] }).words).toBe(
      '发现 2 处问题：已停止签名，新记录照常受理',
    );
  });

  it('says that it has fallen silent, before anything that merely waits', () => {
    const said = (change: Partial<LedgerStatus>) => answerOf({ ...GOOD, ...change }, t);
    const moved = (seconds: number) => ({
      check: { ...GOOD.check, startedAt: before(9000), movedAt: before(seconds) },
    });
    const waiting = { count: 12, oldestAt: before(4) };
    const silent = { tone: 'alarm', words: t('ledger.answer.silent', { age: '2 小时前' }) };
    expect(silent.words).toContain('心跳已停');
    expect(said({ heartbeatAt: before(7200) }).tone).toBe('good');
    expect(said({ heartbeatAt: before(7201) })).toEqual(silent);
    expect(said({ heartbeatAt: before(7201), unsealed: waiting })).toEqual(silent);
    expect(said({ heartbeatAt: before(7201), findings: [finding] }).words).toContain('与存证不符');
    expect(said({ heartbeatAt: before(7201), isSigning: false }).words).toContain('没有进程在签名');
    expect(said(moved(7200)).tone).toBe('good');
    expect(said({ ...moved(7201), quorum: null })).toEqual({
      tone: 'alarm',
      words: '连续核对已停，最近一次在 2 小时前：改动不会被发现',
    });
  });

  it('names what a finding is about', () => {
    const said = (code: FindingCode, subject: string, params: Finding['params'] = {}) =>
      findingWords({ ...finding, code, subject, params }, t);
    const id = finding.id;
    expect(said('leaf-bytes', `${id}/3`, { index: 17, type: null })).toBe(
      '第 18 条（不显示类别）的存证被改动',
    );
    expect(said('row-missing', `${id}/3`, { stream: 'person' })).toBe(
      '记录 01975e0c… 已存证，系统里却没有',
    );
    expect(said('row-without-leaf', `person/${id}`, { what: 'person' })).toContain('01975e0c');
    expect(said('checkpoint', 'checkpoint/1234', { size: 1234 })).toBe(
      '前 1\u00a0234 条的检查点与日志不符',
    );
    expect(said('tile', 'tile/0/3', { level: 0, index: 3 })).toBe(
      '日志的 tile/0/3 的哈希与条目不符',
    );
    expect(said('witness-disagrees', 'witness/archive.example/a')).toBe(
      '见证人 archive.example/a 见证过另一份日志',
    );
    expect(said('anchor', 'elsewhere')).toBe('elsewhere的时间戳无效');
  });

  it('counts ages by the server’s clock, in the unit people would say', () => {
    const said = [0, 59, 60, 3599, 3600, 172_799, 172_800].map((one) => age(before(one), NOW, t));
    expect(said).toEqual([
      '0 秒前',
      '59 秒前',
      '1 分钟前',
      '59 分钟前',
      '1 小时前',
      '47 小时前',
      '2 天前',
    ]);
    expect(age(before(-5), NOW, t)).toBe('0 秒前');
    expect([1, 2].map((one) => age(before(one), NOW, english))).toEqual([
      '1 second ago',
      '2 seconds ago',
    ]);
  });

  it('numbers entries from one, in groups of three', () => {
    expect([0, 999, 1233].map(entryNumber)).toEqual(['1', '1\u00a0000', '1\u00a0234']);
    expect(grouped(1_234_567)).toBe('1\u00a0234\u00a0567');
  });

  it('words what it knows and shows the rest as it is', () => {
    expect(eventWords('duty-section.issued.v1', t)).toBe('责任清单印发');
    expect(eventWords('duty-section.issued.v2', english)).toBe('Duty list issued');
    expect(eventWords('vetting.given.v1', t)).toBe('vetting.given.v1');
    expect(eventWords('duty-section.constructor.v1', t)).toBe('duty-section.constructor.v1');
    expect(eventWords(null, t)).toBe('不显示类别');
    expect(fieldWords('/portfolios', t)).toBe('分管领域');
    expect(fieldWords('/toString', t)).toBe('/toString');
    expect(refusalWords('witness.bad-proof', t)).toContain('不是由它见证过的日志延长而来');
    expect(refusalWords('witness.asleep', t)).toBe('witness.asleep');
  });

  it('takes record numbers as they are written, and says which line is none', () => {
    const id = '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01';
    expect(isRecordId(id)).toBe(true);
    expect(isRecordId(id.slice(1))).toBe(false);
    expect(isRecordId(`${id} `)).toBe(false);
    expect(recordLines(`${id.toUpperCase()}\n\n 12-34\n${id}`)).toEqual({
      records: [id],
      wrong: [3],
    });
  });

  it('stands as far as it has come', () => {
    expect(standingOf({ index: null, witnessedAt: null })).toBe('accepted');
    expect(standingOf({ index: 0, witnessedAt: null })).toBe('sealed');
    expect(standingOf({ index: 0, witnessedAt: NOW })).toBe('witnessed');
  });

  it('lets nobody decide what they have proposed, and nothing be undone but a seal', () => {
    const acts = RESTRICTION_STATES.flatMap((state) =>
      RESTRICTION_KINDS.flatMap((kind) =>
        [true, false].map((isMine) => [
          state,
          kind,
          isMine,
          restrictionAct({ state, kind, isMine }),
        ]),
      ),
    ).filter(([, , , act]) => act !== undefined);
    expect(acts).toEqual([
      ['proposed', 'erase', true, 'withdraw'],
      ['proposed', 'erase', false, 'decide'],
      ['proposed', 'seal', true, 'withdraw'],
      ['proposed', 'seal', false, 'decide'],
      ['carried-out', 'seal', true, 'lift'],
      ['carried-out', 'seal', false, 'lift'],
    ]);
  });

  it('has words for every finding and every state of a witness', () => {
    expect(Object.keys(zh.ledger.finding).toSorted()).toEqual([...FINDING_CODES].toSorted());
    expect(Object.keys(zh.ledger.witnessStates).toSorted()).toEqual([...WITNESS_STATES].toSorted());
  });
});
