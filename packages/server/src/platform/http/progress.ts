// Progress of long work in the answer itself: a line of JSON per step, the result or the error last. No state between requests.
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

const LINES = 'application/x-ndjson';

/** What a long act says of how far it is: `of` rows in all, `done` of them. */
export type Report = (step: {
  readonly stage: 'reading' | 'checking' | 'writing';
  readonly done: number;
  readonly of: number;
}) => Promise<void>;

/** For whoever does not ask for progress. */
export const SILENT: Report = async () => undefined;

export function wantsProgress(request: FastifyRequest): boolean {
  return request.headers.accept?.includes(LINES) ?? false;
}

/** Lets what was written leave the process before the next stretch of work takes it. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Sends `{progress}` lines, then `{result}` or `{error}`. The status is 200 before the outcome is known, so
 * that the last line decides. A reader who goes away does not stop the work: a retry with the same key answers it.
 */
export function sendWithProgress(
  reply: FastifyReply,
  work: (report: Report) => Promise<unknown>,
  toError: (error: unknown) => unknown,
): FastifyReply {
  const lines = new PassThrough();
  const write = (line: unknown) => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  const run = async () => {
    await breathe();
    try {
      const result = await work(async (progress) => {
        write({ progress });
        await breathe();
      });
      write({ result });
    } catch (error) {
      write(toError(error));
    }
    lines.end();
  };
  void run();
  return reply.type(LINES).header('x-accel-buffering', 'no').send(lines);
}
