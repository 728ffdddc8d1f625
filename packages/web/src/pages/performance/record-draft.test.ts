import { type DutyRecord, LATE_AFTER_DAYS, recordContentSchema } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changesOf, partsOf } from './record-changes.ts';
import {
  contentOf,
  type DraftPerson,
  draftOf,
  dutiesOf,
  emptyDraft,
  isEmptyDraft,
  LATE_AFTER,
  lateDaysOf,
  newDraftId,
  problemsOf,
  type RecordDraft,
  roleOf,
  withDuty,
} from './record-draft.ts';

const TODAY = '2026-11-23';
const ID = '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01' as DraftPerson['personId'];
const OTHER = '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e02' as DraftPerson['personId'];
const PERSON: DraftPerson = {
  personId: ID,
  name: '程明川',
  post: '青石县人民政府 县长',
  postId: null,
  role: null,
  on: [],
  off: [],
};
const SECOND: DraftPerson = { ...PERSON, personId: OTHER, name: '苏怀瑾' };
const PROPOSED = new Map([[ID as string, ['art6.5', 'art6.6']]]);
const draft: RecordDraft = {
  ...emptyDraft(TODAY),
  activity: 'led-inspection',
  title: ' 检查城关镇液化气站 ',
};

const record: DutyRecord = {
  id: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e03' as DutyRecord['id'],
  version: 1,
  state: 'submitted',
  activity: 'led-inspection',
  body: null,
  title: '检查城关镇液化气站',
  occurredOn: '2026-11-19' as DutyRecord['occurredOn'],
  occurredTo: null,
  place: '城关镇',
  basisNo: null,
  recordedAt: '2026-11-19T08:00:00.000Z',
  recordedBy: '周立文',
  isOnBehalf: true,
  lateDays: null,
  formCheck: null,
  sourceKind: 'form',
  participants: [
    {
      personId: ID,
      postId: OTHER as never,
      name: '程明川',
      postTitle: '县长',
      organName: '青石县人民政府',
      role: 'led',
      duties: ['art6.5'],
      lateDays: null,
      confirmation: 'waiting',
      confirmedAt: null,
      objection: null,
      withoutPost: false,
    },
  ],
  matter: null,
  findings: null,
  orders: null,
  followUp: null,
  lateReason: null,
  amounts: [],
  dutyNames: [],
  changedAt: '2026-11-19T08:00:00.000Z',
  changedBy: '周立文',
  source: { kind: 'form', name: null, row: null, externalSystem: null, externalId: null },
  formChecked: null,
  versions: [],
  openings: [],
  may: [],
};

