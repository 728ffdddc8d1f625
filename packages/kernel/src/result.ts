// A value or an expected refusal; exceptions are for bugs and edges only.

/** What a refusal carries at least: a closed `code` of the form `module.reason`. */
export interface Refusal {
  readonly code: string;
}

export type Result<T, E extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<E extends Refusal>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** A bug, not a refusal: the process may not go on as if nothing had happened. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`);
}

/** For the default branch of a switch over a closed union. */
export function assertNever(value: never): never {
  throw new Error(`invariant broken: unexpected ${JSON.stringify(value)}`);
}
