// The cover and the contents of an evidence file.
import { draw } from '../official/draw.ts';
import { PAPER } from '../official/geometry.ts';
import { horizontal, moved, type Placed } from '../official/page.ts';
import { Placer } from '../official/place.ts';
import { balanceTitle } from '../official/title.ts';
import type { Typesetter } from '../official/typesetter.ts';
import { AREA, CONTENTS, COVER } from './measures.ts';
import type { EvidenceFile } from './model.ts';
import { linesOf, type Mark } from './rows.ts';

/** A heading, the page it is on, and what leads there. */
export interface ContentsLine extends Mark {
  readonly page: number;
  readonly destination: string;
}

/** A narrower area in the middle. */
const INSET = 26;

function coverTable(file: EvidenceFile, placer: Placer, setter: Typesetter): Placed[] {
  const { top, size, line, padding, label } = COVER.table;
  const left = AREA.left + INSET;
  const right = AREA.left + AREA.width - INSET;
  const items: Placed[] = [horizontal(left, right, top, 0.75)];
  let y = top;
  for (const one of file.cover) {
    const shape = { face: 'songti', size, line, left: label, right: right - left } as const;
    const lines = linesOf(one.text, { ...shape, isRagged: true }, setter.measure);
    items.push(placer.from(one.label, left, y + padding + line / 2, { face: 'heiti', size }));
    items.push(
      ...lines.flatMap((texts, at) =>
        texts.map((item) => moved(item, left, y + padding + at * line)),
      ),
    );
    y += lines.length * line + 2 * padding;
    items.push(horizontal(left, right, y, 0.5));
  }
  return items;
}

/** The first page: what the file is, of whom, of when and from what. */
export function drawCover(file: EvidenceFile, setter: Typesetter): void {
  const placer = new Placer(setter.measure);
  const axis = AREA.left + AREA.width / 2;
  const { title, subject } = COVER;
  const style = { face: 'xiaobiaosong', size: title.size } as const;
  const name = { face: 'heiti', size: subject.size } as const;
  const lines = balanceTitle(file.subject, AREA.width, (text) => placer.width(text, name));
  const centred = lines.map((line, at) =>
    placer.around(line.trim(), axis, subject.middle + at * subject.line, name),
  );
  setter.pdf.addPage();
  const gap = 10;
  const wide = placer.width(file.title, style) + gap * (Array.from(file.title).length - 1);
  draw(
    [
      placer.from(file.title, axis - wide / 2, title.middle, style, gap),
      ...centred,
      ...coverTable(file, placer, setter),
    ],
    setter,
  );
}

/** Dots from where a line ends to its page number. */
function leaderOf(from: number, to: number, middle: number, placer: Placer): Placed[] {
  const style = { face: 'songti', size: 9 } as const;
  const gap = 5;
  const first = Math.ceil(from / gap) * gap + gap;
  const count = Math.floor((to - first) / gap);
  return count < 1
    ? []
    : [placer.from('.'.repeat(count), first, middle, style, gap - placer.width('.', style))];
}

function lineRows(line: ContentsLine, placer: Placer, setter: Typesetter): readonly Placed[][] {
  const left = (line.level - 1) * CONTENTS.indent;
  const right = AREA.width - CONTENTS.number;
  const style = { face: line.level === 1 ? 'heiti' : 'songti', size: 10.5 } as const;
  const lines = linesOf(
    line.title,
    { ...style, line: CONTENTS.line, left, right, isRagged: true },
    setter.measure,
  );
  const middle = CONTENTS.line / 2;
  return lines.map((texts, at) => {
    if (at < lines.length - 1) return texts;
    const last = texts.at(-1);
    const end = last?.kind === 'text' ? (last.xs.at(-1) ?? left) + style.size : left;
    return [
      ...texts,
      ...leaderOf(end, AREA.width - 22, middle, placer),
      placer.upTo(String(line.page), AREA.width, middle, style),
    ];
  });
}

/** The contents with the numbers of the pages, which are known when these are drawn. Answers how many pages they take. */
export function drawContents(lines: readonly ContentsLine[], setter: Typesetter): number {
  const placer = new Placer(setter.measure);
  const { pdf } = setter;
  let y = Number.POSITIVE_INFINITY;
  let pages = 0;
  for (const line of lines) {
    const rows = lineRows(line, placer, setter);
    if (y + rows.length * CONTENTS.line > AREA.bottom) {
      pdf.addPage();
      y = AREA.top;
      if (pages === 0) {
        const style = { face: 'xiaobiaosong', size: CONTENTS.title } as const;
        draw([placer.around('目　录', PAPER.width / 2, y, style)], setter);
        y += CONTENTS.title + CONTENTS.below;
      }
      pages += 1;
    }
    pdf.goTo(AREA.left, y, AREA.width, rows.length * CONTENTS.line, line.destination);
    for (const items of rows) {
      draw(
        items.map((item) => moved(item, AREA.left, y)),
        setter,
      );
      y += CONTENTS.line;
    }
  }
  return pages;
}
