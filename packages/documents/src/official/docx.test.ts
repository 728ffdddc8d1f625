import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { textOfEntry } from '../archive.ts';
import { OFFICIAL_SAMPLES } from '../testing/official-samples.ts';
import { codeOfPng } from '../testing/qr.ts';
import { unzipped } from '../testing/zip.ts';
import type { OfficialDocument } from './document.ts';
import { writeOfficialDocx } from './docx.ts';
import { TABLE } from './geometry.ts';
import { writeOfficialPdf } from './pdf.ts';
import { printable } from './printable.ts';

/** The order in which the schema (ECMA-376, transitional) has the children of what is ordered, as far as we write them. */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:trPr':
    'cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tblBorders': 'top left start bottom right end insideH insideV',
  'w:tcBorders': 'top left start bottom right end insideH insideV tl2br tr2bl',
  'w:pBdr': 'top left bottom right between bar',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:font': 'altName panose1 charset family notTrueType pitch sig embedRegular',
  'w:tblCellMar': 'top left start bottom right end',
  'w:settings':
    'writeProtection view zoom removePersonalInformation displayBackgroundShape mirrorMargins trackRevisions defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat themeFontLang clrSchemeMapping',
  'w:docDefaults': 'rPrDefault pPrDefault',
};
/** Of these the schema has any order. */
const FREE = ['w:trPr'];

const xmlOf = async (bytes: Buffer, name: string) => {
  let text = '';
  for await (const part of textOfEntry(bytes, name)) text += part;
  return text;
};

/** What the schema would refuse. */
function faultsOf(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: { name: string; children: string[] }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.children.push(name.replace('w:', ''));
    open.push({ name, children: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const order = ORDER[closed.name]?.split(' ');
    if (order !== undefined) {
      const places = closed.children.map((child) => order.indexOf(child));
      if (places.includes(-1)) faults.push(`${closed.name} has no ${closed.children.join()}`);
      const isOrdered = places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
      if (!isOrdered && !FREE.includes(closed.name))
        faults.push(`${closed.name}: ${closed.children.join()}`);
    }
    if (closed.name === 'w:tc' && closed.children.at(-1) !== 'p')
      faults.push('a cell ends without a paragraph');
    if (closed.name === 'w:body' && closed.children.at(-1) !== 'sectPr')
      faults.push('no section at the end');
  });
  parser.write(xml).close();
  return faults;
}

const sample = (name: string): OfficialDocument => {
  const found = OFFICIAL_SAMPLES[name];
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
};

const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
const attribute = (xml: string, element: string, name: string) =>
  Number(new RegExp(`<w:${element} [^>]*w:${name}="(-?\\d+)"`).exec(xml)?.[1]);

