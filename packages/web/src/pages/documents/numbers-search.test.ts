import { describe, expect, it } from 'vitest';
import { codeTyped } from './numbers-search.ts';

describe('what is looked for in the register', () => {
  it('is a code, also where a whole number was pasted', () => {
    expect(codeTyped('石安办督')).toEqual({ code: '石安办督' });
    expect(codeTyped('石安办督〔2026〕25号')).toEqual({ code: '石安办督', year: 2026 });
    expect(codeTyped('石安办督（2026）25号')).toEqual({ code: '石安办督', year: 2026 });
    expect(codeTyped('石安办督 [2026] 25')).toEqual({ code: '石安办督', year: 2026 });
  });
  it('without a value leaves everything in, and of a year no register has only the code is taken', () => {
    expect(codeTyped(undefined)).toEqual({ code: undefined });
    expect(codeTyped('石安办督〔1998〕3号')).toEqual({ code: '石安办督' });
  });
});
