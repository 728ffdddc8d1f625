import { describe, expect, it } from 'vitest';
import { secrecyIn, secrecyMarking } from './secrecy.ts';

describe('a secrecy marking', () => {
  it.each([
    ['机密★1年', '机密★'],
    ['秘　密 ☆ 长期', '秘　密 ☆'],
    ['绝密*', '绝密*'],
    ['关于安全生产的报告（秘密）', '（秘密）'],
    ['【机密】会议纪要', '【机密】'],
    ['密级：秘密', '密级：秘密'],
    ['密级为机密', '密级为机密'],
    ['秘密', '秘密'],
    ['第一行\n机密 长期\n正文', '机密 长期'],
    ['绝密 10年', '绝密 10年'],
    ['机密级★5年', '机密级★'],
  ])('is found in %j', (text, marking) => {
    expect(secrecyMarking(text)).toBe(marking);
  });
  it.each([
    '关于加强保密工作的通知',
    '保守国家秘密、商业秘密',
    '秘密载体管理规定',
    '机密文件管理办法的学习',
    '不得泄露工作秘密',
    '秘密、机密文件的管理',
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
