// Reading what another server answers, up to a limit: the rest is not read.

/** The body, or undefined where it is longer. */
export async function boundedBody(
  response: Response,
  limit: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
