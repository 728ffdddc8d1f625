// Requests and answers as files, for a witness that no network reaches.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { ok, type Result, refuse } from '@jinze/kernel';
import { exchangeAnswersText, MAX_EXCHANGE, parseExchange } from '@jinze/ledger/witness';
import { codeOf, nodeDisk } from './disk.ts';
import type { StartRefusal } from './refusals.ts';
import type { Witness } from './witness.ts';

export interface Exchanged {
  readonly cosigned: number;
  readonly refused: number;
}

function requestsOf(path: string): Result<readonly string[], StartRefusal> {
  if (statSync(path).size > 4 * MAX_EXCHANGE)
    return refuse({ code: 'witness.bad-input', about: path });
  const requests = parseExchange(readFileSync(path, 'utf8'));
  return requests.ok ? requests : refuse({ code: 'witness.bad-input', about: path });
}

/** Answers the requests of one file in another one, which must not be there yet. */
export function exchange(
  witness: Witness,
  input: string,
  output: string,
): Result<Exchanged, StartRefusal> {
  if (existsSync(output)) return refuse({ code: 'witness.output-exists', about: output });
  try {
    const requests = requestsOf(input);
    if (!requests.ok) return requests;
    const answered = requests.value.map((request) => ({
      request,
      decision: witness.answer(request),
    }));
    // Others than the witness's user carry it back.
    writeFileSync(output, exchangeAnswersText(witness.name, answered), { flag: 'wx', mode: 0o644 });
    nodeDisk.sync(output);
    const cosigned = answered.filter(({ decision }) => decision.status === 200).length;
    return ok({ cosigned, refused: answered.length - cosigned });
  } catch (error) {
    return refuse({ code: 'witness.bad-folder', about: `${input}、${output}（${codeOf(error)}）` });
  }
}
