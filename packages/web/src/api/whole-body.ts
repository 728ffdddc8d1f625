// A body that is read while it is being made: all of it, or nothing.

/** Undefined: the connection broke before its end, or somebody called it off. */
export async function wholeBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (bytes: number) => void,
): Promise<Blob | undefined> {
  // A blob may lie on the browser's disk; an array would stay in memory.
  const parts: Blob[] = [];
  let bytes = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts);
      parts.push(new Blob([value]));
      bytes += value.length;
      onBytes(bytes);
    }
  } catch {
    return undefined;
  }
}
