// The program `verify.mjs` that every evidence package carries: `jinze verify` alone, in one file, without a network.
import { runVerify } from './commands/verify.ts';

process.exitCode = await runVerify(process.argv.slice(2));
