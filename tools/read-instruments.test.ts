// The why panel leads to the national instruments that the reader has, and to no other.
import { instruments, localInstruments } from '@jinze/rules';
import { expect, it } from 'vitest';
import { clauseAddress, READ_NATIONAL } from '../packages/web/src/pages/clause-address.ts';

it('the national instruments that the reader has are the ones that clauses lead to', () => {
  const read = [...instruments(), ...localInstruments()].map(({ id }) => id);
  expect([...READ_NATIONAL].toSorted()).toEqual(
    read.filter((id) => id.startsWith('cn-')).toSorted(),
  );
  expect(clauseAddress('cn-decree-493', '3')).toBeUndefined();
  expect(clauseAddress('anhui-rules-2018', '3')).toBe('/instruments/anhui-rules-2018#3');
});
