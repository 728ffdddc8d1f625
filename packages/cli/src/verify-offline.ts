// The program `verify.mjs` that every evidence package carries: `jinze verify` alone, in one file, without a network.
import { webcrypto } from 'node:crypto';
import { runVerify } from './commands/verify.ts';

// Node 18 has Web Crypto, and does not name it.
if (globalThis.crypto === undefined)
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

process.exitCode = await runVerify(process.argv.slice(2));
