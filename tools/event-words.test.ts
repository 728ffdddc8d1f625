// Every kind of event the server records has words for the people who hold its receipt.

import { describe, expect, it } from 'vitest';
import { RESTRICTION_STATES } from '../packages/contracts/src/index.ts';
import { zh } from '../packages/web/src/i18n/zh.ts';
import { filesOfCheckout } from './tidy.ts';

const SOURCES = filesOfCheckout().filter(
  ({ path }) =>
    /^packages\/server\/src\/.*\.ts$/.test(path) && !/\.test\.ts$|\/testing\//.test(path),
);

/** Types that are put together: what stands in the hole. A new one has to be entered here. */
const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  // record-roster.ts: what a roster may bring in.
  '`${stream}.recorded.v1`': ['organ', 'post', 'person', 'appointment'].map(
    (stream) => `${stream}.recorded`,
  ),
  // region.decide.ts: `RegionChangeKind`.
  '`region.${kind}.v1`': ['established', 'renamed', 'moved', 'merged', 'abolished'].map(
    (kind) => `region.${kind}`,
  ),
  // handouts.ts and restrictions.ts of the ledger: acts of a custody list, states of a restriction.
  '`handout.${act}.v1`': [
    'requested',
    'approved',
    'refused',
    'withdrawn',
    'made',
    'handed-over',
  ].map((act) => `handout.${act}`),
  '`restriction.${state}.v1`': RESTRICTION_STATES.map((state) => `restriction.${state}`),
};
/** Types of TypeScript, not of events: `` `handover.${string}.v1` ``. */
const isOnlyAType = (written: string) => written.includes('${string}');

function writtenTypes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of SOURCES) {
    for (const [, type] of text.matchAll(/'([a-z-]+\.[a-z-]+)\.v\d+'/g))
      if (type !== undefined) found.set(type, path);
    for (const [written] of text.matchAll(/`[^`\s]*\.v\d+`/g)) {
      if (isOnlyAType(written) || !written.includes('${')) continue;
      for (const type of PUT_TOGETHER[written] ?? [written]) found.set(type, path);
    }
  }
  return found;
}

describe('the kinds of events', () => {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = zh.ledger.event;
  const types = writtenTypes();

  it('were found at all', () => {
    expect(types.size).toBeGreaterThan(50);
    expect([...types.keys()]).toContain('duty-section.issued');
  });

  it('each have words', () => {
    const wordless = [...types]
      .filter(([type]) => {
        const [stream = '', what = ''] = type.split('.');
        return words[stream]?.[what] === undefined;
      })
      .map(([type, path]) => `${type} (${path})`);
    expect(wordless).toEqual([]);
  });
});

it('every runbook that the page of the log names is there', () => {
  const files = filesOfCheckout().map(({ path }) => path);
  const named = Object.keys(zh.ledger.runbooks).map((name) => `docs/runbooks/${name}.md`);
  expect(named.filter((path) => !files.includes(path))).toEqual([]);
  expect(named.length).toBeGreaterThan(1);
});
