// How names through time leave the server.
import type { NameRow } from '@jinze/contracts';
import type { NamingRow } from './naming.store.ts';

export function namesView(rows: readonly NamingRow[]): {
  readonly nameVersion: number;
  readonly names: NameRow[];
} {
  return {
    nameVersion: versionOf(rows),
    names: rows.map((one) => ({
      name: one.name,
      from: one.from,
      to: one.to,
      documentNo: one.documentNo,
      recordedAt: one.recordedAt?.toISOString() ?? null,
      supersededAt: one.supersededAt?.toISOString() ?? null,
      changeReason: one.changeReason,
    })),
  };
}

/** How often something was said of the names, the first time included. */
export function versionOf(rows: readonly Pick<NamingRow, 'version'>[]): number {
  return Math.max(1, ...rows.map(({ version }) => version));
}
