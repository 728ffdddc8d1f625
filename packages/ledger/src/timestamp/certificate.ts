// X.509 certificates (RFC 5280) as far as time stamps need them: who may stamp, who may issue, and whose word leads to a trusted one.
import { BitString } from 'asn1js';
import {
  BasicConstraints,
  Certificate,
  type Extension,
  ExtKeyUsage,
  type RelativeDistinguishedNames,
} from 'pkijs';
import { areEqual, fromBase64 } from '../verify/bytes.ts';
import { attempt, octetsOf, rawOf, readDer } from './der.ts';
import { isSignedBy } from './signature.ts';

export interface Cert {
  readonly der: Uint8Array;
  readonly x509: Certificate;
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const POLICIES = '2.5.29.32';
const SUBJECT_KEY_ID = '2.5.29.14';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_PURPOSE = '2.5.29.37.0';
/** Critical extensions that are looked at, or that narrow nothing here. */
const UNDERSTOOD = [BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, POLICIES];

/** First byte of the key usage. */
const USAGE = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04 } as const;

/** Certificates between the authority and the trusted one, both counted. */
const MAX_PATH = 8;

export function readCertificate(der: Uint8Array): Cert | undefined {
  const schema = readDer(der);
  const x509 = attempt(() => new Certificate({ schema }));
  if (schema === undefined || x509 === undefined) return undefined;
  const names = (x509.extensions ?? []).map(({ extnID }) => extnID);
  // Said twice is said ambiguously; and the algorithm under the signature must be the one that was signed.
  if (new Set(names).size !== names.length) return undefined;
  if (x509.signature.algorithmId !== x509.signatureAlgorithm.algorithmId) return undefined;
  return { der: rawOf(schema), x509 };
}

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** DER, or a PEM text with one certificate or several; undefined where any cannot be read or there is none. */
export function readCertificates(given: string | Uint8Array): readonly Cert[] | undefined {
  const ders =
    typeof given === 'string'
      ? [...given.matchAll(PEM)].map(([, body = '']) => fromBase64(body.replaceAll(/\s/g, '')))
      : [given];
  const certs = ders.map((der) => der && readCertificate(der));
  const isWhole = (cert: Cert | undefined): cert is Cert => cert !== undefined;
  return certs.length > 0 && certs.every(isWhole) ? certs : undefined;
}

function extensionOf({ x509 }: Cert, id: string): Extension | undefined {
  return x509.extensions?.find(({ extnID }) => extnID === id);
}

const valueOf = (extension: Extension | undefined): unknown =>
  extension && attempt((): unknown => extension.parsedValue);

/** What the extended key usage allows; undefined where there is none. */
function purposesOf(cert: Cert): readonly string[] | undefined {
  const extension = extensionOf(cert, EXTENDED_KEY_USAGE);
  if (extension === undefined) return undefined;
  const value = valueOf(extension);
  return value instanceof ExtKeyUsage ? value.keyPurposes : [];
}

/** Whether the key usage, where there is one, has one of these bits. */
function mayUse(cert: Cert, bits: number): boolean {
  const extension = extensionOf(cert, KEY_USAGE);
  if (extension === undefined) return true;
  const value = valueOf(extension);
  return value instanceof BitString && ((value.valueBlock.valueHexView[0] ?? 0) & bits) !== 0;
}

/** RFC 3161 section 2.3: critical, for time stamping and for nothing else. */
export function mayStamp(cert: Cert): boolean {
  const purposes = purposesOf(cert) ?? [];
  return (
    extensionOf(cert, EXTENDED_KEY_USAGE)?.critical === true &&
    purposes.length === 1 &&
    purposes[0] === TIME_STAMPING &&
    mayUse(cert, USAGE.digitalSignature | USAGE.nonRepudiation)
  );
}

