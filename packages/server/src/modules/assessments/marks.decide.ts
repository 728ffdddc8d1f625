// What the marks of several scorers come to: what all say stands, the rest is for people, or the mean where it is laid down. Pure.
import { parsePoints } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { isSameValue } from './same-value.ts';

export interface Given {
  readonly by: string;
  readonly value: FactValue;
  readonly reason: string;
  readonly evidence: readonly string[];
}

export interface Agreed {
  readonly value: FactValue;
  readonly by: string;
  readonly because: string;
  readonly evidence: readonly string[];
}

const DECIMALS = 10_000;

function meanOf(values: readonly FactValue[]): number | undefined {
  const numbers = values.filter((one) => typeof one === 'number');
  if (numbers.length < values.length) return undefined;
  const sum = numbers.reduce((all, one) => all + (parsePoints(one) ?? 0), 0);
  return Math.round(sum / numbers.length) / DECIMALS;
}

/** Undefined: they differ, and people settle it. */
export function agreeOn(marks: readonly Given[], settling: 'people' | 'mean'): Agreed | undefined {
  const [first] = marks;
  if (first === undefined) return undefined;
  const isOne = marks.every(({ value }) => isSameValue(value, first.value));
  const value = isOne
    ? first.value
    : settling === 'mean'
      ? meanOf(marks.map((one) => one.value))
      : undefined;
  if (value === undefined) return undefined;
  return {
    value,
    by: marks
      .map(({ by }) => by)
      .join('、')
      .slice(0, 120),
    because: marks
      .map(({ by, reason }) => `${by}：${reason}`)
      .join('\n')
      .slice(0, 4000),
    evidence: [...new Set(marks.flatMap(({ evidence }) => evidence))].slice(0, 100),
  };
}
