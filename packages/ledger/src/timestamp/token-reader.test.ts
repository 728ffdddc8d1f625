// What a certificate file tells of a token: the time, nothing, or that the token is wrong.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stampedLog } from '../testing/stamped.ts';
import { ROOT, UPPER } from '../testing/stamps.ts';
import { bytesOf, fromBase64 } from '../verify/bytes.ts';
import { tokenReader } from './index.ts';

const { log } = stampedLog();
const [token, message] = [fromBase64(UPPER.token) ?? new Uint8Array(), bytesOf(log.text())];
const DER = fromBase64(ROOT.replaceAll(/-----[A-Z ]+-----|\s/g, '')) ?? new Uint8Array();
const read = async (file: Uint8Array, over = message) =>
  tokenReader(file)?.verifyToken(token, over);

it('takes a certificate as PEM with words around it, or as DER, and names whose it is', async () => {
  for (const file of [bytesOf(ROOT), bytesOf(`时间戳机构\r\n${ROOT}`), DER]) {
    expect(tokenReader(file)?.authorities).toEqual(['CN=root,O=尽责,C=CN']);
    const { authority, time } = UPPER;
    expect(await read(file)).toMatchObject({ authority, time: new Date(time) });
  }
});

it('a file that is no certificate is no reader', () => {
  for (const file of [new Uint8Array(), bytesOf('policy'), DER.subarray(1), bytesOf('-----BEGIN')])
    expect(tokenReader(file)).toBeUndefined();
});

it('a token over something else is wrong; one of an authority that is not given is not told', async () => {
  expect(await read(bytesOf(ROOT), bytesOf(log.text(1)))).toBe('evidence.bad-token');
  // A certificate of somebody else altogether: that of the specification's example.
  const page = readFileSync(new URL('../../../../spec/ledger/anchor.md', import.meta.url), 'utf8');
  const other = /-----BEGIN[\s\S]*?END CERTIFICATE-----/.exec(page)?.[0] ?? '';
  expect(await read(bytesOf(other))).toBe('evidence.other-authority');
});

it('without Web Crypto it cannot be told, which is not a no', async () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    expect(await read(bytesOf(ROOT))).toBe('evidence.no-crypto');
  } finally {
    if (own !== undefined) Object.defineProperty(globalThis, 'crypto', own);
  }
});
