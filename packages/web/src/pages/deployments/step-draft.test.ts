import { describe, expect, it } from 'vitest';
import { draftOf, inputOf, newStep } from './step-draft.ts';

const ON = '2026-11-02';
const filled = (kind: Parameters<typeof newStep>[0]) => ({
  ...newStep(kind, ON),
  venue: ' 常务会议 ',
  number: '青政纪要〔2026〕3号',
  text: '说明',
  reason: '资金未到位',
  statedBy: '何思齐',
  records: ['r1'],
});

describe('a step that is entered', () => {
  it('sends what belongs to its kind, and nothing typed before the kind was changed', () => {
    expect(inputOf(filled('conveyed'))).toEqual({
      kind: 'conveyed',
      on: ON,
      venue: '常务会议',
      number: '青政纪要〔2026〕3号',
      text: '说明',
      result: null,
      reason: null,
      statedBy: null,
      records: ['r1'],
    });
    // A result is said by somebody, never by the form.
    expect(inputOf(filled('result')).result).toBeNull();
    expect(inputOf(filled('measures'))).toMatchObject({ venue: null, result: null, reason: null });
    expect(inputOf({ ...filled('result'), result: 'partly' })).toMatchObject({
      venue: null,
      result: 'partly',
      text: '说明',
      reason: null,
      statedBy: null,
    });
    expect(inputOf({ ...filled('result'), result: 'not-done' })).toMatchObject({
      result: 'not-done',
      text: null,
      reason: '资金未到位',
      statedBy: '何思齐',
    });
  });

  it('empty fields are sent as none', () => {
    expect(inputOf(newStep('studied', ON))).toMatchObject({
      venue: null,
      number: null,
      text: null,
      records: [],
    });
  });

  it('to be corrected, it begins as it was recorded', () => {
    const step = {
      ...inputOf({ ...filled('result'), result: 'not-done' as const }),
      records: [{ id: 'r1', title: null, occurredOn: null }],
    };
    expect(inputOf(draftOf(step as never))).toEqual(
      inputOf({ ...filled('result'), result: 'not-done' }),
    );
  });
});
