import { describe, expect, it } from 'vitest';
import { createTextCheck, fittingName, headTypeOf } from './file-type.ts';

describe('a file', () => {
  it('is what its content says, not its name', () => {
    expect(headTypeOf(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
    expect(headTypeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe(
      'image/png',
    );
    expect(headTypeOf(Buffer.from([0xff, 0xd8, 0xff]))).toBe('image/jpeg');
    expect(headTypeOf(Buffer.from('RIFF1234WEBPVP8 '))).toBe('image/webp');
    expect(headTypeOf(Buffer.from('PK\u0003\u0004'))).toBe('archive');
    for (const other of ['<html>', '', 'GIF89a', '%PD', 'MZ\u0090', 'RIFF1234WAVE'])
      expect(headTypeOf(Buffer.from(other, 'latin1'))).toBeUndefined();
  });

  it('keeps a name whose ending fits, and gets one that does', () => {
    expect(fittingName('会议纪要.PDF', 'application/pdf')).toBe('会议纪要.pdf');
    expect(fittingName('照片.jpeg', 'image/jpeg')).toBe('照片.jpeg');
    expect(fittingName('setup.exe', 'application/pdf')).toBe('setup.exe.pdf');
    expect(fittingName('run.bat', 'text/plain')).toBe('run.bat.txt');
    expect(fittingName('', 'image/png')).toBe('附件.png');
    expect(fittingName('.pdf', 'application/pdf')).toBe('附件.pdf');
    expect(fittingName('甲'.repeat(300), 'image/png')).toBe(`${'甲'.repeat(120)}.png`);
  });

  it('has no name that is a path or looks like another', () => {
    expect(fittingName('../../etc/passwd', 'text/plain')).toBe('.. .. etc passwd.txt');
    expect(fittingName('纪要\u202Efdp.exe', 'application/pdf')).toBe('纪要 fdp.exe.pdf');
  });
});

describe('written words', () => {
  const isText = (...parts: readonly Buffer[]) => {
    const check = createTextCheck();
    for (const part of parts) check.add(part);
    return check.isText();
  };
  it('are UTF-8 or GB 18030, however they are cut', () => {
    const words = Buffer.from('\uFEFF青石县\t安委办\r\n');
    expect(isText(words.subarray(0, 4), words.subarray(4))).toBe(true);
    // 安委办 in GB 18030.
    const old = Buffer.from([0xb0, 0xb2, 0xce, 0xaf, 0xb0, 0xec]);
    expect(isText(old.subarray(0, 3), old.subarray(3))).toBe(true);
  });
  it('are not what only a machine reads, nor what is cut off', () => {
    expect(isText(Buffer.from('MZ\u0000\u0001'))).toBe(false);
    expect(isText(Buffer.from('words\u001b[2J'))).toBe(false);
    expect(isText(Buffer.from([0x61, 0xff, 0xff]))).toBe(false);
    expect(isText(Buffer.from([0xe9]))).toBe(false);
  });
});
