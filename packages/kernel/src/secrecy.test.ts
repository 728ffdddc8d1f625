import { describe, expect, it } from 'vitest';
import { secrecyIn, secrecyMarking, secrecyNumber } from './secrecy.ts';

describe('a secrecy marking', () => {
  it.each([
    ['机密★1年', '机密★'],
    ['秘　密 ☆ 长期', '秘　密 ☆'],
    ['绝密*', '绝密*'],
    ['县委常委会纪要\n秘密★5年\n研究矿山安全', '秘密★'],
    ['关于安全生产的报告（秘密）', '（秘密）'],
    ['【机密】会议纪要', '【机密】'],
    ['密级：秘密', '密级：秘密'],
    ['密级为机密', '密级为机密'],
    ['该通报属机密级，阅后收回', '机密级'],
    ['秘密', '秘密'],
    ['机　密\n关于进一步加强危险化学品管理', '机　密'],
    ['第一行\n机密 长期\n正文', '机密 长期'],
    ['绝密 10年', '绝密 10年'],
    ['机密级★5年', '机密级★'],
  ])('is found in %j', (text, marking) => {
    expect(secrecyMarking(text)).toBe(marking);
  });
  it.each([
    '关于加强保密工作的通知',
    '组织学习《中华人民共和国保守国家秘密法》',
    '保守国家秘密、商业秘密',
    '检查企业商业秘密保护和商业机密管理情况',
    '泄露国家秘密案件警示教育',
    '秘密载体管理规定',
    '机密文件管理办法的学习',
    '不得泄露工作秘密',
    '秘密、机密文件的管理',
    '密切关注汛情，严密排查隐患',
    '对密闭空间作业开展检查',
    '',
  ])('is none in %j', (text) => {
    expect(secrecyMarking(text)).toBeUndefined();
  });
  it('is told with where it stands, the first one; what is empty is skipped', () => {
    const texts = [
      ['body.title', '通知'],
      ['body.number', null],
      ['body.asks.0.what', '落实（机密）文件'],
      ['body.custodian', '秘密'],
    ] as const;
    expect(secrecyIn(texts)).toEqual({ path: 'body.asks.0.what', marking: '（机密）' });
    expect(secrecyIn(texts.slice(0, 2))).toBeUndefined();
  });
});

describe('the number of a classified document', () => {
  it.each([
    ['青密发〔2026〕3号', '密发'],
    ['机密〔2026〕1号', '机密'],
    ['绝密电2026-4', '绝密'],
    ['云办密电〔2026〕7号', '密电'],
  ])('%s', (number, marking) => {
    expect(secrecyNumber(number)).toBe(marking);
  });
  it.each(['青安委〔2026〕3号', '密云政发〔2026〕12号', '青政办发〔2026〕9号'])(
    'is not: %s',
    (number) => {
      expect(secrecyNumber(number)).toBeUndefined();
    },
  );
});
