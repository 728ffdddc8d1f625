import type { DocumentForm } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { numberFields, numberOf } from './number-fields.ts';

const t = ((key: string, values: object = {}) =>
  [key.replace('papers.', ''), ...Object.values(values)].join(' ')) as unknown as TFunction;

const FORM = {
  isNumbered: true,
  isDraft: false,
  isOwn: false,
  ownNumber: null,
  codes: [
    { code: '青安办督', year: 2026, next: 12, isOwn: true },
    { code: '青督', year: 2025, next: 40, isOwn: false },
  ],
  reserved: [],
} as unknown as DocumentForm;
const dated = '2026-11-23';
const namesFor = (values: Record<string, string>, form = FORM) =>
  numberFields(form, values, t).map(({ name }) => name);

describe('what is asked about a number', () => {
  it('says which one is the next of a series, and which code is of another office', () => {
    const [number] = numberFields(FORM, { dated, number: 'none' }, t);
    expect(number?.choices?.map(({ label }) => label)).toEqual([
      'numberNone',
      'numberNext 青安办督 2026 12',
      'numberOfOther numberBegins 青督 2026',
      'numberNew',
    ]);
  });

  it('offers what was kept free of the year the paper bears', () => {
    const reserved = [2025, 2026].map((year) => ({ id: `${year}`, year, text: `${year}号` }));
    const form = { ...FORM, codes: [], reserved } as unknown as DocumentForm;
    const offered = (values: Record<string, string>) =>
      numberFields(form, values, t)[0]?.choices?.map(({ value }) => value);
    expect(offered({ dated })).toEqual(['none', 'reserved 2026', 'new']);
    expect(offered({ dated: '2025-12-31' })).toEqual(['none', 'reserved 2025', 'new']);
    // Chosen before the day was changed: still what is shown, and refused when it is sent.
    expect(offered({ dated, number: 'reserved 2025' })).toContain('reserved 2025');
  });

  it('asks for a first number only where a series of the year begins', () => {
    expect(namesFor({ dated, number: 'none' })).toEqual(['number']);
    expect(namesFor({ dated, number: 'next 青安办督' })).toEqual(['number']);
    expect(namesFor({ dated: '2027-01-05', number: 'next 青安办督' })).toEqual(['number', 'first']);
    expect(namesFor({ dated, number: 'next 青督' })).toEqual(['number', 'first']);
    expect(namesFor({ dated, number: 'new' })).toEqual(['number', 'code']);
    expect(namesFor({ dated, number: 'new', code: '青安委' })).toEqual(['number', 'code', 'first']);
    const typed = { dated, number: 'new', code: '青安办督' };
    expect(namesFor(typed)).toEqual(['number', 'code']);
    expect(numberFields(FORM, typed, t)[1]?.hint).toContain('codeGoesOn 青安办督 2026 12');
  });

  it('offers what the record went out under, and no other', () => {
    const form = { ...FORM, ownNumber: '青安办函〔2026〕40号' };
    const [number] = numberFields(form, { dated, number: 'own' }, t);
    expect(number?.choices?.map(({ value }) => value)).toEqual(['own', 'none']);
    expect(number?.choices?.[0]?.label).toBe('numberOwn 青安办函〔2026〕40号');
    expect(numberOf(form, { dated, number: 'own' })).toEqual({ kind: 'own' });
  });

  it('sends nothing of a field that is not shown any more', () => {
    const left = { dated, code: '青安委', first: '7' };
    expect(numberOf(FORM, { ...left, number: 'none' })).toEqual({ kind: 'none' });
    expect(numberOf(FORM, { ...left, number: 'next 青安办督' })).toEqual({
      kind: 'next',
      code: '青安办督',
      first: null,
    });
    expect(numberOf(FORM, { ...left, number: 'new' })).toEqual({
      kind: 'next',
      code: '青安委',
      first: 7,
    });
  });

  it('asks nothing of a draft’s number, nor of a paper that bears none', () => {
    for (const form of [
      { ...FORM, isDraft: true },
      { ...FORM, isNumbered: false },
    ]) {
      expect(namesFor({ dated, number: 'new' }, form)).toEqual([]);
      expect(numberOf(form, { dated, number: 'new', code: '青安委' })).toEqual({ kind: 'none' });
    }
  });
});
