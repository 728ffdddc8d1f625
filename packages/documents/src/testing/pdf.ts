// For tests: what stands where on the pages of a PDF, read from its bytes as its writer lays them down.
import { inflateSync } from 'node:zlib';

interface PdfText {
  readonly text: string;
  readonly x: number;
  /** Baseline from the upper edge. */
  readonly y: number;
  readonly size: number;
}

interface PdfLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
}

/** Filled, from its upper left corner. */
interface PdfRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
  readonly lines: readonly PdfLine[];
  readonly rectangles: readonly PdfRectangle[];
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer;
}

function objectsOf(bytes: Buffer): ReadonlyMap<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2] ?? '';
    const at = body.indexOf('stream\n');
    const head = at === -1 ? body : body.slice(0, at);
    const raw = at === -1 ? '' : body.slice(at + 7, body.lastIndexOf('\nendstream'));
    const packed = Buffer.from(raw, 'latin1');
    const stream = head.includes('/FlateDecode') ? inflateSync(packed) : packed;
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

/** Code to characters, from a font's ToUnicode map. */
function charactersOf(map: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>();
  const unicode = (hex: string) =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
  for (const [, from = '', values = ''] of map.matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi,
  )) {
    const first = Number.parseInt(from, 16);
    const listed = [...values.matchAll(/<([0-9a-f]+)>/gi)];
    for (const [at, [, hex = '']] of listed.entries())
      characters.set((first + at).toString(16).padStart(4, '0'), unicode(hex));
  }
  return characters;
}

const reference = (head: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? 0);

const OPERATOR =
  /\/(F\d+) ([\d.]+) Tf|1 0 0 1 ([-\d.]+) ([-\d.]+) Tm|\[((?:<[0-9a-f]*>\s*[-\d.]*\s*)*)\] TJ|([-\d.]+) ([-\d.]+) m\n([-\d.]+) ([-\d.]+) l|([\d.]+) w\b/g;

function readPage(
  content: string,
  height: number,
  fonts: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Pick<PdfPage, 'texts' | 'lines'> {
  const texts: PdfText[] = [];
  const lines: PdfLine[] = [];
  let [font, size, x, y] = ['', 0, 0, 0];
  let open: Omit<PdfLine, 'width'> | undefined;
  for (const match of content.matchAll(OPERATOR)) {
    const [, name, points, tx, ty, shown, x1, y1, x2, y2, width] = match;
    if (name !== undefined) [font, size] = [name, Number(points)];
    else if (tx !== undefined) [x, y] = [Number(tx), height - Number(ty)];
    else if (shown !== undefined) {
      const codes = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      texts.push({
        text: codes.map((code) => fonts.get(font)?.get(code) ?? '?').join(''),
        x,
        y,
        size,
      });
    } else if (x1 !== undefined)
      open = { x1: Number(x1), y1: Number(y1), x2: Number(x2), y2: Number(y2) };
    else if (open !== undefined) {
      lines.push({ ...open, width: Number(width) });
      open = undefined;
    }
  }
  return { texts, lines };
}

const RECTANGLE = /^([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re$/gm;

const rectanglesOf = (content: string): readonly PdfRectangle[] =>
  [...content.matchAll(RECTANGLE)].map((match) => {
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
    return { x, y, width, height };
  });

export function readPdf(bytes: Buffer): readonly PdfPage[] {
  const objects = objectsOf(bytes);
  const fonts = (head: string) =>
    new Map(
      [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const font = objects.get(Number(id))?.head ?? '';
        const map = objects.get(reference(font, 'ToUnicode'))?.stream.toString('latin1') ?? '';
        return [name, charactersOf(map)];
      }),
    );
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
      const content = objects.get(reference(head, 'Contents'))?.stream.toString('latin1') ?? '';
      const resources = objects.get(reference(head, 'Resources'))?.head ?? head;
      return {
        width: Number(width),
        height: Number(height),
        ...readPage(content, Number(height), fonts(resources)),
        rectangles: rectanglesOf(content),
      };
    });
}

/** Texts of one baseline as one line, from above to below. */
export function linesOfPage(
  page: PdfPage,
): readonly { readonly y: number; readonly text: string }[] {
  const lines = new Map<number, PdfText[]>();
  for (const text of page.texts) {
    const y = Math.round(text.y * 10) / 10;
    lines.set(y, [...(lines.get(y) ?? []), text]);
  }
  return [...lines]
    .map(([y, texts]) => ({
      y,
      text: texts
        .toSorted((one, other) => one.x - other.x)
        .map(({ text }) => text)
        .join(''),
    }))
    .toSorted((one, other) => one.y - other.y);
}
