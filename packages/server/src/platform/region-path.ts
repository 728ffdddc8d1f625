// A region's path, `/33/3301/330127/`: its codes from the top down, and the paths of the places above it.

export function codesOf(path: string): readonly string[] {
  return path.split('/').filter((code) => code !== '');
}

/** The place itself and every place above it, from the top. */
export function pathsTo(path: string): readonly string[] {
  const codes = codesOf(path);
  return codes.map((_, index) => `/${codes.slice(0, index + 1).join('/')}/`);
}
