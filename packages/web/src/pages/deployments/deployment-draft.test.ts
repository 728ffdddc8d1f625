import type { Deployment } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  ASKS_LIMIT,
  asksIn,
  type DeploymentDraft,
  draftOf,
  faultsOf,
  headIn,
  isFaulty,
  newDraft,
  newLine,
  type TargetDraft,
} from './deployment-draft.ts';

const target = (n: number): TargetDraft => ({
  organId: `organ-${n}` as Id<'organ'>,
  organName: `单位 ${n}`,
  postId: null,
  postTitle: null,
  personName: null,
});
const filled: DeploymentDraft = {
  ...newDraft('2026-10-08'),
  issuer: ' 云江市人民政府 ',
  title: '通知',
  lines: [{ ...newLine(), what: ' 排查 ', targets: [target(1), target(2)], dueOn: '2026-12-01' }],
};

describe('a deployment that is entered', () => {
  it('asks each of whom a line is of; what is left empty is sent as none', () => {
    expect(headIn(filled)).toMatchObject({
      issuer: '云江市人民政府',
      number: null,
      custodian: null,
    });
    expect(asksIn(filled)).toMatchObject([
      { id: null, what: '排查', organId: 'organ-1', dueOn: '2026-12-01' },
      { id: null, what: '排查', organId: 'organ-2', dueOn: '2026-12-01' },
    ]);
    expect(asksIn({ ...filled, lines: [{ ...newLine(), targets: [target(1)] }] })).toMatchObject([
      { dueOn: null },
    ]);
  });

  it('is not sent without what it must say', () => {
    expect(isFaulty(faultsOf(filled, false))).toBe(false);
    const empty = faultsOf(newDraft(''), false);
    expect(empty.fields).toEqual(['issuer', 'title', 'receivedOn']);
    expect([...empty.lines.values()]).toEqual(['what']);
    const line = { ...newLine(), what: '排查' };
    expect([...faultsOf({ ...filled, lines: [line] }, false).lines]).toEqual([
      [line.key, 'targets'],
    ]);
    expect(faultsOf({ ...filled, lines: [] }, false).isEmpty).toBe(true);
    const many = Array.from({ length: ASKS_LIMIT + 1 }, (_, n) => target(n));
    expect(faultsOf({ ...filled, lines: [{ ...line, targets: many }] }, false).isTooMany).toBe(
      true,
    );
    expect(faultsOf(filled, true).fields).toEqual(['reason']);
  });

  it('to be corrected, its lines keep what they are on record as; those that ended are left out', () => {
    const ask = {
      id: 'ask-1',
      what: '排查',
      organId: 'organ-1',
      organName: '单位 1',
      postId: null,
      postTitle: null,
      persons: [{ personId: 'p', name: '陈志远' }],
      dueOn: null,
      ended: null,
      steps: [{ stands: true }],
    };
    const deployment = {
      ...headIn(filled),
      asks: [ask, { ...ask, id: 'ask-2', ended: { at: '', by: '', reason: '' } }],
    } as unknown as Deployment;
    const draft = draftOf(deployment);
    expect(draft.lines).toMatchObject([
      { askId: 'ask-1', isFixed: true, targets: [{ personName: '陈志远' }], dueOn: '' },
    ]);
    const more = {
      ...draft,
      lines: draft.lines.map((line) => ({ ...line, targets: [...line.targets, target(2)] })),
    };
    expect(asksIn(more).map(({ id, organId }) => [id, organId])).toEqual([
      ['ask-1', 'organ-1'],
      [null, 'organ-2'],
    ]);
  });
});