describe('an official document as a .docx', () => {
  it('keeps to the order of the schema in every part of every document', async () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      const bytes = await writeOfficialDocx(document);
      const parts = [...(await unzipped(bytes)).keys()].filter((part) =>
        /^word\/\w+\.xml$/.test(part),
      );
      expect(parts.length, name).toBeGreaterThanOrEqual(8);
      for (const part of parts)
        expect(faultsOf(await xmlOf(bytes, part)), `${name} ${part}`).toEqual([]);
    }
  });

  it('opens whatever was pasted into it: a paragraph a line, and no sign that XML refuses', async () => {
    const pasted: OfficialDocument = {
      ...sample('task-notice'),
      title: '关于督办\u0002事项的通知',
      blocks: [{ kind: 'paragraph', text: '第一段。\u000b第二段\u0007。\n' }],
    };
    const xml = await xmlOf(await writeOfficialDocx(pasted), 'word/document.xml');
    expect(xml).not.toMatch(/[^\P{Cc}\t\n\r]/u);
    const paragraphs = xml.split('</w:p>').map((one) => one.replaceAll(/<[^>]*>/g, ''));
    expect(paragraphs).toEqual(
      expect.arrayContaining(['关于督办事项的通知', '第一段。', '第二段。']),
    );
  });

  it('is A4 with the margins of the standard as software takes them, 22 lines on the grid', async () => {
    const xml = await xmlOf(await writeOfficialDocx(sample('task-notice')), 'word/document.xml');
    expect(attribute(xml, 'pgSz', 'w')).toBe(twips(210));
    expect(attribute(xml, 'pgSz', 'h')).toBe(twips(297));
    for (const [side, size] of [
      ['top', 34.58],
      ['bottom', 32.58],
      ['left', 28],
      ['right', 26],
    ] as const)
      expect(attribute(xml, 'pgMar', side)).toBe(twips(size));
    const pitch = attribute(xml, 'docGrid', 'linePitch');
    expect(Math.floor((twips(297) - twips(34.58) - twips(32.58)) / pitch)).toBe(22);
  });

  it('sets 28 characters of 16 points on a line, and never 29', async () => {
    const xml = await xmlOf(await writeOfficialDocx(sample('task-notice')), 'word/document.xml');
    const text =
      /<w:rPr>(?:(?!<\/w:rPr>).)*<w:spacing w:val="(-?\d+)"\/>(?:(?!<\/w:rPr>).)*<w:sz w:val="32"\/>/.exec(
        xml,
      );
    const character = 16 * 20 + Number(text?.[1]);
    expect(Math.floor(twips(156) / character)).toBe(28);
    // What has another size does not inherit it.
    const styles = await xmlOf(await writeOfficialDocx(sample('task-notice')), 'word/styles.xml');
    const closer = [
      ...styles.matchAll(/<w:style [^>]*w:styleId="([^"]+)">(?:(?!<\/w:style>).)*<w:spacing/g),
    ];
    expect(closer.map(([, id]) => id)).toContain('official-text');
    expect(closer.map(([, id]) => id)).not.toContain('Normal');
    expect(closer.map(([, id]) => id)).not.toContain('official-title');
  });

  it('breaks no figure and lets no mark hang out, as the PDF does not', async () => {
    const bytes = await writeOfficialDocx(sample('duty-list'));
    const xml = await xmlOf(bytes, 'word/document.xml');
    const paragraphs = [...xml.matchAll(/<w:pPr>.*?<\/w:pPr>/g)].map(([found]) => found);
    expect(paragraphs.length).toBeGreaterThan(20);
    for (const paragraph of paragraphs)
      for (const name of ['overflowPunct', 'autoSpaceDE', 'autoSpaceDN'])
        expect(paragraph).toContain(`<w:${name} w:val="0"/>`);
    const styles = await xmlOf(bytes, 'word/styles.xml');
    expect(styles).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>');
  });

  it('names the typefaces of the standard and ships none', async () => {
    const bytes = await writeOfficialDocx(sample('vetting-letter'));
    const xml = await xmlOf(bytes, 'word/document.xml');
    const named = new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, name]) => name));
    for (const name of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体'])
      expect(named).toContain(name);
    expect(bytes.includes('.odttf')).toBe(false);
    // Windows has 仿宋 and 楷体, and no longer those of GB 2312.
    const fonts = await xmlOf(bytes, 'word/fontTable.xml');
    for (const name of named) expect(fonts).toContain(`w:name="${name}"><w:altName`);
    expect(fonts).toContain('w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
  });

  it('numbers its pages outside, between dashes, in 4号宋体', async () => {
    const bytes = await writeOfficialDocx(sample('task-notice'));
    const settings = await xmlOf(bytes, 'word/settings.xml');
    expect(settings).toContain('evenAndOddHeaders');
    const footers = [
      await xmlOf(bytes, 'word/footer1.xml'),
      await xmlOf(bytes, 'word/footer2.xml'),
    ];
    const odd = footers.find((xml) => xml.includes('w:jc w:val="right"'));
    const even = footers.find((xml) => xml.includes('w:jc w:val="left"'));
    expect(odd).toMatch(/w:right="280"/);
    expect(even).toMatch(/w:left="280"/);
    for (const xml of footers) {
      expect(xml).toMatch(/— .*PAGE.* —/);
      expect(xml).toContain('<w:sz w:val="28"/>');
      expect(xml).toContain('w:eastAsia="宋体"');
    }
  });

  it('keeps a row’s text off its lines however many it has, as the PDF does', async () => {
    const xml = await xmlOf(await writeOfficialDocx(sample('annual-report')), 'word/document.xml');
    const { padding, line } = TABLE;
    const margins = /<w:tblCellMar>.*?<\/w:tblCellMar>/.exec(xml)?.[0] ?? '';
    for (const side of ['top', 'bottom'])
      expect(attribute(margins, side, 'w'), side).toBe(Math.round(padding * 20));
    expect(attribute(xml, 'trHeight', 'val')).toBe(Math.round((line + 2 * padding) * 20));
  });

  it('ends its imprint on the edge of the type area', async () => {
    const xml = await xmlOf(await writeOfficialDocx(sample('task-notice')), 'word/document.xml');
    const frames = [...xml.matchAll(/<w:framePr [^>]*>/g)].map(([frame]) => ({
      y: Number(/w:y="(\d+)"/.exec(frame)?.[1]),
      height: Number(/w:h="(\d+)"/.exec(frame)?.[1]),
    }));
    const [, printed, code] = frames;
    // The code is below the page number, whose dashes are 7 mm below the type area.
    expect(code?.y).toBeGreaterThan(twips(262 + 7) + 140);
    expect(Math.abs((printed?.y ?? 0) + (printed?.height ?? 0) - twips(262))).toBeLessThan(4);
  });

  it('has the QR code where the PDF has it, and none without an address of the whole', async () => {
    const { origin, ...rest } = sample('vetting-letter');
    if (origin === undefined) throw new Error('the sample says where it is checked');
    const files = await unzipped(await writeOfficialDocx({ ...rest, origin }));
    const [png, ...more] = [...files].filter(([name]) => name.endsWith('.png'));
    expect(more).toEqual([]);
    expect(codeOfPng(png?.[1] ?? Buffer.alloc(0))).toBe(
      `${origin.address}?code=${origin.verifyCode}`,
    );
    const xml = files.get('word/document.xml')?.toString() ?? '';
    const [frame = ''] = /<w:framePr [^>]*>(?:(?!<w:framePr ).)*<w:drawing>/.exec(xml) ?? [];
    for (const [name, millimetres] of [
      ['x', 28 + 156 + 3],
      ['y', 262 - 1.5],
      ['w', 15],
      ['h', 15],
    ] as const)
      expect(attribute(frame, 'framePr', name), name).toBe(twips(millimetres));
    const [, width] = /<wp:extent cx="(\d+)"/.exec(xml) ?? [];
    expect(Math.abs(Number(width) / 36_000 - 15)).toBeLessThan(0.05);
    const bare = await unzipped(
      await writeOfficialDocx({ ...rest, origin: { ...origin, address: '/verify' } }),
    );
    expect([...bare.keys()].filter((name) => name.endsWith('.png'))).toEqual([]);
  });

  it('says what the PDF says', async () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      const xml = await xmlOf(await writeOfficialDocx(document), 'word/document.xml');
      const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join('');
      expect(text, name).toContain(document.title);
      for (const block of printable(document).blocks)
        if (block.kind === 'paragraph') expect(text, name).toContain(block.text);
      expect((await writeOfficialPdf(document, new Date(0))).missing, name).toEqual([]);
    }
  });
});
