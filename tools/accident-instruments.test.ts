// Every instrument that the rules on accidents cite has its name in the interface.
import { ACCIDENT_INSTRUMENTS } from '@jinze/rules';
import { expect, it } from 'vitest';
import { zh } from '../packages/web/src/i18n/zh.ts';

it('the instruments that the rules cite are the ones the pages name', () => {
  expect(Object.keys(zh.accidents.instruments).toSorted()).toEqual(
    Object.keys(ACCIDENT_INSTRUMENTS).toSorted(),
  );
});
