import { taskInputSchema } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import {
  approvalOf,
  dueOf,
  EMPTY,
  inputOf,
  missingIn,
  resolved,
  type TaskDraft,
} from './task-draft.ts';

const ORGAN = '01a20621-ad00-72b0-af30-aeef4b501b2e';
const FILLED: TaskDraft = {
  ...EMPTY,
  issuerOrganId: ORGAN,
  sourceText: '县安委会第四次全体会议',
  title: '排查自建房',
  text: '排查到户',
  dueValue: '10',
  assignees: [
    {
      organId: ORGAN,
      organName: '青石县住房和城乡建设局',
      postId: null,
      postTitle: null,
      personName: null,
      role: 'lead',
      matterId: null,
      matterText: null,
      reason: ' ',
    },
  ],
};

describe('the form of a task', () => {
  it('names what is missing, and nothing that is not asked', () => {
    expect(missingIn(EMPTY, false)).toEqual([
      'issuer',
      'sourceText',
      'title',
      'text',
      'due',
      'assignees',
    ]);
    expect(missingIn(FILLED, true)).toEqual([]);
    expect(missingIn({ ...FILLED, asksMaterial: true, isListed: true }, false)).toEqual([
      'material',
      'listing',
    ]);
    const [lead] = FILLED.assignees;
    if (lead === undefined) throw new Error('a lead');
    expect(missingIn({ ...FILLED, assignees: [{ ...lead, role: 'assist' }] }, false)).toEqual([
      'lead',
    ]);
  });
  it('a deadline is one when its value fits its kind', () => {
    expect(dueOf({ ...EMPTY, dueValue: '10' })).toEqual({ kind: 'working-days', days: 10 });
    expect(dueOf({ ...EMPTY, dueKind: 'date', dueValue: '10' })).toBeUndefined();
    expect(dueOf({ ...EMPTY, dueKind: 'calendar-days', dueValue: '0' })).toBeUndefined();
    expect(dueOf({ ...EMPTY, dueValue: '1001' })).toBeUndefined();
    expect(dueOf({ ...EMPTY, dueKind: 'calendar-days', dueValue: '3650' })).toBeDefined();
    expect(dueOf({ ...EMPTY, dueKind: 'calendar-days', dueValue: '3651' })).toBeUndefined();
  });
  it('an approval is whole, or not there', () => {
    expect(approvalOf(FILLED)).toBe('none');
    const begun = { ...FILLED, approvedBy: '县政府常务会议' };
    expect(approvalOf(begun)).toBe('partly');
    expect(missingIn(begun, true)).toEqual(['approval']);
    // What is not demanded is not asked for, even half filled in.
    expect(missingIn(begun, false)).toEqual([]);
  });
  it('a matter chosen before is found by its words in the list as it stands', () => {
    const matters = [{ id: ORGAN, kind: 'own', text: '自建房排查' }] as never;
    const check = { townships: [{ organIds: [ORGAN], matters }] } as never;
    const [lead] = FILLED.assignees;
    if (lead === undefined) throw new Error('a lead');
    const before = { ...FILLED, assignees: [{ ...lead, matterText: '自建房排查' }] };
    expect(resolved(before, check).assignees[0]?.matterId).toBe(ORGAN);
    expect(resolved(FILLED, check).assignees[0]?.matterId).toBeNull();
    expect(resolved(before, undefined)).toEqual(before);
  });
  it('becomes what the contract takes', () => {
    expect(taskInputSchema.parse(inputOf(FILLED))).toMatchObject({
      due: { kind: 'working-days', days: 10 },
      assignees: [{ role: 'lead', townshipReason: null }],
      material: null,
      listing: null,
    });
  });
});
