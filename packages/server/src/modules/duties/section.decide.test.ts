import { SECTION_STATES, SIGNED_HOW } from '@jinze/contracts';
import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { decideSection, type SectionFacts, type SectionInput } from './section.decide.ts';
import { SECTION_ACTS, SECTION_TRANSITIONS, type SectionAct } from './section.states.ts';

const TODAY = civilDate('2026-11-23');
const facts: SectionFacts = {
  state: 'drafted',
  approvedOn: null,
  issuedOn: null,
  blockedBy: null,
  isStale: false,
  signedHow: null,
};
/** What people do; drafting, carrying over and ending are decided where they happen. */
const INPUTS: Readonly<Partial<Record<SectionAct, SectionInput>>> &
  Record<'approve', SectionInput> = {
  approve: {
    act: 'approve',
    meeting: '县委常委会会议',
    on: TODAY,
    documentNo: '青委发〔2026〕3号',
  },
  issue: { act: 'issue', on: TODAY, documentNo: '青委办发〔2026〕5号' },
  acknowledge: { act: 'acknowledge' },
  object: { act: 'object', reason: '分管领域与分工文件不一致' },
  revise: { act: 'revise' },
  paper: { act: 'paper', on: TODAY, custodian: '县委办机要室', number: null },
};
const LEGAL = new Set([
  'drafted approve',
  'approved issue',
  'approved revise',
  'issued acknowledge',
  'issued object',
  'acknowledged object',
  'issued paper',
  'issued carry',
  'drafted redraft',
  'approved redraft',
  'drafted supersede',
  'approved supersede',
  'issued supersede',
  'acknowledged supersede',
  'objected supersede',
  'objected revise',
]);

describe('the states of a section', () => {
  const pairs = SECTION_STATES.flatMap((state) => SECTION_ACTS.map((act) => ({ state, act })));
  it.each(pairs)('$state × $act is decided', ({ state, act }) => {
    expect(SECTION_TRANSITIONS[state][act] !== undefined).toBe(LEGAL.has(`${state} ${act}`));
    const input = INPUTS[act];
    if (input === undefined) return;
    const signedHow = state === 'acknowledged' ? 'unchanged' : null;
    const decided = decideSection({ ...facts, state, signedHow }, input, TODAY);
    if (LEGAL.has(`${state} ${act}`)) {
      expect(decided.ok && decided.value.state).toBe(SECTION_TRANSITIONS[state][act]);
      expect(decided.ok && decided.value.event).toMatch(/^duty-section\.[a-z-]+\.v1$/);
    } else {
      expect(decided.ok ? 'accepted' : decided.error.code).toBe('duties.wrong-state');
    }
  });

  it.each(SIGNED_HOW)('acknowledged %s: only what was carried over can be objected to', (how) => {
    const decided = decideSection(
      { ...facts, state: 'acknowledged', signedHow: how },
      { act: 'object', reason: '职责不符' },
      TODAY,
    );
    expect(decided.ok ? decided.value.state : decided.error.code).toBe(
      how === 'unchanged' ? 'objected' : 'duties.wrong-state',
    );
  });

  it.each(SECTION_STATES)(
    '%s and stale: neither approved nor issued before it is drafted anew',
    (state) => {
      for (const act of ['approve', 'issue', 'acknowledge'] as const) {
        const input = INPUTS[act];
        if (input === undefined) continue;
        const decided = decideSection({ ...facts, state, isStale: true }, input, TODAY);
        const isLegal = SECTION_TRANSITIONS[state][act] !== undefined;
        expect(decided.ok ? 'accepted' : decided.error.code).toBe(
          isLegal ? (act === 'acknowledge' ? 'accepted' : 'duties.stale') : 'duties.wrong-state',
        );
      }
    },
  );

  it('第七条未由党委文件明确的，不能审批', () => {
    const decided = decideSection(
      { ...facts, blockedBy: '须由党委文件逐人明确' },
      INPUTS.approve,
      TODAY,
    );
    expect(decided.ok ? '' : decided.error.code).toBe('duties.blocked');
  });

  it('dates in the future and issues before the approval are refused', () => {
    const future = decideSection(
      facts,
      { act: 'approve', meeting: '会议', on: civilDate('2026-11-24'), documentNo: '1' },
      TODAY,
    );
    expect(future.ok ? '' : future.error.code).toBe('duties.future-date');
    const early = decideSection(
      { ...facts, state: 'approved', approvedOn: TODAY },
      { act: 'issue', on: civilDate('2026-11-22'), documentNo: '1' },
      TODAY,
    );
    expect(early.ok ? '' : early.error.code).toBe('duties.before-approval');
    const signed = decideSection(
      { ...facts, state: 'issued', issuedOn: TODAY },
      { act: 'paper', on: civilDate('2026-11-22'), custodian: '档案室', number: null },
      TODAY,
    );
    expect(signed.ok ? '' : signed.error.code).toBe('duties.before-issue');
  });
});
