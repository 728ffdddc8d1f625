// HTML (and XML) as text: what is put in is escaped unless it is markup of ours already.

const MARKUP = Symbol('markup');
/** Markup: made by `html` alone. */
export interface Html {
  readonly [MARKUP]: string;
}
export type HtmlPart = Html | string | number | null | readonly HtmlPart[];

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 has no place for, escaped or not. */
const isControl = (char: string) => char < ' ' && char !== '\n' && char !== '\t';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"'\p{Cc}]/gu, (char) => (isControl(char) ? '' : (ESCAPED[char] ?? char)));

function textOf(part: HtmlPart): string {
  if (part === null) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return MARKUP in part ? part[MARKUP] : part.map(textOf).join('');
}

/** A template of markup: lists are joined, null is nothing, texts are escaped. Attributes stand in quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = strings.map((before, index) => before + textOf(parts[index] ?? null)).join('');
  return { [MARKUP]: text };
}

export const htmlText = (markup: Html): string => markup[MARKUP];
