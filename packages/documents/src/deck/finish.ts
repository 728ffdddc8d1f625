// The last touches the library has no words for: our colours as the theme, ids that are unique on a slide, one time for all.
import { fromBuffer } from 'yauzl';
import { ZipFile } from 'yazl';
import { THEME } from './tokens.ts';

/** Enough for any deck we write; this reads what we have just written. */
async function entriesOf(bytes: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const { promise, resolve, reject } = Promise.withResolvers<(readonly [string, Buffer])[]>();
  const entries: (readonly [string, Buffer])[] = [];
  fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
    if (error !== null) return reject(error);
    zip.on('entry', (entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      zip.openReadStream(entry, (failed, stream) => {
        if (failed !== null) return reject(failed);
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          entries.push([entry.fileName, Buffer.concat(parts)]);
          zip.readEntry();
        });
        stream.on('error', reject);
      });
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
  return promise;
}

const colourXml = Object.entries(THEME)
  .map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`)
  .join('');

const withTheme = (xml: string) =>
  xml
    .replace(
      /<a:clrScheme.*?<\/a:clrScheme>/s,
      `<a:clrScheme name="尽责">${colourXml}</a:clrScheme>`,
    )
    .replace('name="Office Theme"', 'name="尽责"');

/** A table's id is the library's guess, and may be that of another shape. */
function withOwnIds(xml: string): string {
  let id = 1;
  return xml.replaceAll(/(<p:cNvPr id=")\d+"/g, (_, before: string) => {
    id += 1;
    return `${before}${id}"`;
  });
}

/** Notes are written as one English paragraph; they are Chinese ones. */
const withParagraphs = (xml: string) =>
  xml
    .replaceAll(/<a:p>(<a:r>.*?<a:t>)([^<]*)<\/a:t><\/a:r>(.*?)<\/a:p>/gs, (_, run, text, end) =>
      String(text)
        .split('\n')
        .map((line) => `<a:p>${run}${line}</a:t></a:r>${end}</a:p>`)
        .join(''),
    )
    .replaceAll('lang="en-US"', 'lang="zh-CN"');

/** The library numbers charts through the life of the process; here they are numbered within the file. */
function withOwnNumbers(text: string, numbers: readonly string[]): string {
  return text.replaceAll(
    /(charts\/_?(?:rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)/g,
    (_, before: string, number: string) => `${before}${numbers.indexOf(number) + 1}`,
  );
}

function finished(name: string, xml: string, day: string): string {
  if (/^ppt\/theme\/theme\d+\.xml$/.test(name)) return withTheme(xml);
  if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) return withOwnIds(xml);
  if (/^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name)) return withParagraphs(xml);
  if (name === 'docProps/core.xml')
    return xml.replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, `${day}T00:00:00Z`);
  return xml;
}

/** The same slides, the same bytes, on any machine and any day; so the workbooks behind the charts. */
export async function finishDeck(bytes: Buffer, day: string): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(`${day}T00:00:00Z`);
  // In an order of their own: the library adds the charts as each of them is ready.
  const entries = (await entriesOf(bytes)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const numbers = entries
    .flatMap(([name]) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .toSorted((a, b) => Number(a) - Number(b));
  for (const [given, content] of entries) {
    const name = withOwnNumbers(given, numbers);
    const written = /\.(xml|rels)$/.test(name)
      ? Buffer.from(withOwnNumbers(finished(name, content.toString(), day), numbers))
      : name.endsWith('.xlsx')
        ? await finishDeck(content, day)
        : content;
    zip.addBuffer(written, name, { mtime, forceDosTimestamp: true });
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