/** Whether it may have issued, with so many issuers between it and the authority. */
function mayIssue(cert: Cert, between: number): boolean {
  const value = valueOf(extensionOf(cert, BASIC_CONSTRAINTS));
  if (!(value instanceof BasicConstraints) || !value.cA) return false;
  const { pathLenConstraint: length = MAX_PATH } = value;
  // A length that does not fit a number is no limit anybody can reach.
  if (typeof length === 'number' && between > length) return false;
  const purposes = purposesOf(cert) ?? [ANY_PURPOSE];
  return (
    (purposes.includes(ANY_PURPOSE) || purposes.includes(TIME_STAMPING)) &&
    mayUse(cert, USAGE.keyCertSign)
  );
}

const isUnderstood = ({ x509 }: Cert) =>
  (x509.extensions ?? []).every(({ critical, extnID }) => !critical || UNDERSTOOD.includes(extnID));

function isValidAt({ x509 }: Cert, time: Date): boolean {
  return x509.notBefore.value <= time && time <= x509.notAfter.value;
}

const areSame = (a: Cert, b: Cert) => areEqual(a.der, b.der);

const isNamed = (name: RelativeDistinguishedNames, other: RelativeDistinguishedNames) =>
  attempt(() => name.isEqual(other)) === true;

/** Whether it is the one with this issuer and this serial number. */
export function isCertificate(
  { x509 }: Cert,
  issuer: RelativeDistinguishedNames,
  serial: Uint8Array,
): boolean {
  return (
    isNamed(x509.issuer, issuer) && areEqual(x509.serialNumber.valueBlock.valueHexView, serial)
  );
}

/** The name that its issuer gave to its key. */
export function subjectKeyIdOf(cert: Cert): Uint8Array | undefined {
  return octetsOf(valueOf(extensionOf(cert, SUBJECT_KEY_ID)));
}

async function isIssuedBy({ x509 }: Cert, issuer: Cert): Promise<boolean> {
  if (!isNamed(x509.issuer, issuer.x509.subject)) return false;
  return isSignedBy({
    data: x509.tbsView,
    signature: x509.signatureValue,
    key: issuer.x509.subjectPublicKeyInfo,
    algorithm: x509.signatureAlgorithm,
  });
}

export interface Path {
  readonly signer: Cert;
  /** What came with the token; nobody vouches for it. */
  readonly given: readonly Cert[];
  readonly trusted: readonly Cert[];
}

/**
 * Whether usable certificates lead from the signer to a trusted one. Level by level, each certificate once: certificates
 * that issue each other in a circle end it like any others.
 */
async function leadsToTrusted(
  { signer, given, trusted }: Path,
  isUsable: (cert: Cert) => boolean,
): Promise<boolean> {
  const seen = new Set([signer]);
  let level: readonly Cert[] = [signer];
  for (let depth = 0; depth < MAX_PATH && level.length > 0; depth += 1) {
    const usable = level.filter((cert) => isUnderstood(cert) && isUsable(cert));
    if (usable.some((cert) => trusted.some((one) => areSame(one, cert)))) return true;
    const next: Cert[] = [];
    for (const cert of usable)
      for (const issuer of [...trusted, ...given]) {
        if (seen.has(issuer) || !mayIssue(issuer, depth)) continue;
        if (!(await isIssuedBy(cert, issuer))) continue;
        seen.add(issuer);
        next.push(issuer);
      }
    level = next;
  }
  return false;
}

/** Undefined where a path of certificates that were all valid at this time leads to a trusted one. */
export async function pathFault(
  path: Path,
  time: Date,
): Promise<'timestamp.untrusted' | 'timestamp.not-valid-then' | undefined> {
  if (await leadsToTrusted(path, (cert) => isValidAt(cert, time))) return undefined;
  const isExpired = await leadsToTrusted(path, () => true);
  return isExpired ? 'timestamp.not-valid-then' : 'timestamp.untrusted';
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};

/** A name in words (RFC 4514): `CN=Time Stamps,O=Archive,C=CN`, the narrowest first. */
export function nameText(name: RelativeDistinguishedNames): string {
  const escaped = (text: string) =>
    text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replaceAll(/[\\",+;<=>]/g, '\\$&');
  return name.typesAndValues
    .map(({ type, value }) => {
      const text: unknown = value.valueBlock.value;
      return `${SHORT_NAMES[type] ?? type}=${typeof text === 'string' ? escaped(text) : ''}`;
    })
    .toReversed()
    .join(',');
}
