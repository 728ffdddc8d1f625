// Which fields of a form the server refused, and what is said beside each.
import type { ErrorBody } from '@jinze/contracts';

/** The contracts word what people can mend in Chinese; what they leave to the library is for programmers. */
const OWN_WORDS = /\p{Script=Han}/u;

const nameIn = (path: string) => path.split('.').at(-1) ?? '';

/** By field; empty where the refusal is about none of them. The contracts' words are shown where they are understood. */
export function refusedFields(
  { message, path, details = [] }: ErrorBody['error'],
  names: readonly string[],
  language: string,
): Readonly<Record<string, string>> {
  const isOwn = language.startsWith('zh');
  const said = [...(path === undefined ? [] : [{ path, message }]), ...details].map((one) => [
    nameIn(one.path),
    isOwn && OWN_WORDS.test(one.message) ? one.message : message,
  ]);
  return Object.fromEntries(said.filter(([name]) => names.includes(name ?? '')));
}
