import type { ReportContent } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { standingOf, textOf, writtenIn } from './report-draft.ts';

const sentence = (text: string) => ({ key: null, text, isEdited: true, records: [] });
const CONTENT: ReportContent = [
  { part: 'led', sentences: [sentence('带队检查三次。'), sentence('  '), sentence('')] },
  { part: 'next', sentences: [] },
];

describe('what is written in a report', () => {
  it('is saved as it is while nobody else has saved', () => {
    expect(standingOf({ since: 3 }, { version: 3, may: ['save', 'sign'] })).toBe('same');
  });

  it('waits for a choice once another has saved, and is not saved any more once it was signed', () => {
    expect(standingOf({ since: 3 }, { version: 4, may: ['save', 'refresh'] })).toBe('changed');
    expect(standingOf({ since: 3 }, { version: 4, may: ['reopen'] })).toBe('closed');
  });

  it('leaves out empty fields, and keeps every part', () => {
    expect(textOf(writtenIn(CONTENT))).toEqual([
      { part: 'led', sentences: ['带队检查三次。'] },
      { part: 'next', sentences: [] },
    ]);
  });
});
