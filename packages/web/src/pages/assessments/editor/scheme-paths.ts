// Changing one place of a scheme by its path, as the faults name it: sections.0.items.2; nothing is changed in place.

type Step = string | number;
const stepsOf = (path: string): readonly Step[] =>
  path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** The path without its last step, and that step. */
export function parted(path: string): readonly [string, Step] {
  const at = path.lastIndexOf('.');
  const last = path.slice(at + 1);
  return [path.slice(0, Math.max(at, 0)), /^\d+$/.test(last) ? Number(last) : last];
}

function child(of: unknown, step: Step): unknown {
  return typeof of === 'object' && of !== null
    ? (of as Readonly<Record<string, unknown>>)[String(step)]
    : undefined;
}

export const valueAt = (root: unknown, path: string): unknown =>
  stepsOf(path).reduce<unknown>(child, root);

function replaced(of: unknown, steps: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const next = replaced(child(of, step), rest, value);
  if (Array.isArray(of)) return of.map((one: unknown, at) => (at === step ? next : one));
  const { [String(step)]: _, ...others } = { ...(of as object | undefined) } as Record<
    string,
    unknown
  >;
  // What is taken away leaves no key behind, and what is changed keeps its place among the keys.
  if (next === undefined) return others;
  return String(step) in ((of as object | undefined) ?? {})
    ? Object.fromEntries(
        Object.entries(of as object).map(([key, old]) => [key, key === step ? next : old]),
      )
    : { ...others, [String(step)]: next };
}

/** With `value` at the path; `undefined` takes the key away. */
export const withValue = <Root>(root: Root, path: string, value: unknown): Root =>
  replaced(root, stepsOf(path), value) as Root;

const listAt = (root: unknown, path: string): readonly unknown[] => {
  const list = valueAt(root, path);
  return Array.isArray(list) ? list : [];
};

/** One more at the end of the list; the list begins with it where there is none. */
export const withAdded = <Root>(root: Root, list: string, value: unknown): Root =>
  withValue(root, list, [...listAt(root, list), value]);

/** Without the element; a list that is no longer needed goes too, unless the format demands it. */
export function without<Root>(root: Root, path: string, isListKept = false): Root {
  const [list, at] = parted(path);
  const rest = listAt(root, list).filter((_, index) => index !== at);
  return withValue(root, list, rest.length === 0 && !isListKept ? undefined : rest);
}

/** The element so many places on; at an end it stays. */
export function moved<Root>(root: Root, path: string, by: 1 | -1): Root {
  const [list, at] = parted(path);
  const all = [...listAt(root, list)];
  const from = Number(at);
  const to = from + by;
  if (to < 0 || to >= all.length) return root;
  [all[from], all[to]] = [all[to], all[from]];
  return withValue(root, list, all);
}
