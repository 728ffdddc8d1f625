// An expected refusal on its way from a use case to the response; the error table words it.
import type { Refusal, Result } from '@jinze/kernel';

/** A refusal with the values its message names, where in the input it is, and the newer state. */
export interface Refusing extends Refusal {
  readonly path?: string;
  readonly current?: unknown;
  readonly details?: readonly { readonly path: string; readonly message: string }[];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Thrown in routes and inside a unit of work, which it undoes. */
export class Refused extends Error {
  readonly refusal: Refusing;
  constructor(refusal: Refusing) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The value, or the refusal thrown for the error table to word. */
export function unwrap<T>(result: Result<T, Refusing>): T {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}
