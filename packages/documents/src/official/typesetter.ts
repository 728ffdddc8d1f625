// Which font file shows which character, how wide it is there, and what no file has.
import PDFDocument from 'pdfkit';
import { FACE_NAMES, type Face, type Measure } from './faces.ts';
import { fileOfRare, fontBytes, mainFile, substituteName } from './fonts.ts';
import { PAPER } from './geometry.ts';

/** What stands for a character that no typeface has: 〓, as printers put it. */
const UNSET = '〓';

export interface Glyph {
  /** What is shown, which is 〓 for what cannot be. */
  readonly character: string;
  readonly file: string;
  /** Of a size of 1. */
  readonly width: number;
}

export interface Substitution {
  readonly asked: string;
  readonly used: string;
}

interface Run {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly unknown[];
  readonly advanceWidth: number;
}

/** The part of a font that the library keeps to itself, which alone can say what is in it and how a text is set. */
interface OpenFont {
  readonly _font: {
    readonly font: { hasGlyphForCodePoint(code: number): boolean };
    layoutCached(text: string): Run;
    layout(text: string): Run;
  };
}

/**
 * A text is its characters, each looked up once: every one is put where it was measured, and looking up whole lines takes
 * ten times as long, or keeps each line of a long file.
 */
function setByCharacter({ _font: font }: OpenFont): void {
  font.layout = (text) => {
    const runs = Array.from(text, (character) => font.layoutCached(character));
    return {
      glyphs: runs.flatMap(({ glyphs }) => glyphs),
      positions: runs.flatMap(({ positions }) => positions),
      advanceWidth: runs.reduce((all, run) => all + run.advanceWidth, 0),
    };
  };
}

/** One PDF document, its fonts opened as they are asked for. */
export class Typesetter {
  readonly pdf: PDFKit.PDFDocument;
  readonly #glyphs = new Map<Face, Map<string, Glyph>>();
  readonly #open = new Set<string>();
  readonly #missing = new Set<string>();

  constructor(title: string, madeAt: Date) {
    this.pdf = new PDFDocument({
      size: [PAPER.width, PAPER.height],
      margin: 0,
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, CreationDate: madeAt },
    });
  }

  /** Sets what follows in this file's font, which the document opens the first time. */
  use(file: string): PDFKit.PDFDocument {
    if (this.#open.has(file)) return this.pdf.font(file);
    this.#open.add(file);
    this.pdf.registerFont(file, fontBytes(file)).font(file);
    setByCharacter(this.pdf as unknown as OpenFont);
    return this.pdf;
  }

  #has(file: string, character: string): boolean {
    this.use(file);
    const open = this.pdf as unknown as OpenFont;
    return open._font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  #find(face: Face, character: string): Glyph {
    const main = mainFile(face);
    const rare = this.#has(main, character) ? undefined : fileOfRare(face, character);
    const isMissing =
      !this.#has(main, character) && (rare === undefined || !this.#has(rare, character));
    if (isMissing) this.#missing.add(character);
    const shown = isMissing ? UNSET : character;
    const file = isMissing || rare === undefined ? main : rare;
    const width = this.use(file).fontSize(1000).widthOfString(shown) / 1000;
    return { character: shown, file, width };
  }

  glyph(face: Face, character: string): Glyph {
    let known = this.#glyphs.get(face);
    if (known === undefined) {
      known = new Map();
      this.#glyphs.set(face, known);
    }
    const found = known.get(character) ?? this.#find(face, character);
    known.set(character, found);
    return found;
  }

  readonly measure: Measure = (character, face, size) => this.glyph(face, character).width * size;

  /** Faces that were asked for, and what they are set in. */
  get substitutions(): readonly Substitution[] {
    return [...this.#glyphs.keys()].map((face) => ({
      asked: FACE_NAMES[face],
      used: substituteName(face),
    }));
  }

  get missing(): readonly string[] {
    return [...this.#missing];
  }
}
