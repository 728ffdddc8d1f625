import { ATTACHMENT_PART_BYTES, ATTACHMENTS_PER_OWNER } from '@jinze/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAttach, decideBegin, decidePart, UPLOADS_PER_ACCOUNT } from './attachment.decide.ts';

const upload = { state: 'receiving', received: 100, said_size: 300 } as const;
const said = (offset: number, length: number, state: 'receiving' | 'kept' = 'receiving') => {
  const decision = decidePart({ ...upload, state }, offset, length);
  return decision.ok ? decision.value : decision.error;
};

describe('a part', () => {
  it('goes on where the last one ended', () => {
    expect(said(100, 200)).toBe('append');
  });
  it('sent again is looked at, and changes nothing', () => {
    expect(said(0, 100)).toBe('again');
    expect(said(40, 60)).toBe('again');
    expect(said(0, 100, 'kept')).toBe('known');
  });
  it('after a gap is refused with the place to go on from, as is one that overlaps', () => {
    for (const offset of [50, 99, 101, 200])
      expect(said(offset, 100)).toEqual({
        code: 'performance.attachment-gap',
        values: { expected: 100 },
        current: { received: 100 },
      });
  });
  it('is neither empty nor too large, nor more than the file', () => {
    expect(said(100, 0)).toMatchObject({ code: 'performance.attachment-part-size' });
    expect(said(100, ATTACHMENT_PART_BYTES + 1)).toMatchObject({
      code: 'performance.attachment-part-size',
    });
    expect(said(100, 201)).toMatchObject({ code: 'performance.attachment-beyond' });
  });
  it('whatever comes in whatever order: what is acknowledged grows byte by byte to the size, never past it', () => {
    const parts = fc.array(fc.tuple(fc.nat(400), fc.nat(400)));
    fc.assert(
      fc.property(parts, (sent) => {
        let received = 0;
        for (const [offset, length] of sent) {
          const state = { state: 'receiving' as const, received, said_size: 300 };
          const decision = decidePart(state, offset, length);
          if (!decision.ok) continue;
          if (decision.value === 'append') {
            expect(offset).toBe(received);
            received += length;
          } else expect(offset + length).toBeLessThanOrEqual(received);
        }
        expect(received).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe('how many', () => {
  it('a draft has ten files, an account not more than it could look after', () => {
    const codeOf = (ofDraft: number, ofAccount: number) => {
      const decision = decideBegin({ ofDraft, ofAccount });
      return decision.ok ? 'begun' : decision.error.code;
    };
    expect(codeOf(ATTACHMENTS_PER_OWNER - 1, UPLOADS_PER_ACCOUNT - 1)).toBe('begun');
    expect(codeOf(ATTACHMENTS_PER_OWNER, 10)).toBe('performance.too-many-attachments');
    expect(codeOf(0, UPLOADS_PER_ACCOUNT)).toBe('performance.too-many-uploads');
  });
  it('files are handed in whole, and with those that are there not more than ten', () => {
    const file = (state: 'receiving' | 'kept', name: string) => ({ state, said_name: name });
    expect(decideAttach([file('kept', '甲.pdf')], 9).ok).toBe(true);
    expect(decideAttach([file('kept', '甲.pdf')], 10)).toMatchObject({
      error: { code: 'performance.too-many-attachments' },
    });
    const unfinished = [file('kept', '甲.pdf'), file('receiving', '乙.pdf')];
    expect(decideAttach([...unfinished, file('receiving', '丙.pdf')], 0)).toMatchObject({
      error: { code: 'performance.attachment-unfinished', values: { names: '乙.pdf、丙.pdf' } },
    });
  });
});
