import { describe, expect, it } from 'vitest';
import { decideAct, decideNext, decideOnDocument, decideWithdrawn } from './number.decide.ts';

const fact = (state: 'reserved' | 'used' | 'void', isOnDocument = false, isOfRecord = false) => ({
  state,
  year: 2026,
  isOnDocument,
  isOfRecord,
});

describe('numbers of documents', () => {
  it('follow each other; where the register begins is said once', () => {
    const counted = { isNew: false, year: 2026, thisYear: 2026 };
    expect(decideNext({ ...counted, given: 12, first: null })).toEqual({ ok: true, value: 12 });
    expect(decideNext({ ...counted, given: 31, first: 31 })).toEqual({ ok: true, value: 31 });
    expect(decideNext({ ...counted, given: 13, first: 31 })).toMatchObject({
      ok: false,
      error: { code: 'documents.first-given', values: { next: 13 } },
    });
  });

  it('begin at one by themselves this year and later; of a year that is over it is said where', () => {
    const begun = { given: 1, isNew: true, first: null, year: 2026, thisYear: 2026 };
    expect(decideNext(begun)).toMatchObject({ ok: true });
    expect(decideNext({ ...begun, thisYear: 2025 })).toMatchObject({ ok: true });
    const over = { ...begun, thisYear: 2027 };
    expect(decideNext(over)).toMatchObject({
      ok: false,
      error: { code: 'documents.first-needed', values: { year: 2026 } },
    });
    expect(decideNext({ ...over, first: 1 })).toMatchObject({ ok: true });
    expect(decideNext({ ...over, given: 88, first: 88 })).toMatchObject({ ok: true });
    expect(decideNext({ ...over, given: 89, isNew: false })).toMatchObject({ ok: true });
  });

  it('are used once, and void for good', () => {
    expect(decideAct(fact('reserved'), 'use')).toMatchObject({
      ok: true,
      value: { state: 'used' },
    });
    expect(decideAct(fact('used'), 'use')).toMatchObject({ ok: false });
    expect(decideAct(fact('reserved'), 'void')).toMatchObject({ ok: true });
    expect(decideAct(fact('used'), 'void')).toMatchObject({ ok: true });
    expect(decideAct(fact('void'), 'void')).toMatchObject({ ok: false });
    expect(decideAct(fact('void'), 'use')).toMatchObject({ ok: false });
  });

  it('become void with the document they are on, and not without it', () => {
    expect(decideAct(fact('used', true), 'void')).toMatchObject({
      ok: false,
      error: { code: 'documents.withdraw-instead' },
    });
    expect(decideWithdrawn(fact('used', true), false)).toMatchObject({
      ok: true,
      value: { state: 'void' },
    });
    expect(decideWithdrawn(fact('void', true), false)).toMatchObject({ ok: false });
  });

  it('that a record went out under stay the record’s', () => {
    expect(decideWithdrawn(fact('used', true), true)).toMatchObject({
      ok: true,
      value: { state: 'used' },
    });
    for (const own of [fact('used'), fact('used', false, true)])
      expect(decideOnDocument(own, '2026-12-31', true)).toMatchObject({ ok: true });
    expect(decideAct(fact('used', false, true), 'void')).toMatchObject({
      ok: false,
      error: { code: 'documents.number-of-record' },
    });
    for (const taken of [fact('used', true), fact('void')])
      expect(decideOnDocument(taken, '2026-12-31', true)).toMatchObject({ ok: false });
    expect(decideOnDocument(fact('used'), '2026-12-31', false)).toMatchObject({ ok: false });
    const counted = { given: 12, isNew: false, first: 40, year: 2026, thisYear: 2026 };
    expect(decideNext({ ...counted, isOwn: true })).toMatchObject({
      ok: false,
      error: { code: 'documents.own-number-not-next', values: { next: 12 } },
    });
  });

  it('go on a document of their own year alone', () => {
    expect(decideOnDocument(fact('reserved'), '2026-12-31', false)).toMatchObject({ ok: true });
    expect(decideOnDocument(fact('reserved'), '2027-01-01', false)).toMatchObject({
      ok: false,
      error: { code: 'documents.other-year' },
    });
    expect(decideOnDocument(fact('void'), '2026-12-31', false)).toMatchObject({
      ok: false,
      error: { code: 'documents.number-taken' },
    });
  });
});
