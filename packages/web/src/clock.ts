// The page's only look at the clock: for what to propose, never for what is recorded.

/** Today in Asia/Shanghai, `YYYY-MM-DD`. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function thisYear(): number {
  return Number(today().slice(0, 4));
}

/** An instant as officials write it: `2026-11-23 10:15`, Shanghai time. */
export function writtenInstant(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** How many days the second date lies behind the first. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}
