// Secrecy markings: content that carries one does not belong into this system, and is refused wherever it comes in.

const LEVEL = String.raw`(?:绝\s*密|机\s*密|秘\s*密)`;

/** The ways a marking is written. The words inside a sentence (保守国家秘密, 商业秘密) are none. */
const MARKINGS: readonly RegExp[] = [
  // 机密★1年
  new RegExp(String.raw`${LEVEL}\s*级?\s*[★☆✩✭*＊]`),
  // 密级：秘密
  new RegExp(String.raw`密\s*级\s*[:：为]?\s*${LEVEL}`),
  // （机密）, 【秘密】
  new RegExp(String.raw`[（(【［[〔「〈<《]\s*${LEVEL}\s*级?\s*[）)】］\]〕」〉>》]`),
  // A line of its own, or before a duration: 秘密, 机密 长期, 绝密 10年
  new RegExp(String.raw`^\s*${LEVEL}\s*级?\s*(?:$|[:：]|长期|\d+\s*[年月])`, 'm'),
];

/** The marking that a text carries. */
export function secrecyMarking(text: string): string | undefined {
  for (const marking of MARKINGS) {
    const found = marking.exec(text)?.[0].trim();
    if (found !== undefined) return found;
  }
  return undefined;
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
