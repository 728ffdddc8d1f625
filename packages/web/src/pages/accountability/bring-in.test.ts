// Bringing in again: nothing that somebody judged or added is lost, and what nobody touched says what holds now.
import { describe, expect, it } from 'vitest';
import { baseOf, broughtIn } from './bring-in.ts';

const finding = (code: string, state: string, more: object = {}) =>
  ({ code, title: `职责 ${code}`, state, reviewer: null, reasons: null, ...more }) as never;
const deployment = (askId: string, state: string, more: object = {}) =>
  ({ askId, title: `部署 ${askId}`, state, reasons: null, ...more }) as never;
const none = { findings: [], deployments: null };

describe('what is brought into a worksheet', () => {
  it('renews what nobody touched, and says from what to what', () => {
    const own = [finding('art5.1', 'no-record')];
    const held = { findings: [finding('art5.1', 'met')], deployments: [] };
    const { next, findings, added } = broughtIn({ ...none, findings: own }, held, baseOf(own));
    expect(next.findings).toEqual(held.findings);
    expect(findings).toEqual([{ title: '职责 art5.1', from: 'no-record', to: 'met' }]);
    expect(added).toBe(0);
  });

  it('leaves what somebody judged: with reasons, or by another state than it was brought in with', () => {
    const judged = finding('art5.1', 'not-met', { reviewer: '调查组', reasons: '没有部署' });
    const changed = finding('art5.2', 'partly');
    const held = {
      findings: [finding('art5.1', 'met'), finding('art5.2', 'no-record')],
      deployments: [],
    };
    const base = baseOf([finding('art5.1', 'met'), finding('art5.2', 'no-record')]);
    const { next, findings } = broughtIn({ ...none, findings: [judged, changed] }, held, base);
    expect(next.findings).toEqual([judged, changed]);
    expect(findings).toEqual([]);
  });

  it('keeps rows that are not in the lists any more, and adds the new ones', () => {
    const old = finding('own-1', 'partly', { reasons: '本级文件' });
    const held = {
      findings: [finding('art5.1', 'met')],
      deployments: [deployment('a', 'unknown')],
    };
    const { next, added } = broughtIn({ findings: [old], deployments: [] }, held, baseOf([old]));
    expect(next).toEqual({ findings: [old, ...held.findings], deployments: held.deployments });
    expect(added).toBe(2);
  });

  it('says of deployments neither that somebody looked nor loses what was said of them', () => {
    expect(
      broughtIn(none, { findings: [], deployments: [] }, baseOf()).next.deployments,
    ).toBeNull();
    const said = deployment('a', 'not-carried-out', { reasons: '没有传达' });
    const held = { findings: [], deployments: [deployment('a', 'carried-out')] };
    const { next } = broughtIn({ findings: [], deployments: [said] }, held, baseOf([said]));
    expect(next.deployments).toEqual([said]);
  });
});
