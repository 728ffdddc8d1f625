// A time-stamp token taken apart (RFC 3161 section 2.4.2, RFC 5652): what it says, and what is signed how. Nothing is checked here.
import { type BaseBlock, GeneralizedTime, Integer, ObjectIdentifier } from 'asn1js';
import { type Attribute, SignedData, type SignerInfo, TSTInfo } from 'pkijs';
import { hexOf } from '../verify/keys.ts';
import { type Cert, readCertificate } from './certificate.ts';
import { attempt, contextPart, octetsOf, partsOf, rawOf, readDer } from './der.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
/** More than any chain needs. */
const MAX_CERTIFICATES = 16;

export interface Token {
  readonly time: Date;
  /** Hexadecimal, as the authority numbers its tokens. */
  readonly serial: string;
  readonly imprint: { readonly digest: string; readonly hash: Uint8Array };
  readonly nonce: bigint | undefined;
  /** The bytes that the message digest is over. */
  readonly content: Uint8Array;
  readonly signer: SignerInfo;
  /** The bytes that the signature is over. */
  readonly signedBytes: Uint8Array;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly certificates: readonly Cert[];
}

/** RFC 3161 section 2.4.2: UTC with seconds, a fraction without trailing zeroes. The library takes local times too. */
function readTime(value: unknown): Date | undefined {
  if (!(value instanceof GeneralizedTime)) return undefined;
  // Tag and length are a byte each: a time has fewer than 128 characters.
  const text = new TextDecoder().decode(value.valueBeforeDecodeView.subarray(2));
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{0,8}[1-9])?Z$/.exec(text) ?? [];
  const milliseconds = fraction.slice(1, 4).padEnd(3, '0');
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
  const time = new Date(written);
  return Number.isNaN(time.getTime()) || time.toISOString() !== written ? undefined : time;
}

type Stamp = Pick<Token, 'time' | 'serial' | 'imprint' | 'nonce'>;

/** What was stamped, when, under which number. */
function readStamp(content: Uint8Array): Stamp | undefined {
  const schema = readDer(content);
  const info = attempt(() => new TSTInfo({ schema }));
  const time = readTime(partsOf(schema)[4]);
  if (info === undefined || time === undefined || info.version !== 1) return undefined;
  // A critical extension that nobody here understands changes what the token says.
  if (info.extensions?.some(({ critical }) => critical)) return undefined;
  return {
    time,
    serial: hexOf(info.serialNumber.valueBlock.valueHexView),
    imprint: {
      digest: info.messageImprint.hashAlgorithm.algorithmId,
      hash: info.messageImprint.hashedMessage.valueBlock.valueHexView.slice(),
    },
    nonce: info.nonce instanceof Integer ? info.nonce.toBigInt() : undefined,
  };
}

/** By their numbers; undefined where one stands there twice (RFC 5652 section 11). */
function readAttributes({ signedAttrs }: SignerInfo): ReadonlyMap<string, Attribute> | undefined {
  const all = signedAttrs?.attributes ?? [];
  const byType = new Map(all.map((attribute) => [attribute.type, attribute]));
  return byType.size === all.length ? byType : undefined;
}

/** An attribute's one value. */
export function onlyValue(attribute: Attribute | undefined): unknown {
  return attribute?.values.length === 1 ? (attribute.values[0] as unknown) : undefined;
}

function readSignedData(root: BaseBlock | undefined) {
  const [type, wrapped] = partsOf(root);
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== SIGNED_DATA)
    return undefined;
  const [schema] = partsOf(wrapped);
  const signedData = attempt(() => new SignedData({ schema }));
  if (schema === undefined || signedData === undefined) return undefined;
  // The bytes as they came: a certificate is known by their hash.
  const certificates = partsOf(contextPart(partsOf(schema), 0)).map(rawOf);
  return {
    signerInfos: signedData.signerInfos,
    content: signedData.encapContentInfo,
    certificates,
  };
}

/** Undefined for what is no token: exactly one signer, over exactly one TSTInfo. */
export function readToken(bytes: Uint8Array): Token | undefined {
  const signedData = attempt(() => readSignedData(readDer(bytes)));
  const [signer, ...others] = signedData?.signerInfos ?? [];
  if (signedData === undefined || signer === undefined || others.length > 0) return undefined;
  const { certificates } = signedData;
  const content = octetsOf(signedData.content.eContent);
  if (signedData.content.eContentType !== TST_INFO || content === undefined) return undefined;
  const stamp = attempt(() => readStamp(content));
  const attributes = readAttributes(signer);
  const contentType = onlyValue(attributes?.get(CONTENT_TYPE));
  if (stamp === undefined || attributes === undefined || signer.signedAttrs === undefined)
    return undefined;
  if (!(contentType instanceof ObjectIdentifier)) return undefined;
  if (contentType.valueBlock.toString() !== TST_INFO) return undefined;
  if (certificates.length > MAX_CERTIFICATES) return undefined;
  return {
    ...stamp,
    content,
    signer,
    signedBytes: new Uint8Array(signer.signedAttrs.encodedValue),
    attributes,
    certificates: certificates.flatMap((der) => readCertificate(der) ?? []),
  };
}
