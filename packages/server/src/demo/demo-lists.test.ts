import { describe, expect, it } from 'vitest';
import { RECORDED_SEATS } from './demo-bodies.ts';
import { HANDOVER_ACTS } from './demo-handovers.ts';
import { demoActs } from './demo-history.ts';
import { LIST_ACTS } from './demo-lists.ts';

const seats = new Set(RECORDED_SEATS.map(({ key }) => key));

describe('what the demo tells of lists and handovers', () => {
  it('happens on working days, in office hours, and no two acts at one moment, with those of posts too', () => {
    const times = [...demoActs(), ...LIST_ACTS, ...HANDOVER_ACTS].map(({ at }) => at);
    expect(new Set(times.map((at) => at.getTime())).size).toBe(times.length);
    const odd = times.filter(
      (at) => [0, 6].includes(at.getUTCDay()) || at.getUTCHours() < 1 || at.getUTCHours() > 9,
    );
    expect(odd).toEqual([]);
  });

  it('names only seats that there are', () => {
    const named = LIST_ACTS.flatMap((act) => {
      const labels =
        act.kind === 'acted-on'
          ? [...(act.which.only ?? []), ...(act.which.except ?? [])]
          : act.kind === 'laid-down'
            ? act.seats
            : act.kind === 'priority-set'
              ? [act.priority.lead, ...act.priority.assist]
              : [];
      return labels.map((label) => `${act.place} ${label}`);
    });
    const handedOver = HANDOVER_ACTS.flatMap((act) =>
      act.kind === 'handed-over-on-paper'
        ? [act.seat]
        : act.kind === 'supervised' && typeof act.which === 'object'
          ? [act.which.seat]
          : (act.except ?? []),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(handedOver.length).toBeGreaterThan(3);
    expect([...named, ...handedOver].filter((key) => !seats.has(key))).toEqual([]);
  });

  it('approves, issues and signs on the day of the act or before, with a number of that year', () => {
    for (const act of LIST_ACTS) {
      if (act.kind !== 'acted-on') continue;
      const { input } = act;
      if ('on' in input) expect(input.on <= act.on).toBe(true);
      if (input.act === 'approve' || input.act === 'issue')
        expect(input.documentNo).toContain(`〔${act.on.slice(0, 4)}〕`);
    }
  });
});
