// What a run prints: figures in columns, what misses its budget, and the load of the machine beside them.
import { availableParallelism, loadavg } from 'node:os';
import type { Figures } from './posts/measure.ts';

export interface Report {
  /** Keeps what missed its budget and answers the words that stand beside the figure. */
  readonly within: (what: string, isWithin: boolean) => string;
  readonly head: (title: string) => void;
  readonly line: (figures: Figures, verdict?: string) => void;
  /** Says the budget and what missed it; the process answers by its exit code, unless it is only shown. */
  readonly end: (budget: string, run?: { readonly isJudged: boolean }) => void;
}

const number = (value: number, digits = 1) => value.toFixed(digits).padStart(9);

export function openReport(): Report {
  const missed = new Set<string>();
  return {
    within: (what, isWithin) => {
      if (!isWithin) missed.add(what);
      return isWithin ? '' : '  NOT MET';
    },
    head: (title) => {
      const head = ['p50 ms', 'p95 ms', 'worst'].map((one) => one.padStart(9)).join('');
      console.log(`\n${title.padEnd(36)}${head} statements     rows`);
    },
    line: ({ name, p50, p95, worst, statements, rows }, verdict = '') => {
      const [least, most] = statements;
      const counted = least === most ? String(most) : `${least}–${most}`;
      console.log(
        `${name.padEnd(36)}${number(p50)}${number(p95)}${number(worst)}${counted.padStart(11)}${number(rows)}${verdict}`,
      );
    },
    end: (budget, { isJudged } = { isJudged: true }) => {
      const verdict = missed.size === 0 ? 'met' : isJudged ? 'NOT MET' : 'not met, and not judged';
      console.log(`\nbudget: ${budget}: ${verdict}`);
      for (const what of missed) console.log(`  ${what}`);
      process.exitCode = missed.size === 0 || !isJudged ? 0 : 1;
    },
  };
}

/** Others' work on the machine is in every figure. */
export function sayLoad(when: string): void {
  const [minute = 0] = loadavg();
  console.log(`${when}: load ${minute.toFixed(1)} on ${availableParallelism()} processors`);
}
