// What the system holds now, laid over a worksheet: what somebody judged or added stays, what nobody touched is renewed.
import type { WorksheetContent } from '@jinze/contracts';

type Finding = WorksheetContent['findings'][number];
type Deployment = NonNullable<WorksheetContent['deployments']>[number];
export interface Held {
  readonly findings: readonly Finding[];
  readonly deployments: readonly Deployment[];
}
/** A row that says something else than before. */
export interface Renewed {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}
/** How each row stood when it was saved or brought in: who changed it since has judged it. */
export type Base = ReadonlyMap<string, string>;

const keyOf = (row: Finding | Deployment) => ('code' in row ? row.code : (row.askId ?? row.title));

export const baseOf = (...lists: readonly (readonly (Finding | Deployment)[])[]): Base =>
  new Map(lists.flat().map((row) => [keyOf(row), row.state]));

function laid<Row extends Finding | Deployment>(
  own: readonly Row[],
  held: readonly Row[],
  base: Base,
) {
  const now = new Map(held.map((row) => [keyOf(row), row]));
  const known = new Set(own.map(keyOf));
  const renewed: Renewed[] = [];
  const rows = own.map((row) => {
    const next = now.get(keyOf(row));
    const isJudged =
      row.reasons !== null ||
      ('reviewer' in row && row.reviewer !== null) ||
      base.get(keyOf(row)) !== row.state;
    if (next === undefined || isJudged || next.state === row.state) return row;
    renewed.push({ title: row.title, from: row.state, to: next.state });
    return next;
  });
  const added = held.filter((row) => !known.has(keyOf(row)));
  return { rows: [...rows, ...added], added: added.length, renewed };
}

/** Deployments nobody has looked for stay so where the system holds none. */
export function broughtIn(
  content: Pick<WorksheetContent, 'findings' | 'deployments'>,
  held: Held,
  base: Base,
): {
  readonly next: Pick<WorksheetContent, 'findings' | 'deployments'>;
  readonly added: number;
  readonly findings: readonly Renewed[];
  readonly deployments: readonly Renewed[];
} {
  const findings = laid(content.findings, held.findings, base);
  const deployments = laid(content.deployments ?? [], held.deployments, base);
  return {
    next: {
      findings: findings.rows,
      deployments:
        content.deployments === null && held.deployments.length === 0 ? null : deployments.rows,
    },
    added: findings.added + deployments.added,
    findings: findings.renewed,
    deployments: deployments.renewed,
  };
}
