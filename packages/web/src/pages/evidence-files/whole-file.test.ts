import { describe, expect, it } from 'vitest';
import { hasItsEnd } from './whole-file.ts';

const END_OF_ARCHIVE = new Uint8Array(22);
END_OF_ARCHIVE.set([0x50, 0x4b, 5, 6]);

describe('a file that came in good order', () => {
  it.each([
    ['a PDF', 'pdf', [`%PDF-1.7${'x'.repeat(99)}\nstartxref\n116\n%%EOF\n`], true],
    ['a PDF that was cut', 'pdf', [`%PDF-1.7${'x'.repeat(99)}\nstartx`], false],
    ['an archive', 'zip', ['PK', 'x'.repeat(99), END_OF_ARCHIVE], true],
    ['an archive that was cut', 'zip', ['PK', 'x'.repeat(99), END_OF_ARCHIVE.slice(0, 20)], false],
    ['nothing', 'zip', [], false],
  ] as const)('%s', async (_, format, parts, isWhole) => {
    expect(await hasItsEnd(new Blob([...parts]), format)).toBe(isWhole);
  });
});
