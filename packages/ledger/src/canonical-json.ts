// RFC 8785: one text for one value, so that a commitment can be recomputed years later.
import { assert, type Json } from '@jinze/kernel';
import canonicalize from 'canonicalize';

/** Of what is recorded nothing is near as deep; the stack holds more. */
const DEEPEST = 100;
/** An object lists such keys first and by their number, in whatever order they are put in. */
const NUMBERED = /^\d+$/;

/** Whether the runtime’s own writer would write it as the standard says, once its keys are in order. */
interface Ordering {
  isCertain: boolean;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The same with the keys of all its objects in order. */
function inOrder(value: unknown, ordering: Ordering, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function' || (typeof value === 'number' && !Number.isFinite(value)))
      ordering.isCertain = false;
    return value;
  }
  const isList = Array.isArray(value);
  if (depth > DEEPEST || !(isList || isPlain(value))) ordering.isCertain = false;
  if (!ordering.isCertain) return value;
  if (isList) return value.map((one) => inOrder(one, ordering, depth + 1));
  const ordered: Record<string, unknown> = {};
  // By UTF-16 code units, as the standard asks.
  for (const key of Object.keys(value).sort()) {
    if (NUMBERED.test(key) || key === '__proto__') ordering.isCertain = false;
    else ordered[key] = inOrder(Reflect.get(value, key), ordering, depth + 1);
  }
  return ordered;
}

/**
 * As the library writes it, in a third of the time and as one piece of memory: of what is recorded at once there are
 * tens of thousands.
 */
function quickly(value: Json | object): string | undefined {
  const ordering: Ordering = { isCertain: true };
  const ordered = inOrder(value, ordering);
  if (!ordering.isCertain) return undefined;
  const text = JSON.stringify(ordered);
  // Half a character is refused, not written as an escape.
  return text.includes(String.raw`\ud`) ? undefined : text;
}

/** The canonical JSON text. Throws on values JSON does not have (NaN, undefined at the top). */
export function canonicalJson(value: Json | object): string {
  const text = quickly(value) ?? canonicalize(value);
  assert(text !== undefined, 'a JSON value has a canonical text');
  return text;
}
