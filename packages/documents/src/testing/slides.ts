// For tests: a .pptx read back from its XML — every text with its box in points, the notes, and what kind of things stand there.
import { fromBuffer } from 'yauzl';
import { parseXml, type XmlNode } from './xml.ts';

export interface ReadParagraph {
  readonly text: string;
  /** In points, like all that follows. */
  readonly size: number;
  readonly leading: number;
  readonly before: number;
  readonly indent: number;
}

export interface ReadText {
  readonly width: number;
  readonly height: number;
  readonly insets: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly paragraphs: readonly ReadParagraph[];
}

export interface ReadBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly hasWords: boolean;
}

export interface ReadSlide {
  readonly number: number;
  readonly title: string;
  readonly notes: string;
  readonly texts: readonly ReadText[];
  readonly boxes: readonly ReadBox[];
  readonly ids: readonly string[];
  readonly tables: number;
  readonly charts: number;
  readonly pictures: number;
  readonly theme: string;
}

const EMU = 12_700;

async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, string>>();
  const parts = new Map<string, string>();
  fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
    if (error !== null) return reject(error);
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (failed, stream) => {
        if (failed !== null) return reject(failed);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString());
          zip.readEntry();
        });
      });
    });
    zip.on('end', () => resolve(parts));
    zip.readEntry();
  });
  return promise;
}

const number = (node: XmlNode | undefined, name: string, otherwise = 0) =>
  Number(node?.attributes[name] ?? otherwise);

function paragraphOf(node: XmlNode): ReadParagraph {
  const properties = node.child('a:pPr');
  const runs = node.children.filter(({ name }) => name === 'a:r');
  const sizes = runs.map((run) => number(run.child('a:rPr'), 'sz') / 100);
  return {
    text: runs.map((run) => run.child('a:t')?.text ?? '').join(''),
    size: Math.max(...sizes, 0),
    leading: number(properties?.child('a:lnSpc')?.child('a:spcPts'), 'val') / 100,
    before: number(properties?.child('a:spcBef')?.child('a:spcPts'), 'val') / 100,
    indent: number(properties, 'marL') / EMU,
  };
}

/** Paragraphs with words; an empty cell needs no room. */
const paragraphsOf = (body: XmlNode | undefined) =>
  (body?.children ?? [])
    .filter(({ name }) => name === 'a:p')
    .map(paragraphOf)
    .filter(({ text }) => text !== '');

function placeOf(node: XmlNode | undefined) {
  const [from, size] = [node?.child('a:off'), node?.child('a:ext')];
  return {
    x: number(from, 'x') / EMU,
    y: number(from, 'y') / EMU,
    w: number(size, 'cx') / EMU,
    h: number(size, 'cy') / EMU,
  };
}

function textOfShape(shape: XmlNode): { text: ReadText; box: ReadBox } {
  const place = placeOf(shape.child('p:spPr')?.child('a:xfrm'));
  const body = shape.child('p:txBody');
  const properties = body?.child('a:bodyPr');
  const paragraphs = paragraphsOf(body);
  return {
    text: {
      width: place.w,
      height: place.h,
      insets: {
        left: number(properties, 'lIns', 91_440) / EMU,
        right: number(properties, 'rIns', 91_440) / EMU,
        top: number(properties, 'tIns', 45_720) / EMU,
        bottom: number(properties, 'bIns', 45_720) / EMU,
      },
      paragraphs,
    },
    box: { ...place, hasWords: paragraphs.length > 0 },
  };
}

/** The cells of a table, each as wide as its column and as high as its row says. */
function cellsOf(table: XmlNode): readonly ReadText[] {
  const widths = (table.child('a:tblGrid')?.children ?? []).map((one) => number(one, 'w') / EMU);
  return table.children
    .filter(({ name }) => name === 'a:tr')
    .flatMap((row) =>
      row.children
        .filter(({ name }) => name === 'a:tc')
        .map((cell, at) => {
          const properties = cell.child('a:tcPr');
          return {
            width: widths[at] ?? 0,
            height: number(row, 'h') / EMU,
            insets: {
              left: number(properties, 'marL') / EMU,
              right: number(properties, 'marR') / EMU,
              top: number(properties, 'marT') / EMU,
              bottom: number(properties, 'marB') / EMU,
            },
            paragraphs: paragraphsOf(cell.child('a:txBody')),
          };
        }),
    );
}

function rowsHeight(table: XmlNode): number {
  const rows = table.children.filter(({ name }) => name === 'a:tr');
  return rows.reduce((sum, row) => sum + number(row, 'h') / EMU, 0);
}

function readSlide(xml: string, notes: string, at: number, theme: string): ReadSlide {
  const root = parseXml(xml);
  const shapes = root.all('p:sp').map((shape) => ({ shape, ...textOfShape(shape) }));
  const frames = root.all('p:graphicFrame').map((frame) => {
    const table = frame.all('a:tbl')[0];
    const place = placeOf(frame.child('p:xfrm'));
    return { table, box: { ...place, h: table === undefined ? place.h : rowsHeight(table) } };
  });
  const words = shapes.filter(({ box }) => box.hasWords);
  const isNumber = (shape: XmlNode) =>
    shape.all('p:ph').some(({ attributes }) => attributes['type'] === 'sldNum');
  const title = shapes.find(({ shape }) =>
    shape.all('p:ph').some(({ attributes }) => attributes['type'] === 'title'),
  );
  return {
    number: at,
    title: title?.text.paragraphs.map(({ text }) => text).join('') ?? '',
    notes,
    texts: [
      ...words.filter(({ shape }) => !isNumber(shape)).map(({ text }) => text),
      ...frames.flatMap(({ table }) => (table === undefined ? [] : cellsOf(table))),
    ].filter(({ paragraphs }) => paragraphs.length > 0),
    boxes: [
      ...shapes.map(({ box }) => box),
      ...frames.map(({ box }) => ({ ...box, hasWords: true })),
    ],
    ids: root.all('p:cNvPr').map(({ attributes }) => attributes['id'] ?? ''),
    tables: frames.filter(({ table }) => table !== undefined).length,
    charts: root.all('c:chart').length,
    pictures: root.all('p:pic').length,
    theme,
  };
}

/** The slides of a presentation in their order. */
export async function readSlides(bytes: Buffer): Promise<readonly ReadSlide[]> {
  const parts = await partsOf(bytes);
  const theme = parts.get('ppt/theme/theme1.xml') ?? '';
  const names = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  return names.map((_, index) => {
    const at = index + 1;
    const notes = parseXml(parts.get(`ppt/notesSlides/notesSlide${at}.xml`) ?? '<p/>')
      .all('p:sp')
      .filter((shape) => shape.all('p:ph').some(({ attributes }) => attributes['type'] === 'body'))
      .flatMap((shape) => shape.all('a:t').map(({ text }) => text))
      .join('\n');
    return readSlide(parts.get(`ppt/slides/slide${at}.xml`) ?? '<p/>', notes, at, theme);
  });
}
