// Long work of a processor in turns, so that requests are answered between them.
import { setImmediate } from 'node:timers/promises';

/** Does the work of each item in their order; after every `atOnce` of them whatever waits comes first. */
export async function inTurns<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, at: number) => void,
): Promise<void> {
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % atOnce === 0) await setImmediate();
    work(item, at);
  }
}
