// Known answers at start: a process whose crypto does not give them neither seals nor witnesses.
import { ok, type Result, refuse } from '@jinze/kernel';
import { fastHash } from './fast-hash.ts';
import { signerFrom } from './sign.ts';
import { areEqual, bytesOf, concat } from './verify/bytes.ts';
import { type Alg, hashOf, SIGNATURE_TYPES } from './verify/index.ts';
import type { Signer } from './write-note.ts';

export interface SelfTestRefusal {
  readonly code: 'self-test.sha256' | 'self-test.sm3' | 'self-test.ed25519' | 'self-test.sm2';
}

/** What is tested; a test of the test hands in one that is wrong. */
interface Crypto {
  readonly hash: (alg: Alg, bytes: Uint8Array) => Uint8Array;
  readonly signer: (privatePem: string, type: 'ed25519' | 'sm2') => Signer | undefined;
}

const NODE: Crypto = {
  hash: fastHash,
  signer: (privatePem, type) => {
    const signer = signerFrom(privatePem, 'self-test', type);
    return signer.ok ? signer.value : undefined;
  },
};

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const pemOf = (der: string): string =>
  `-----BEGIN PRIVATE KEY-----\n${Buffer.from(der, 'hex').toString('base64')}\n-----END PRIVATE KEY-----\n`;

/** FIPS 180-4 and GB/T 32905: the hash of `abc`. */
const ABC = {
  sha256: hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
  sm3: hex('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'),
} as const;

/** RFC 8032 section 7.1, test 2. */
const ED25519 = {
  privatePem: pemOf(
    '302e020100300506032b6570042204204ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  ),
  publicKey: hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: hex('72'),
  signature: hex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
};

/** GB/T 32918.5 annex A.2. */
const SM2_PUBLIC =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const SM2 = {
  privatePem: pemOf(
    `308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b02010104203945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8a144034200${SM2_PUBLIC}`,
  ),
  publicKey: hex(SM2_PUBLIC),
  message: bytesOf('message digest'),
  signature: hex(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  ),
};

const isHashRight = (crypto: Crypto, alg: Alg): boolean =>
  areEqual(crypto.hash(alg, bytesOf('abc')), ABC[alg]) &&
  areEqual(hashOf(alg, bytesOf('abc')), ABC[alg]);

/** The key is the known one; the known signature verifies; what it signs verifies, and not for another message. */
function isSigningRight(crypto: Crypto, type: 'ed25519' | 'sm2', known: typeof SM2): boolean {
  const { verify } = SIGNATURE_TYPES[type];
  const { privatePem, publicKey, message, signature } = known;
  const signer = crypto.signer(privatePem, type);
  if (signer === undefined || !areEqual(signer.key.publicKey, publicKey)) return false;
  const made = signer.sign(message);
  const changed = concat(message, Uint8Array.of(0));
  const isTaken = [signature, made].every(
    (one) => verify(one, message, publicKey) && !verify(one, changed, publicKey),
  );
  // Ed25519 always gives the same signature; one of SM2 has a random number in it.
  return isTaken && (type === 'sm2' || areEqual(made, signature));
}

/** A crypto without an algorithm throws: that is a wrong answer too. */
function isRight(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

/** Known answers of SHA-256, SM3, Ed25519 and SM2, of Node's crypto and of the read side: run before anything is signed. */
export function selfTest(crypto: Crypto = NODE): Result<undefined, SelfTestRefusal> {
  const checks: readonly (readonly [SelfTestRefusal['code'], () => boolean])[] = [
    ['self-test.sha256', () => isHashRight(crypto, 'sha256')],
    ['self-test.sm3', () => isHashRight(crypto, 'sm3')],
    ['self-test.ed25519', () => isSigningRight(crypto, 'ed25519', ED25519)],
    ['self-test.sm2', () => isSigningRight(crypto, 'sm2', SM2)],
  ];
  const wrong = checks.find(([, check]) => !isRight(check));
  return wrong === undefined ? ok(undefined) : refuse({ code: wrong[0] });
}
