// Placed texts, rules and codes, drawn into a PDF.
import { PAPER, RED } from './geometry.ts';
import type { Placed, PlacedModules, PlacedRule, PlacedText } from './page.ts';
import type { Typesetter } from './typesetter.ts';

interface Stretch {
  text: string;
  readonly file: string;
  readonly x: number;
  /** Where the next character would stand without any spacing, and the spacing so far. */
  end: number;
  spacing: number | undefined;
}

/** The library knows it, its types do not. */
type ScaledText = PDFKit.Mixins.TextOptions & { readonly horizontalScaling: number };

const EPSILON = 0.005;

/** Characters of one file at equal distances are one text of the PDF, which can be searched and copied as such. */
function stretchesOf(text: PlacedText, setter: Typesetter): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [at, character] of text.characters.entries()) {
    const x = text.xs[at] ?? 0;
    const glyph = setter.glyph(text.face, character);
    const width = (glyph.width * text.size * text.scale) / 100;
    const last = stretches.at(-1);
    const gap = last === undefined ? 0 : x - last.end;
    const goesOn =
      last !== undefined &&
      last.file === glyph.file &&
      (last.spacing === undefined || Math.abs(gap - last.spacing) < EPSILON);
    if (goesOn) {
      last.text += glyph.character;
      last.spacing ??= gap;
      last.end = x + width;
    } else
      stretches.push({
        text: glyph.character,
        file: glyph.file,
        x,
        end: x + width,
        spacing: undefined,
      });
  }
  return stretches;
}

function drawText(item: PlacedText, setter: Typesetter): void {
  const { pdf } = setter;
  pdf.fillColor(item.isRed ? `#${RED}` : '#000000');
  for (const { text, file, x, spacing } of stretchesOf(item, setter)) {
    setter.use(file).fontSize(item.size);
    const options: ScaledText = {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: ((spacing ?? 0) * 100) / item.scale,
      horizontalScaling: item.scale,
    };
    pdf.text(text, x, item.baseline, options);
  }
}

function drawRule({ x1, y1, x2, y2, width, isRed }: PlacedRule, pdf: PDFKit.PDFDocument): void {
  pdf
    .moveTo(x1, y1)
    .lineTo(x2, y2)
    .lineWidth(width)
    .strokeColor(isRed ? `#${RED}` : '#000000')
    .stroke();
}

/** Dark modules that lie side by side are one rectangle, all of them one path: no seam shows between them. */
function drawModules({ x, y, size, modules }: PlacedModules, pdf: PDFKit.PDFDocument): void {
  const side = size / modules.length;
  for (const [at, row] of modules.entries()) {
    let start = 0;
    for (const [column, isDark] of [...row, false].entries()) {
      if (isDark) continue;
      if (column > start) pdf.rect(x + start * side, y + at * side, (column - start) * side, side);
      start = column + 1;
    }
  }
  pdf.fill('#000000');
}

const MARK_SIZE = 150;

/** Pale, from corner to corner. */
export function drawMark(mark: string, setter: Typesetter): void {
  const { pdf } = setter;
  const [x, y] = [PAPER.width / 2, PAPER.height / 2];
  pdf
    .save()
    .rotate(-52, { origin: [x, y] })
    .fillColor('#000000')
    .fillOpacity(0.1);
  setter.use(setter.glyph('heiti', mark.charAt(0)).file).fontSize(MARK_SIZE);
  const left = x - pdf.widthOfString(mark) / 2;
  pdf.text(mark, left, y, { lineBreak: false, baseline: 'middle' }).restore();
}

export function draw(items: readonly Placed[], setter: Typesetter): void {
  for (const item of items) {
    if (item.kind === 'text') drawText(item, setter);
    else if (item.kind === 'rule') drawRule(item, setter.pdf);
    else drawModules(item, setter.pdf);
  }
}
