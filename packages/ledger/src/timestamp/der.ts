// Reading DER of strangers: whole values only, and undefined where the library would throw.
import { BaseBlock, Constructed, fromBER, OctetString } from 'asn1js';

/** Bytes of an answer or a token: a chain of four RSA certificates needs about 10 000. */
export const MAX_TOKEN = 65_536;

/** What a library reads out of hostile bytes; it throws whatever it likes, so nothing is made of the exception. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The one value that these bytes are, with nothing behind it. */
export function readDer(bytes: Uint8Array): BaseBlock | undefined {
  return attempt(() => {
    // A copy: the library's values keep pointing into what they were read from.
    const { offset, result } = fromBER(bytes.slice());
    return offset === bytes.length && result.error === '' ? result : undefined;
  });
}

/** The values inside; none where there can be none. */
export function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof Constructed ? block.valueBlock.value.filter(isBlock) : [];
}

const isBlock = (value: unknown): value is BaseBlock => value instanceof BaseBlock;

/** Tag and length too, as they were read. */
export const rawOf = (block: BaseBlock): Uint8Array => block.valueBeforeDecodeView.slice();

const CONTEXT = 3;

/** The part with the tag `[number]`. */
export function contextPart(parts: readonly BaseBlock[], number: number): BaseBlock | undefined {
  return parts.find(({ idBlock }) => idBlock.tagClass === CONTEXT && idBlock.tagNumber === number);
}

/** The content of an octet string, whatever else it is. */
export function octetsOf(value: unknown): Uint8Array | undefined {
  return value instanceof OctetString
    ? attempt(() => new Uint8Array(value.getValue()).slice())
    : undefined;
}
