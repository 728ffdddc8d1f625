// Which fields of a form the server refused, and what is said beside each.
import type { ErrorBody } from '@jinze/contracts';

/** The contracts word what people can mend in Chinese; what they leave to the library is for programmers. */
const OWN_WORDS = /\p{Script=Han}/u;

/** By field; empty where the refusal is about none of them. The contracts' words are shown where they are understood. */
export function refusedFields(
  { message, path, details = [] }: ErrorBody['error'],
  names: readonly string[],
  language: string,
): Readonly<Record<string, string>> {
  const isOwn = language.startsWith('zh');
  // Of a list, the field it is typed in: `body.organs.0` is one line of `organs`. A field may be called `body` itself.
  const fieldIn = (at: string) =>
    at
      .split('.')
      .slice(1)
      .findLast((step) => names.includes(step));
  return Object.fromEntries(
    [...(path === undefined ? [] : [{ path, message }]), ...details].flatMap((one) => {
      const field = fieldIn(one.path);
      const words = isOwn && OWN_WORDS.test(one.message) ? one.message : message;
      return field === undefined ? [] : [[field, words]];
    }),
  );
}
