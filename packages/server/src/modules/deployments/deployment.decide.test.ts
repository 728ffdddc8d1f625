import { ASK_STATES } from '@jinze/contracts';
import { addDays, civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { ASK_TRANSITIONS } from './ask.states.ts';
import {
  type AskChanged,
  type AskStands,
  type DeploymentStands,
  decideChange,
  decideRecording,
  type Head,
} from './deployment.decide.ts';

const TODAY = civilDate('2026-11-23');
const RECEIVED = civilDate('2026-10-08');
const HEAD: Head = {
  kind: 'document',
  issuedBy: 'superior',
  issuer: '云江市人民政府',
  number: '云政发〔2026〕12号',
  title: '关于开展危险化学品专项整治的通知',
  receivedOn: RECEIVED,
  custodian: '县政府办公室',
};
const ORGAN = 'organ-1' as Id<'organ'>;
const POST = 'post-1' as Id<'post'>;
const line = { what: '排查化工企业', organId: ORGAN, postId: POST, dueOn: addDays(RECEIVED, 30) };
const idOf = (n: number) => `ask-${n}` as Id<'deployment-ask'>;

const stands = (n: number, more: Partial<AskStands> = {}): AskStands => ({
  ...line,
  id: idOf(n),
  position: n,
  what: `要求 ${n}`,
  state: 'open',
  firstStepOn: null,
  ...more,
});
const current = (...asks: AskStands[]): DeploymentStands => ({
  isWithdrawn: false,
  head: HEAD,
  asks,
});
const kept = ({ id, what, organId, postId, dueOn }: AskStands): AskChanged => ({
  id,
  what,
  organId,
  postId,
  dueOn,
});
const FACTS = {
  today: TODAY,
  lastPosition: 2,
  nameOf: (organId: string, postId: string | null) => `${organId} ${postId ?? ''}`.trim(),
};
const change = (from: DeploymentStands, head: Head, asks: readonly AskChanged[]) =>
  decideChange(from, { head, asks }, FACTS);

describe('a deployment', () => {
  it('is recorded with the lines it asks', () => {
    expect(decideRecording(HEAD, [line], TODAY).ok).toBe(true);
    const other = { ...line, postId: null };
    expect(
      decideRecording(HEAD, [line, other, { ...line, dueOn: null, what: '另一项' }], TODAY).ok,
    ).toBe(true);
  });

  it.each([
    [{ receivedOn: addDays(TODAY, 1) }, {}, 'deployments.future-date', 'body.receivedOn'],
    [{}, { dueOn: addDays(RECEIVED, -1) }, 'deployments.due-before-asked', 'body.asks.0.dueOn'],
    [{ title: '【机密】通知' }, {}, 'deployments.marked-secret', 'body.title'],
    [{ number: '秘密★1年' }, {}, 'deployments.marked-secret', 'body.number'],
    [{}, { what: '密级：绝密' }, 'deployments.marked-secret', 'body.asks.0.what'],
  ] as const)('with %j and the line %j is refused', (head, asked, code, path) => {
    const decided = decideRecording({ ...HEAD, ...head }, [{ ...line, ...asked }], TODAY);
    expect(decided).toMatchObject({ ok: false, error: { code, path } });
  });

  it('does not ask the same of the same twice', () => {
    const again = { ...line, what: '排查 化工企业', dueOn: null };
    expect(decideRecording(HEAD, [line, again], TODAY)).toMatchObject({
      error: { code: 'deployments.same-line-twice', path: 'body.asks.1.what' },
    });
  });
});

describe('a correction of a deployment', () => {
  const [one, two] = [stands(1), stands(2)];

  it('says field by field what it said before, keeps, adds and ends lines', () => {
    const later = addDays(RECEIVED, 60);
    const fresh = { ...line, id: null, what: '新的一项' };
    const decided = change(current(one, two), { ...HEAD, number: null }, [
      { ...kept(one), dueOn: later, postId: null },
      fresh,
    ]);
    expect(decided).toEqual({
      ok: true,
      value: {
        changes: [
          { ask: null, field: 'number', from: HEAD.number, to: null },
          { ask: 1, field: 'ofWhom', from: 'organ-1 post-1', to: 'organ-1' },
          { ask: 1, field: 'dueOn', from: line.dueOn, to: later },
          { ask: 2, field: 'line', from: '要求 2', to: null },
          { ask: 3, field: 'line', from: null, to: '新的一项' },
        ],
        changed: [{ ...kept(one), dueOn: later, postId: null }],
        added: [{ ...line, what: '新的一项', position: 3 }],
        ended: [idOf(2)],
      },
    });
  });

  it('of the day of receipt moves every line to it', () => {
    const head = { ...HEAD, receivedOn: addDays(RECEIVED, 1) };
    expect(change(current(one, two), head, [kept(one), kept(two)])).toMatchObject({
      value: { changed: [{ id: idOf(1) }, { id: idOf(2) }], ended: [], added: [] },
    });
  });

  it('that changes nothing is refused, and so is one of what was withdrawn', () => {
    expect(change(current(one), HEAD, [kept(one)])).toMatchObject({
      error: { code: 'deployments.nothing-changed' },
    });
    const withdrawn = { ...current(one), isWithdrawn: true };
    expect(change(withdrawn, { ...HEAD, title: '新标题' }, [kept(one)])).toMatchObject({
      error: { code: 'deployments.ended' },
    });
    expect(change(current(one), HEAD, [kept(two)])).toMatchObject({
      error: { code: 'http.not-found', path: 'body.asks.0.id' },
    });
    const future = { ...HEAD, receivedOn: addDays(TODAY, 2) };
    expect(change(current(one), future, [kept(one)])).toMatchObject({
      error: { code: 'deployments.future-date' },
    });
  });

  it('leaves lines of which something is recorded with their post and after their day', () => {
    const worked = stands(1, { firstStepOn: addDays(RECEIVED, 2) });
    expect(change(current(worked), HEAD, [{ ...kept(worked), postId: null }])).toMatchObject({
      error: { code: 'deployments.line-has-steps', path: 'body.asks.0.organId' },
    });
    const later = { ...HEAD, receivedOn: addDays(RECEIVED, 3) };
    expect(change(current(worked), later, [kept(worked)])).toMatchObject({
      error: { code: 'deployments.steps-before', values: { on: worked.firstStepOn } },
    });
    expect(change(current(worked), HEAD, [{ ...kept(worked), what: '改正措辞' }]).ok).toBe(true);
  });

  it.each(ASK_STATES)('ends a line that is %s only where the table says so', (state) => {
    const ending = change(current(one, stands(2, { state })), HEAD, [kept(one)]);
    const may = ASK_TRANSITIONS[state].end !== undefined;
    expect(ending.ok).toBe(may);
    if (!ending.ok) expect(ending.error).toMatchObject({ code: 'deployments.line-settled' });
  });
});