describe('the draft of a record', () => {
  it('has an id the contract takes, another one each time', () => {
    const ids = Array.from({ length: 50 }, newDraftId);
    for (const id of ids) expect(z.uuid().lowercase().parse(id)).toBe(id);
    expect(new Set(ids).size).toBe(50);
  });

  it('asks for no more than what was done, when, what it was and who', () => {
    expect(isEmptyDraft(emptyDraft(TODAY))).toBe(true);
    expect(problemsOf(emptyDraft(TODAY), [], [], TODAY)).toEqual([
      { field: 'activity', because: 'required' },
      { field: 'title', because: 'required' },
      { field: 'people', because: 'required' },
    ]);
    expect(problemsOf(draft, [PERSON], [], TODAY)).toEqual([]);
    const content = contentOf(draft, [PERSON], PROPOSED, TODAY);
    expect(recordContentSchema.parse(content)).toEqual(content);
    expect(content).toMatchObject({
      title: '检查城关镇液化气站',
      matter: null,
      participants: [{ personId: ID, role: 'led', duties: ['art6.5', 'art6.6'] }],
    });
  });

  it('refuses a day to come, an end before the beginning, and somebody without a post on that day', () => {
    expect(problemsOf({ ...draft, occurredOn: '2026-11-24' }, [PERSON], [], TODAY)).toEqual([
      { field: 'occurredOn', because: 'future' },
    ]);
    expect(problemsOf({ ...draft, occurredTo: '2026-11-22' }, [PERSON], [], TODAY)).toEqual([
      { field: 'occurredTo', because: 'before' },
    ]);
    expect(problemsOf(draft, [PERSON], [ID], TODAY)).toEqual([
      { field: 'people', because: 'without-post' },
    ]);
  });

  it('is late after as many days as the contract says, and only then says why', () => {
    expect(LATE_AFTER).toBe(LATE_AFTER_DAYS);
    const lateOf = (occurredOn: string, occurredTo = '') =>
      lateDaysOf({ occurredOn, occurredTo }, TODAY);
    expect(lateOf('2026-10-24')).toBeNull();
    expect(lateOf('2026-10-23')).toBe(31);
    expect(lateOf('2026-10-01', '2026-11-20')).toBeNull();
    const late = { ...draft, lateReason: '出差' };
    expect(contentOf(late, [PERSON], PROPOSED, TODAY).lateReason).toBeNull();
    expect(
      contentOf({ ...late, occurredOn: '2026-10-23' }, [PERSON], PROPOSED, TODAY).lateReason,
    ).toBe('出差');
  });

  it('takes nobody for the chair of a meeting, and the first of an inspection for who led it', () => {
    const meeting: RecordDraft = { ...draft, activity: 'meeting' };
    expect(roleOf(meeting, PERSON, 0)).toBe('took-part');
    expect(roleOf(meeting, { ...PERSON, role: 'led' }, 0)).toBe('led');
    expect(roleOf(draft, PERSON, 0)).toBe('led');
    expect(roleOf(draft, SECOND, 1)).toBe('took-part');
    expect(roleOf({ ...draft, activity: 'instruction' }, SECOND, 1)).toBe('led');
  });

  it('follows what is proposed, and keeps what was ticked and taken off by hand', () => {
    const chosen = withDuty(withDuty(PERSON, 'art6.6', false, PROPOSED), 'art6.1', true, PROPOSED);
    expect(dutiesOf(chosen, PROPOSED)).toEqual(['art6.5', 'art6.1']);
    // What is proposed has changed meanwhile.
    const next = new Map([[ID as string, ['art6.6', 'art6.2']]]);
    expect(dutiesOf(chosen, next)).toEqual(['art6.2', 'art6.1']);
    expect(dutiesOf(withDuty(chosen, 'art6.6', true, PROPOSED), PROPOSED)).toEqual([
      'art6.5',
      'art6.6',
      'art6.1',
    ]);
  });

  it('of a budget reads amounts as they are written, and of nothing else', () => {
    const budget: RecordDraft = {
      ...draft,
      activity: 'budget',
      amounts: {
        year: '2026',
        fund: '1,250.5',
        fundBefore: '1 100',
        revenue: '',
        revenueBefore: '',
      },
    };
    expect(contentOf(budget, [PERSON], PROPOSED, TODAY).amounts).toEqual([
      { year: 2026, fundWanYuan: 1250.5, revenueWanYuan: null },
      { year: 2025, fundWanYuan: 1100, revenueWanYuan: null },
    ]);
    expect(
      contentOf({ ...budget, activity: 'meeting' }, [PERSON], PROPOSED, TODAY).amounts,
    ).toEqual([]);
    const wrong = { ...budget, amounts: { ...budget.amounts, fund: '一千' } };
    expect(problemsOf(wrong, [PERSON], [], TODAY)).toEqual([
      { field: 'amounts', because: 'number' },
    ]);
    const undated = { ...budget, amounts: { ...budget.amounts, year: '今年' } };
    expect(problemsOf(undated, [PERSON], [], TODAY)).toEqual([
      { field: 'amounts', because: 'year' },
    ]);
  });
});

describe('a correction', () => {
  const text = () => '';
  it('of nothing changes nothing, whatever would be proposed', () => {
    const same = draftOf(record);
    const content = contentOf(same, same.people ?? [], new Map(), TODAY);
    expect(changesOf(record, content, same.people ?? [], text)).toEqual([]);
  });

  it('says what changed of each field, and who came, went or served another duty', () => {
    const same = draftOf(record);
    const people = [...(same.people ?? []).map((one) => ({ ...one, on: ['art6.6'] })), SECOND];
    const next = { ...same, place: '', basisNo: '青安办〔2026〕3号' };
    expect(
      changesOf(record, contentOf(next, people, new Map(), TODAY), people, text).map((one) =>
        one.kind === 'field'
          ? [one.field, one.before, one.after]
          : [one.name, one.change, one.after?.duties],
      ),
    ).toEqual([
      ['place', '城关镇', null],
      ['basisNo', null, '青安办〔2026〕3号'],
      ['程明川', 'changed', ['art6.6']],
      ['苏怀瑾', 'added', []],
    ]);
    expect(
      changesOf(record, contentOf(same, [SECOND], new Map(), TODAY), [SECOND], text).map(
        (one) => one.kind === 'participant' && [one.name, one.change],
      ),
    ).toEqual([
      ['苏怀瑾', 'added'],
      ['程明川', 'removed'],
    ]);
  });

  it('shows of a text only what differs', () => {
    expect(partsOf('检查城关镇液化气站', '检查东关镇液化气站')).toEqual({
      start: '检查',
      removed: '城',
      added: '东',
      end: '关镇液化气站',
    });
    expect(partsOf('甲甲', '甲甲甲')).toEqual({ start: '甲甲', removed: '', added: '甲', end: '' });
    expect(partsOf('第13项，共20项', '第14项，共20项')).toEqual({
      start: '第',
      removed: '13',
      added: '14',
      end: '项，共20项',
    });
    expect(partsOf('', '新')).toEqual({ start: '', removed: '', added: '新', end: '' });
  });
});
