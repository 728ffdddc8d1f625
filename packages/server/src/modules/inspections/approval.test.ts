// Who approves: never the office itself, under whatever of its names, and nothing marked secret comes in with it.
import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../platform/refused.ts';
import { refuseApproval } from './approval.ts';

const APPROVAL = {
  organ: '中共云江市委',
  documentNo: '云委〔2026〕3号',
  on: civilDate('2026-03-02'),
};

const refused = (changes: Partial<typeof APPROVAL>, within: '' | 'approval.') => {
  try {
    refuseApproval({ ...APPROVAL, ...changes }, within);
    return undefined;
  } catch (error) {
    return error instanceof Refused ? [error.refusal.code, error.refusal.path] : error;
  }
};

describe('an approval', () => {
  it('is by a party committee or a government', () => {
    expect(refused({}, '')).toBeUndefined();
    for (const organ of ['云江市安委办', '市安委会办公室', '云江市安全生产委员会办公室'])
      expect(refused({ organ }, '')).toEqual(['inspections.approval-organ', 'body.organ']);
    expect(refused({ organ: '市安委办' }, 'approval.')).toEqual([
      'inspections.approval-organ',
      'body.approval.organ',
    ]);
  });

  it('carries no secrecy marking', () => {
    expect(refused({ documentNo: '机密★3号' }, 'approval.')).toEqual([
      'inspections.marked-secret',
      'body.approval.documentNo',
    ]);
  });
});
