// What the public pages need, and what of an address they take.
import { PUBLICATION_KINDS } from '@jinze/contracts';
import type { Services } from '../../context.ts';
import type { Place, PublicFilter } from './portal.store.ts';
import type { ReadPublic } from './public-reader.ts';

/** The place of a record in the log, for whoever reads the public page. */
export interface PublicProof {
  readonly index: number;
  readonly sealedAt: Date;
}
export interface PortalContext extends Pick<Services, 'database' | 'clock'> {
  /** Beside the office: a few at a time, each for a moment. */
  readonly read: ReadPublic;
  /** Undefined: accepted, and sealed in a moment. */
  readonly proofOf: (record: string, version: number) => Promise<PublicProof | undefined>;
  /** The receipt as a file; undefined as long as it is not sealed. */
  readonly receiptOf: (record: string, version: number) => Promise<Buffer | undefined>;
  /** Where the public reaches this server; without it, as the request says. */
  readonly publicUrl: string | undefined;
}

const MOST_SEARCHED = 60;

export function filterOf(query: Readonly<Record<string, string>>): PublicFilter {
  const { region, kind, year, q } = query;
  const isPath = region !== undefined && /^\/([0-9A-Z]{2,12}\/){1,8}$/.test(region);
  return {
    region: isPath ? region : undefined,
    kind: PUBLICATION_KINDS.find((one) => one === kind),
    year: year !== undefined && /^20\d\d$/.test(year) ? Number(year) : undefined,
    search: q?.trim().slice(0, MOST_SEARCHED),
  };
}

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** A place in a list as it stands in the address; one that is none is the beginning. */
export function placeOf(after: string | undefined): Place | undefined {
  const [, at = '', id = ''] = /^(\d{13})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return isId(id) ? { at: new Date(Number(at)), id } : undefined;
}
export const placeWords = ({ at, id }: Place): string => `${at.getTime()}_${id}`;
