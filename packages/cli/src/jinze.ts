#!/usr/bin/env node
// The command `jinze`: finds the command asked for, runs it, and ends with its exit code.
import { distance } from 'fastest-levenshtein';

/** Commands load on demand: the rules need neither server nor database. */
interface Command {
  readonly summary: string;
  run(args: readonly string[]): Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    summary: '启动（演示）；--real 启动正式系统',
    run: async (args) => (await import('./commands/start.ts')).runStart(args),
  },
  backup: {
    summary: '备份 <文件>：把全部数据写成一个新文件，运行中也可以',
    run: async (args) => (await import('./commands/backup.ts')).runBackup(args),
  },
  restore: {
    summary: '恢复 <备份文件>：写入空的数据目录或空的数据库',
    run: async (args) => (await import('./commands/restore.ts')).runRestore(args),
  },
  ledger: {
    summary:
      '存证：fsck 全面检查、settle 说明后恢复签名、rotate 更换密钥、ask/take 与见证人交换文件',
    run: async (args) => (await import('./commands/ledger.ts')).runLedger(args),
  },
  rules: {
    summary: '规则 <主题>：从标准输入读 JSON，输出结论；--schema、--lang zh|en、--lines',
    run: async (args) => (await import('./commands/rules.ts')).runRules(args),
  },
  deck: {
    summary: '培训课件 --out 文件：可编辑的 .pptx；--region 地区、--role 职务类别、--force 覆盖',
    run: async (args) => (await import('./commands/deck.ts')).runDeck(args),
  },
  verify: {
    summary:
      '核验 <证据包或回执>：--policy 信任名单、--tsa 时间戳机构证书、--leaf 记录原文、--lang zh|en、--json',
    run: async (args) => (await import('./commands/verify.ts')).runVerify(args),
  },
  witness: {
    summary: '见证服务：为日志的检查点签名；add-log、exchange',
    run: async (args) => (await import('./commands/witness.ts')).runWitness(args),
  },
};

function usage(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, command]) => `  ${name.padEnd(10)}${command.summary}`,
  );
  return ['用法：npx jinze <命令> [选项]', '', ...lines].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(usage());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (command !== undefined) return command.run(rest);
  const nearest = Object.keys(COMMANDS).toSorted(
    (a, b) => distance(a, name) - distance(b, name),
  )[0];
  console.error(`没有 ${name} 这个命令：您是不是要用 jinze ${nearest ?? ''}？\n\n${usage()}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
