// What a file is, by its content, whatever its name says; and the name it is kept under. Pure.

/** Told by the first bytes; an archive and a text need a closer look. */
export type HeadType =
  | 'application/pdf'
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'archive'
  /** Office files before 2007, and later ones under a password. */
  | 'compound';

/** As many bytes as `headTypeOf` looks at. */
export const HEAD_BYTES = 12;

const HEADS: readonly (readonly [HeadType, readonly (number | undefined)[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  [
    'image/webp',
    [0x52, 0x49, 0x46, 0x46, undefined, undefined, undefined, undefined, 0x57, 0x45, 0x42, 0x50],
  ],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** Undefined for anything that does not begin like one of these. */
export function headTypeOf(bytes: Uint8Array): HeadType | undefined {
  const found = HEADS.find(([, expected]) =>
    expected.every((byte, index) => byte === undefined || bytes[index] === byte),
  );
  return found?.[0];
}

/** Of the control characters those that written words have: tab, line feed, form feed and carriage return. */
const WRITTEN_CONTROLS = '\t\n\f\r';
const CONTROLS = new RegExp(`(?![${WRITTEN_CONTROLS}])\\p{Cc}`, 'u');

/** Whether bytes, given piece by piece, are written words: UTF-8 or GB 18030, and nothing only a machine reads. */
export function createTextCheck() {
  const encodings = ['utf-8', 'gb18030'].map((name) => ({
    decoder: new TextDecoder(name, { fatal: true }),
    isPossible: true,
  }));
  const decode = (bytes: Uint8Array | undefined) => {
    for (const encoding of encodings) {
      if (!encoding.isPossible) continue;
      try {
        const text =
          bytes === undefined
            ? encoding.decoder.decode()
            : encoding.decoder.decode(bytes, { stream: true });
        encoding.isPossible = !CONTROLS.test(text);
      } catch {
        encoding.isPossible = false;
      }
    }
  };
  return {
    add: (bytes: Uint8Array) => decode(bytes),
    /** Whether what came so far may be the beginning of words. */
    isSoFar: () => encodings.some(({ isPossible }) => isPossible),
    isText: () => {
      decode(undefined);
      return encodings.some(({ isPossible }) => isPossible);
    },
  };
}

/** The types a file may be kept as, and the endings a name of each may have, the usual one first. */
const ENDINGS = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/ofd': ['ofd'],
  'text/plain': ['txt', 'csv', 'md'],
} as const satisfies Record<string, readonly string[]>;
export type KeptType = keyof typeof ENDINGS;

/** Path separators, and what shows a name as another one: control characters and changes of direction. */
const MISLEADING = /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2066-\u2069/\\:*?"<>|]/gu;
const NAME_LENGTH = 120;

/** A name whose ending says what the content is: `a.exe` that is a PDF is kept as `a.exe.pdf`. */
export function fittingName(name: string, type: KeptType): string {
  const endings: readonly string[] = ENDINGS[type];
  const plain = name.replaceAll(MISLEADING, ' ').trim();
  const ending = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase() ?? '';
  const isFitting = endings.includes(ending);
  const stem = (isFitting ? plain.slice(0, -ending.length - 1) : plain)
    .slice(0, NAME_LENGTH)
    .trim();
  return `${stem === '' ? '附件' : stem}.${isFitting ? ending : (endings[0] ?? '')}`;
}
