// What is wrong inside one of several shapes a value may have: the shape that was meant, and its own faults.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
export interface PlacedIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const deepest = (issues: readonly PlacedIssue[]) =>
  Math.max(0, ...issues.map(({ path }) => path.length));

/**
 * A union's own issue says no more than that nothing fits. Which of its shapes was meant is told by how far in the
 * faults lie: the value went furthest along that one.
 */
export function nestedIssues(issue: Issue): readonly PlacedIssue[] {
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: issue.message }];
  const branches = issue.errors
    .map((errors) => errors.flatMap(nestedIssues))
    .filter((errors) => errors.length > 0);
  const [meant] = branches.toSorted((a, b) => deepest(b) - deepest(a) || a.length - b.length);
  // At the value itself nothing says which was meant.
  if (meant === undefined || deepest(meant) === 0)
    return [{ path: issue.path, message: issue.message }];
  return meant.map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}
