import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { planRows } from './sent-twice.decide.ts';

const known = new Map([['old', { id: 'there' as Id<'duty-record'>, version: 3, digest: 'same' }]]);

describe('what is sent twice', () => {
  it.each([
    ['without a key it is new', [{ key: undefined, digest: null }], [{ kind: 'fresh' }]],
    ['with a new key it is new', [{ key: 'new', digest: 'x' }], [{ kind: 'fresh' }]],
    [
      'with the same content it is the record that is there',
      [{ key: 'old', digest: 'same' }],
      [{ kind: 'there', id: 'there' }],
    ],
    [
      'with other content it is refused',
      [{ key: 'old', digest: 'other' }],
      [{ kind: 'differs', current: { id: 'there', version: 3 } }],
    ],
    [
      'twice at once it is one record',
      [
        { key: 'n', digest: 'x' },
        { key: 'n', digest: 'x' },
      ],
      [{ kind: 'fresh' }, { kind: 'again', row: 0 }],
    ],
    [
      'twice at once with other content it is refused',
      [
        { key: 'n', digest: 'x' },
        { key: 'n', digest: 'y' },
      ],
      [{ kind: 'fresh' }, { kind: 'differs', current: undefined }],
    ],
  ])('%s', (_, marks, plans) => {
    expect(planRows(marks, known)).toEqual(plans);
  });
});
