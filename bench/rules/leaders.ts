// Leaders with a year of records, for the cost of fulfilment: the items of a county party chief in Guangdong, fifty records each.
import { addDays, civilDate } from '@jinze/kernel';
import {
  type AskedItem,
  duties,
  type FulfilmentFacts,
  type FulfilmentRecord,
  fulfilmentOf,
  fulfilmentStates,
} from '@jinze/rules';

export const RECORDS_EACH = 50;
/** Leaders that are asked about, each with records of their own. */
export const LEADERS = 20;

const period = { from: civilDate('2026-01-01'), to: civilDate('2026-12-31') };
const asOf = civilDate('2026-11-15');

function itemsOf(): readonly AskedItem[] {
  const answer = duties({ postClass: 'party-chief', level: 'county', region: '广东省', asOf });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.items;
}
const ITEMS = itemsOf();

const ACTIVITIES = ['study', 'meeting', 'led-inspection', 'instruction', 'field-research'] as const;
const NAMED = [['art5.2-1'], ['art5.3'], ['art5.6-1', 'art5.6-2'], ['art5.1'], ['art5.5-1']];

/** What a liaison enters: most name what they serve, some are late, some unconfirmed. */
function recordOf(leader: number, index: number): FulfilmentRecord {
  const occurredOn = addDays(period.from, (index * 6 + leader) % 318);
  const activity = ACTIVITIES[index % ACTIVITIES.length] ?? 'study';
  return {
    id: `${leader}-${index}`,
    activity,
    occurredOn,
    recordedOn: addDays(occurredOn, index % 9 === 0 ? 40 : 2),
    role: index % 4 === 0 ? 'took-part' : 'led',
    confirmed: index % 11 !== 0,
    ...(activity === 'study' ? { body: 'standing-committee' as const } : {}),
    ...(index % 3 === 0 ? { documentNo: `〔2026〕${index}号` } : {}),
    ...(index % 5 === 1 ? {} : { duties: NAMED[(index + leader) % NAMED.length] ?? [] }),
  };
}

const FACTS: readonly FulfilmentFacts[] = Array.from({ length: LEADERS }, (_, leader) => ({
  period,
  asOf,
  records: Array.from({ length: RECORDS_EACH }, (_one, index) => recordOf(leader, index)),
  lateRule: { afterDays: 30, counts: true },
  deployments: [],
}));

function factsOf(leader: number): FulfilmentFacts {
  const facts = FACTS[leader];
  if (facts === undefined) throw new Error(`no leader ${leader}`);
  return facts;
}

export type Ask = (leader: number) => number;

/** One leader with every reason in words; how many items have enough. */
export const askFulfilment: Ask = (leader) =>
  fulfilmentOf(ITEMS, factsOf(leader)).items.filter(({ enough }) => enough).length;

/** The same without the words. */
export const askStates: Ask = (leader) =>
  fulfilmentStates(ITEMS, factsOf(leader)).filter(({ enough }) => enough).length;

/** Leaders in turn: one is longer than the clock can tell, and a pass over all would be interrupted by others' work. */
export function inTurn(ask: Ask): () => void {
  let leader = 0;
  return () => {
    ask(leader % LEADERS);
    leader += 1;
  };
}
