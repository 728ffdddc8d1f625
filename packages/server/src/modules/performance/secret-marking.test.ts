import { describe, expect, it } from 'vitest';
import { secretMarking, secretNumber } from './secret-marking.ts';

describe('the marking of a state secret', () => {
  it.each([
    ['机密★10年', '机密'],
    ['绝密 ★ 长期', '绝密'],
    ['县委常委会纪要\n秘密★5年\n研究矿山安全', '秘密'],
    ['密级：机密', '机密'],
    ['（密级 为秘密）', '秘密'],
    ['该通报属机密级，阅后收回', '机密'],
    ['【秘密】关于开展专项检查的通知', '秘密'],
    ['机　密\n关于进一步加强危险化学品管理', '机密'],
    ['传阅一份绝密文件', '绝密'],
    ['学习机密件两份', '机密'],
  ])('%s', (text, degree) => {
    expect(secretMarking(text)).toBe(degree);
  });
  it.each([
    '组织学习《中华人民共和国保守国家秘密法》',
    '检查企业商业秘密保护和商业机密管理情况',
    '保密工作和安全生产一并部署',
    '泄露国家秘密案件警示教育',
    '强调国家秘密文件管理制度',
    '密切关注汛情，严密排查隐患',
    '对密闭空间作业开展检查',
    '',
  ])('is not in: %s', (text) => {
    expect(secretMarking(text)).toBeUndefined();
  });
});

describe('the number of a classified paper', () => {
  it.each([
    ['青密发〔2026〕3号', '秘密'],
    ['机密〔2026〕1号', '机密'],
    ['绝密电2026-4', '绝密'],
    ['云办密电〔2026〕7号', '秘密'],
  ])('%s', (number, degree) => {
    expect(secretNumber(number)).toBe(degree);
  });
  it.each(['青安委〔2026〕3号', '密云政发〔2026〕12号', '青政办发〔2026〕9号'])(
    'is not: %s',
    (number) => {
      expect(secretNumber(number)).toBeUndefined();
    },
  );
});
