// Whether a time-stamp token holds: over this message, signed by an authority that a trusted certificate vouches for.
import { ok, type Result, refuse } from '@jinze/kernel';
import { type BaseBlock, ObjectIdentifier, OctetString, Primitive, Sequence } from 'asn1js';
import { IssuerAndSerialNumber } from 'pkijs';
import { areEqual, numberOf } from '../verify/bytes.ts';
import {
  type Cert,
  isCertificate,
  mayStamp,
  nameText,
  pathFault,
  readCertificates,
  subjectKeyIdOf,
} from './certificate.ts';
import { MAX_TOKEN, octetsOf, partsOf } from './der.ts';
import { DIGESTS, SHA256, sha1Of } from './digest.ts';
import { hasCrypto, hashUnder, isSignedBy } from './signature.ts';
import { onlyValue, readToken, type Token } from './token.ts';

export interface TokenRefusal {
  readonly code:
    | 'timestamp.too-long'
    | 'timestamp.malformed'
    | 'timestamp.bad-trusted'
    | 'timestamp.other-message'
    | 'timestamp.other-nonce'
    | 'timestamp.no-certificate'
    | 'timestamp.not-an-authority'
    | 'timestamp.other-certificate'
    | 'timestamp.digest-mismatch'
    | 'timestamp.unknown-algorithm'
    | 'timestamp.no-crypto'
    | 'timestamp.bad-signature'
    | 'timestamp.untrusted'
    | 'timestamp.not-valid-then';
}

export interface TokenClaim {
  /** DER of the token, a CMS ContentInfo. */
  readonly token: Uint8Array;
  readonly message: Uint8Array;
  /** Authorities, or who vouches for them: PEM texts (one certificate or several) or DER. Nothing else is trusted. */
  readonly trusted: readonly (string | Uint8Array)[];
  /** What was sent with the request; not compared where it is not given, as years later. */
  readonly nonce?: Uint8Array;
}

export interface Stamped {
  /** The authority's clock: the message existed then. */
  readonly time: Date;
  /** Subject of its certificate (RFC 4514). */
  readonly authority: string;
  /** Its own number of the token, hexadecimal. */
  readonly serial: string;
}

type Fault = TokenRefusal['code'];

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** The certificate that the token says it was signed with, sent along or among the trusted. */
function signerOf({ signer, certificates }: Token, trusted: readonly Cert[]): Cert | undefined {
  const id: unknown = signer.sid;
  return [...certificates, ...trusted].find((cert) => {
    if (id instanceof IssuerAndSerialNumber)
      return isCertificate(cert, id.issuer, id.serialNumber.valueBlock.valueHexView);
    const keyId = subjectKeyIdOf(cert);
    const named = id instanceof Primitive ? id.valueBlock.valueHexView : undefined;
    return keyId !== undefined && named !== undefined && areEqual(keyId, named);
  });
}

/** First entry of a signing-certificate attribute: `[certHash, …]`, in the second form with the hash's algorithm before it. */
const firstEntry = (value: unknown): readonly BaseBlock[] =>
  value instanceof Sequence ? partsOf(partsOf(partsOf(value)[0])[0]) : [];

/** SHA-1 is all that the attribute of RFC 2634 has; RFC 5816 lets it stand. */
function isNamedByFirstForm(value: unknown, { der }: Cert): boolean {
  const named = octetsOf(firstEntry(value)[0]);
  return named !== undefined && areEqual(named, sha1Of(der));
}

function isNamedBySecondForm(value: unknown, { der }: Cert): boolean {
  const [first, second] = firstEntry(value);
  const isDefault = first instanceof OctetString;
  const [id] = partsOf(first);
  const digest = id instanceof ObjectIdentifier ? id.valueBlock.toString() : '';
  const named = octetsOf(isDefault ? first : second);
  const hash = DIGESTS.get(isDefault ? SHA256 : digest)?.of(der);
  return named !== undefined && hash !== undefined && areEqual(named, hash);
}

