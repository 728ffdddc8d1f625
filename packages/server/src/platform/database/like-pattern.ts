// A part of a text as SQL's `like` looks for it: what a person typed stands for itself, wildcards too.

export function likePattern(part: string): string {
  return `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
