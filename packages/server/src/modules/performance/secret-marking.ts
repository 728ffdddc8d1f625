// Finds the marking of a state secret in a text: such content is refused here (DESIGN §3, 8). Pure.

const DEGREES = ['绝密', '机密', '秘密'] as const;
export type SecretDegree = (typeof DEGREES)[number];

/** As markings are written, with room between the two characters: 机　密. */
const MARK = '(绝|机|秘)[\\s\\u3000]?密';

/**
 * What makes the word a marking and not a subject: 商业秘密 and 《保守国家秘密法》 are spoken of in any study session. The
 * star of a classified paper, the word for its degree, brackets around it alone, a line of its own, the papers it is said of.
 */
const MARKINGS: readonly RegExp[] = [
  new RegExp(`${MARK}[\\s\\u3000]*[★☆⭐✩✭*＊﹡]`, 'u'),
  new RegExp(`密[\\s\\u3000]*级[\\s\\u3000]*(?:为|是|[:：])?[\\s\\u3000]*${MARK}`, 'u'),
  new RegExp(`(?<!商业)${MARK}[\\s\\u3000]*级(?!别管理|别制度)`, 'u'),
  new RegExp(`[【\\[(（〔〖「『][\\s\\u3000]*${MARK}[\\s\\u3000]*[】\\])）〕〗」』]`, 'u'),
  new RegExp(`^[\\s\\u3000]*${MARK}[\\s\\u3000]*(?:$|[:：·•—-])`, 'mu'),
  new RegExp(`(?<!商业|国家|技术)${MARK}(?:文件|公文|电报|材料|资料|件)`, 'u'),
];

/** In a document number no other word has a place: 青密发〔2026〕3号, 机密〔2026〕1号. */
const IN_NUMBER = /密(?:发|函|电|字|办)?[〔[(（【]\d{4}/u;

function degreeOf(found: string): SecretDegree {
  return DEGREES.find((degree) => found.includes(degree.slice(0, 1))) ?? '秘密';
}

/** The degree a text is marked with; undefined where it bears no marking. */
export function secretMarking(text: string): SecretDegree | undefined {
  for (const marking of MARKINGS) {
    const found = marking.exec(text);
    if (found !== null) return degreeOf(found[1] ?? '');
  }
  return undefined;
}

/** As `secretMarking`, of a document number. */
export function secretNumber(number: string): SecretDegree | undefined {
  const found = new RegExp(MARK, 'u').exec(number);
  if (found !== null) return degreeOf(found[1] ?? '');
  return IN_NUMBER.test(number) ? '秘密' : undefined;
}
