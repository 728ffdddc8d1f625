// Structured logs without names: what happened, where and how long, never who or what was said.
import { type Logger, pino } from 'pino';

/** One JSON line per event. Redaction is the second net: nothing personal is passed in the first place. */
export function createLogger(destination?: string): Logger {
  return pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers', 'headers', 'body', 'query', 'params', '*.password', '*.name'],
    },
    pino.destination({ dest: destination ?? 2, sync: false, mkdir: true }),
  );
}
