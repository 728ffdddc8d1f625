// Branded identifiers: an id of one thing cannot be passed where another is meant.

declare const idOf: unique symbol;
/** A lower-case UUID that names one `Thing`. An id from a client gives no rights. */
export type Id<Thing extends string> = string & { readonly [idOf]: Thing };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id, or undefined when the text is not a lower-case UUID. */
export function parseId<Thing extends string>(text: string): Id<Thing> | undefined {
  return UUID.test(text) ? (text as Id<Thing>) : undefined;
}
