// How far a long command is: one line that changes on a terminal, a line per step where lines are kept.
import type { Progress } from '@jinze/server';

const STEPS: Readonly<Record<Progress['step'], string>> = {
  writing: '写入',
  checking: '检查备份文件',
  loading: '写入数据库',
  comparing: '重新读出核对',
};

export interface ProgressLine {
  show(progress: Progress): void;
  /** Leaves the terminal at the beginning of a line. */
  end(): void;
}

function worded({ step, name, rows, percent }: Progress): string {
  const counted = rows === 0 ? '' : `，${rows} 行`;
  return `${STEPS[step]} ${String(percent).padStart(2)}% ${name}${counted}`;
}

/** Said on the error output, so that what the command answers stays by itself. */
export function createProgressLine(
  output: Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number },
): ProgressLine {
  let last: Progress | undefined;
  let isOpen = false;
  return {
    show: (progress) => {
      if (output.isTTY === true) {
        output.write(`\r\x1b[K${worded(progress).slice(0, (output.columns ?? 80) - 12)}`);
        isOpen = true;
      } else if (last?.step !== progress.step || progress.percent >= last.percent + 10) {
        output.write(`${worded(progress)}\n`);
      } else return;
      last = progress;
    },
    end: () => {
      if (isOpen) output.write('\r\x1b[K');
      isOpen = false;
    },
  };
}
