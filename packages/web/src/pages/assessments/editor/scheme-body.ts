// Whether what is kept of a scheme has the shape the editor can show: a draft may have come from any file.
import type { SchemeBody } from '@jinze/contracts';
import type { Scheme } from '@jinze/rules/scoring';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';

/** The list is absent, or every element is right. */
function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every(is));
}
const isRule = (one: unknown) => isObject(one) && isText(one['kind']) && isText(one['fact']);
const isItem = (one: unknown) =>
  isObject(one) &&
  isText(one['id']) &&
  isText(one['title']) &&
  Array.isArray(one['rules']) &&
  isListOf(one['rules'], isRule);
const isSection = (one: unknown): boolean =>
  isObject(one) &&
  isText(one['id']) &&
  isText(one['title']) &&
  isListOf(one['items'], isItem) &&
  isListOf(one['sections'], isSection);
const isNamed = (key: string) => (one: unknown) => isObject(one) && isText(one[key]);

/** The scheme, or undefined where the file has another shape than the format's. */
export function schemeOf(body: SchemeBody): Scheme | undefined {
  const { title, subjects, sections, vetoes, grades, quotas, consequences } = body;
  const isRight =
    isText(title) &&
    isObject(subjects) &&
    isListOf(subjects['classes'], isNamed('id')) &&
    Array.isArray(sections) &&
    isListOf(sections, isSection) &&
    isListOf(vetoes, (one) => isNamed('title')(one) && isObject((one as SchemeBody)['when'])) &&
    isListOf(grades, isNamed('name')) &&
    isListOf(quotas, isNamed('grade')) &&
    isListOf(consequences, isNamed('text'));
  return isRight ? (body as unknown as Scheme) : undefined;
}

export const bodyOf = (scheme: Scheme): SchemeBody => scheme as unknown as SchemeBody;
