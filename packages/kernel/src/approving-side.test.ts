import { expect, it } from 'vitest';
import { approvingSideOf } from './approving-side.ts';

it.each([
  ['party-chief', 'party-committee', 'party'],
  ['party-chief', 'township', 'party'],
  ['standing-committee-member', 'party-committee', 'party'],
  ['by-reference', 'party-organ', 'party'],
  ['government-chief', 'government', 'government'],
  ['safety-deputy', 'township', 'government'],
  ['by-reference', 'department', 'government'],
] as const)('%s of a %s is approved by the %s side', (postClass, organKind, side) => {
  expect(approvingSideOf(postClass, organKind)).toBe(side);
});
