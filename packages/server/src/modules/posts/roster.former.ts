// Rows of a roster that call a body, a post or somebody in it by a former name: told the present one. Pure.
import type { CellError } from '@jinze/contracts';
import type { FormerNames } from './naming.store.ts';
import type { RosterColumn } from './roster.columns.ts';
import type { KnownFacts } from './roster.plan.ts';
import type { RosterRow } from './roster.read.ts';

interface Found {
  readonly column: RosterColumn;
  readonly value: string;
  readonly present: string;
}

/** A name that somebody or something has now is never taken for another's former one. */
function formerIn(row: RosterRow, known: KnownFacts, former: FormerNames): Found | undefined {
  const place = `${row.region.path}|${row.organName}`;
  const organ = known.organs.get(place);
  if (organ === undefined) {
    const present = former.get(`organ|${place}`);
    return present === undefined ? undefined : { column: '机构', value: row.organName, present };
  }
  const title = `${organ.id}|${row.postTitle}`;
  const post = known.posts.get(title);
  if (post === undefined) {
    const present = former.get(`post|${title}`);
    return present === undefined ? undefined : { column: '职务', value: row.postTitle, present };
  }
  const holders = known.appointments.get(post.id) ?? [];
  if (holders.some((one) => one.personName === row.personName)) return undefined;
  const present = holders
    .filter((one) => one.from === row.from)
    .map((one) => former.get(`person|${one.personId}|${row.personName}`))
    .find((one) => one !== undefined);
  return present === undefined ? undefined : { column: '姓名', value: row.personName, present };
}

/** The rows that use present names, and an error for each of the others. */
export function withoutFormerNames(
  rows: readonly RosterRow[],
  known: KnownFacts,
  former: FormerNames,
): { readonly rows: readonly RosterRow[]; readonly errors: readonly CellError[] } {
  if (former.size === 0) return { rows, errors: [] };
  const errors: CellError[] = [];
  const present = rows.filter((row) => {
    const found = formerIn(row, known, former);
    if (found === undefined) return true;
    errors.push({
      row: row.row,
      column: found.column,
      value: found.value,
      code: 'posts.former-name',
      reason: '这是原来的名称',
      suggestion: `现名“${found.present}”`,
    });
    return false;
  });
  return { rows: present, errors };
}