/** Without it the same signature could be claimed for another certificate of the same key (RFC 3161 section 2.4.2). */
function namesSigner({ attributes }: Token, signer: Cert): boolean {
  const [first, second] = [
    attributes.get(SIGNING_CERTIFICATE),
    attributes.get(SIGNING_CERTIFICATE_V2),
  ];
  if (first !== undefined && !isNamedByFirstForm(onlyValue(first), signer)) return false;
  if (second !== undefined && !isNamedBySecondForm(onlyValue(second), signer)) return false;
  return first !== undefined || second !== undefined;
}

/** What can be said without any signature. */
function statementFault(token: Token, { message, nonce }: TokenClaim): Fault | undefined {
  const digest = DIGESTS.get(token.imprint.digest);
  if (digest === undefined) return 'timestamp.unknown-algorithm';
  if (!areEqual(digest.of(message), token.imprint.hash)) return 'timestamp.other-message';
  const isOther = nonce !== undefined && token.nonce !== numberOf(nonce);
  return isOther ? 'timestamp.other-nonce' : undefined;
}

/** Whether this certificate, if its signature holds, may have signed this token. */
function signerFault(token: Token, cert: Cert): Fault | undefined {
  if (!mayStamp(cert)) return 'timestamp.not-an-authority';
  if (!namesSigner(token, cert)) return 'timestamp.other-certificate';
  const digest = DIGESTS.get(token.signer.digestAlgorithm.algorithmId);
  if (digest === undefined) return 'timestamp.unknown-algorithm';
  const written = octetsOf(onlyValue(token.attributes.get(MESSAGE_DIGEST)));
  if (written === undefined) return 'timestamp.malformed';
  return areEqual(written, digest.of(token.content)) ? undefined : 'timestamp.digest-mismatch';
}

/** Whether the signature holds, and whose word it is. */
async function signatureFault(
  token: Token,
  signer: Cert,
  trusted: readonly Cert[],
): Promise<Fault | undefined> {
  const claim = {
    data: token.signedBytes,
    signature: token.signer.signature,
    key: signer.x509.subjectPublicKeyInfo,
    algorithm: token.signer.signatureAlgorithm,
    digest: token.signer.digestAlgorithm.algorithmId,
  };
  if (hashUnder(claim) === undefined) return 'timestamp.unknown-algorithm';
  if (!hasCrypto()) return 'timestamp.no-crypto';
  if (!(await isSignedBy(claim))) return 'timestamp.bad-signature';
  return pathFault({ signer, given: token.certificates, trusted }, token.time);
}

/**
 * The time at which an authority saw the message, where everything holds: the imprint, the attributes, the signature, and
 * certificates valid at that time up to a trusted one. Revocation is not looked at: that needs the network. Where Web
 * Crypto is missing the answer is `timestamp.no-crypto`: it cannot be told here.
 */
export async function verifyToken(claim: TokenClaim): Promise<Result<Stamped, TokenRefusal>> {
  if (claim.token.length > MAX_TOKEN) return refuse({ code: 'timestamp.too-long' });
  const token = readToken(claim.token);
  if (token === undefined) return refuse({ code: 'timestamp.malformed' });
  const trusted: Cert[] = [];
  for (const one of claim.trusted) {
    const certs = readCertificates(one);
    if (certs === undefined) return refuse({ code: 'timestamp.bad-trusted' });
    trusted.push(...certs);
  }
  const said = statementFault(token, claim);
  if (said !== undefined) return refuse({ code: said });
  const signer = signerOf(token, trusted);
  if (signer === undefined) return refuse({ code: 'timestamp.no-certificate' });
  const code = signerFault(token, signer) ?? (await signatureFault(token, signer, trusted));
  if (code !== undefined) return refuse({ code });
  const { time, serial } = token;
  return ok({ time, serial, authority: nameText(signer.x509.subject) });
}

/** The subjects of the certificates in a PEM text; undefined where it cannot be trusted because it cannot be read. */
export function authoritiesIn(pem: string): readonly string[] | undefined {
  return readCertificates(pem)?.map(({ x509 }) => nameText(x509.subject));
}
