// Secrecy markings: content that carries one does not belong into this system, and is refused wherever it comes in.

/** With or without room between the two characters. */
const LEVEL = String.raw`(?:绝\s*密|机\s*密|秘\s*密)`;

/** The ways a marking is written. The words inside a sentence (保守国家秘密, 商业秘密, 机密文件的管理) are none. */
const MARKINGS: readonly RegExp[] = [
  // 机密★1年
  new RegExp(String.raw`${LEVEL}\s*级?\s*[★☆⭐✩✭*＊﹡]`, 'u'),
  // 密级：秘密
  new RegExp(String.raw`密\s*级\s*(?:为|是|[:：])?\s*${LEVEL}`, 'u'),
  // 该通报属机密级
  new RegExp(String.raw`(?<!商业)${LEVEL}\s*级(?!别)`, 'u'),
  // （机密）, 【秘密】
  new RegExp(String.raw`[（(【［[〔「『〈<《〖]\s*${LEVEL}\s*级?\s*[）)】］\]〕」』〉>》〗]`, 'u'),
  // A line of its own, or before a duration: 秘密, 机密 长期, 绝密 10年
  new RegExp(String.raw`^\s*${LEVEL}\s*级?\s*(?:$|[:：·•—-]|长期|\d+\s*[年月])`, 'mu'),
];

/** The marking that a text carries. */
export function secrecyMarking(text: string): string | undefined {
  for (const marking of MARKINGS) {
    const found = marking.exec(text)?.[0].trim();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 青密发〔2026〕3号, 机密电2026-4: in the number of a document these words have no other meaning. */
const IN_NUMBER = new RegExp(String.raw`${LEVEL}|密(?:发|函|电|字|办)?(?=[〔[(（【]\d{4})`, 'u');

/** As `secrecyMarking`, of the number of a document. */
export function secrecyNumber(number: string): string | undefined {
  return IN_NUMBER.exec(number)?.[0];
}

/** Where among named texts the first marking is; empty ones are skipped. */
export function secrecyIn(
  texts: Iterable<readonly [path: string, text: string | null | undefined]>,
): { readonly path: string; readonly marking: string } | undefined {
  for (const [path, text] of texts) {
    const marking = typeof text === 'string' ? secrecyMarking(text) : undefined;
    if (marking !== undefined) return { path, marking };
  }
  return undefined;
}
