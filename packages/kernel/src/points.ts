// Points of a score as whole numbers: ten-thousandths of a point, so that sums are exact and nothing drifts.

/** Ten-thousandths: one point is 10 000. `Infinity` where nothing limits it. */
export type Points = number;

const UNIT = 10_000;
/** More than any table counts; products of two such numbers in ten-thousandths with a share are still exact. */
const LARGEST = 1e7;

export const ROUNDING_MODES = ['half-up', 'down', 'up'] as const;
/** 四舍五入, 舍去, 进一; only what is not negative is rounded. */
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** As a number is written; undefined when it has more than four decimals or is out of range. */
export function parsePoints(written: number): Points | undefined {
  const units = Math.round(written * UNIT);
  return Math.abs(written) <= LARGEST && units / UNIT === written ? units : undefined;
}

/** For numbers that were checked. Throws where `parsePoints` says undefined. */
export function pointsOf(written: number): Points {
  const units = parsePoints(written);
  if (units === undefined) throw new Error(`invariant broken: ${written} is no number of points`);
  return units;
}

/** The number as it is written again. */
export function writtenPoints(units: Points): number {
  return units / UNIT;
}

/** Whether nothing is left behind that many decimals. */
export function hasDecimals(units: Points, decimals: number): boolean {
  return units % 10 ** (4 - decimals) === 0;
}

function divided(part: bigint, whole: bigint, mode: RoundingMode): bigint {
  if (mode === 'down') return part / whole;
  if (mode === 'up') return (part + whole - 1n) / whole;
  return (2n * part + whole) / (2n * whole);
}

export interface Rounding {
  /** 0 to 4. */
  readonly decimals: number;
  readonly mode: RoundingMode;
}

/** `units × part ÷ whole`, rounded once; exact before that. None of them is negative. */
export function scaled(
  units: Points,
  part: number,
  whole: number,
  { decimals, mode }: Rounding,
): Points {
  if (units === Infinity || part === Infinity) return units === 0 || part === 0 ? 0 : Infinity;
  const step = 10 ** (4 - decimals);
  const product = units * part;
  const divisor = whole * step;
  // Most come out even, and then no rounding is asked for.
  if (Number.isSafeInteger(product) && product % divisor === 0) return (product / divisor) * step;
  return Number(divided(BigInt(units) * BigInt(part), BigInt(divisor), mode)) * step;
}

export function rounded(units: Points, rounding: Rounding): Points {
  return scaled(units, 1, 1, rounding);
}
