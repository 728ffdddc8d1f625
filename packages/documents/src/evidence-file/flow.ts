// Rows onto pages: where a page ends, what stands above and below it, and what goes over to the next.
import { draw } from '../official/draw.ts';
import { horizontal, moved } from '../official/page.ts';
import { Placer } from '../official/place.ts';
import type { Typesetter } from '../official/typesetter.ts';
import { pageNumberText } from '../official/wording.ts';
import { AREA, FOOTER, HEADER } from './measures.ts';
import type { EvidenceFile } from './model.ts';
import type { FileRow, Mark, Stretch } from './rows.ts';

const EPSILON = 0.01;

/** Rows that stand on one page together. */
function groupsOf(rows: readonly FileRow[]): FileRow[][] {
  const groups: FileRow[][] = [];
  let open: FileRow[] = [];
  for (const one of rows) {
    open.push(one);
    if (one.keepsWithNext) continue;
    groups.push(open);
    open = [];
  }
  return open.length === 0 ? groups : [...groups, open];
}

const heightOf = (rows: readonly FileRow[]) => rows.reduce((all, { height }) => all + height, 0);

/** Draws rows one below the other; each page is written out when the next begins. */
export class PageFlow {
  readonly #setter: Typesetter;
  readonly #placer: Placer;
  readonly #file: Pick<EvidenceFile, 'title' | 'subject' | 'origin'>;
  readonly #onMark: (mark: Mark, page: number, y: number) => void;
  /** Headings that wait for what they head. */
  #waiting: readonly FileRow[] = [];
  #y = 0;
  #part = '';
  page = 0;

  constructor(
    setter: Typesetter,
    file: Pick<EvidenceFile, 'title' | 'subject' | 'origin'>,
    onMark: (mark: Mark, page: number, y: number) => void,
  ) {
    this.#setter = setter;
    this.#placer = new Placer(setter.measure);
    this.#file = file;
    this.#onMark = onMark;
  }

  #furniture(): void {
    const { title, subject, origin } = this.#file;
    const left = AREA.left;
    const right = AREA.left + AREA.width;
    const style = { face: 'songti', size: HEADER.size } as const;
    const below = HEADER.middle + HEADER.ruleBelow;
    draw(
      [
        this.#placer.from(`${title} · ${subject}`, left, HEADER.middle, style),
        this.#placer.upTo(this.#part, right, HEADER.middle, style),
        horizontal(left, right, below, 0.5),
        this.#placer.around(origin, left + AREA.width / 2, FOOTER.origin, {
          face: 'songti',
          size: FOOTER.originSize,
        }),
        this.#placer.around(pageNumberText(this.page), left + AREA.width / 2, FOOTER.number, {
          face: 'songti',
          size: FOOTER.size,
        }),
      ],
      this.#setter,
    );
  }

  #begin(part: string | undefined): void {
    this.#part = part ?? this.#part;
    this.page += 1;
    this.#y = AREA.top;
    this.#setter.pdf.addPage();
    this.#furniture();
  }

  #draw(one: FileRow): void {
    if (one.isBlank && this.#y === AREA.top) return;
    if (one.mark !== undefined) this.#onMark(one.mark, this.page, this.#y);
    draw(
      one.items.map((item) => moved(item, AREA.left, this.#y)),
      this.#setter,
    );
    this.#y += one.height;
  }

  #put(group: readonly FileRow[], head: readonly FileRow[]): void {
    const fits = (rows: readonly FileRow[]) => this.#y + heightOf(rows) <= AREA.bottom + EPSILON;
    const turn = () => {
      this.#begin(undefined);
      for (const one of head) this.#draw(one);
    };
    const isWhole = heightOf(group) + heightOf(head) <= AREA.bottom - AREA.top;
    if (isWhole && !fits(group)) turn();
    for (const one of group) {
      if (!isWhole && !fits([one])) turn();
      this.#draw(one);
    }
  }

  place({ startsPage, rows, head }: Stretch): void {
    if (startsPage) {
      this.flush();
      this.#begin(rows.find(({ mark }) => mark !== undefined)?.mark?.title);
    }
    const groups = groupsOf([...this.#waiting, ...rows]);
    this.#waiting = [];
    const last = groups.at(-1);
    if (last?.at(-1)?.keepsWithNext === true) this.#waiting = groups.pop() ?? [];
    for (const group of groups) this.#put(group, head);
  }

  /** What waited for something that did not come. */
  flush(): void {
    if (this.#waiting.length > 0) this.#put(this.#waiting, []);
    this.#waiting = [];
  }
}
