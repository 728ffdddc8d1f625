// What the public pages need, and what of an address they take.
import { PUBLICATION_KINDS } from '@jinze/contracts';
import type { Services } from '../../context.ts';
import type { PublicFilter } from './portal.store.ts';

/** The place of a record in the log, for whoever reads the public page. */
export interface PublicProof {
  readonly index: number;
  readonly sealedAt: Date;
}
export interface PortalContext extends Pick<Services, 'database' | 'clock'> {
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
