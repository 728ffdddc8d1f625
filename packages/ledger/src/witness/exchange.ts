// Requests and answers in files, for a witness on the other side of an air gap: the texts of the protocol, one after another.
import { ok, type Result, refuse } from '@jinze/kernel';
import { decimalOf } from '../verify/bytes.ts';
import type { WitnessDecision } from './add-checkpoint.decide.ts';
import { MAX_REQUEST, parseAddCheckpoint } from './request.ts';

export interface ExchangeRefusal {
  readonly code: 'witness.too-long' | 'witness.malformed';
}

export interface ExchangeAnswer {
  readonly status: number;
  /** The name in the key of who answers: said, and proven only by a cosignature. */
  readonly witness: string;
  /** The checkpoint it answers; undefined where the request had none that could be read. */
  readonly checkpoint?: { readonly origin: string; readonly size: bigint };
  readonly body: string;
}

const BETWEEN = '---\n';
const MAX_TEXTS = 64;
/** In characters: a few requests, not a disk. */
export const MAX_EXCHANGE = MAX_TEXTS * (MAX_REQUEST + BETWEEN.length);

/** Between two texts stands a line of three hyphens. */
function split(file: string): Result<readonly string[], ExchangeRefusal> {
  if (file.length > MAX_EXCHANGE) return refuse({ code: 'witness.too-long' });
  if (!file.endsWith('\n')) return refuse({ code: 'witness.malformed' });
  const texts = file.split(/^---\n/m);
  return texts.length > MAX_TEXTS ? refuse({ code: 'witness.too-long' }) : ok(texts);
}

/** A file of requests, each made by `addCheckpointText`. */
export const exchangeText = (requests: readonly string[]): string => requests.join(BETWEEN);

/** The requests of a file, each as it would stand in the body of `add-checkpoint`. */
export const parseExchange = (file: string): Result<readonly string[], ExchangeRefusal> =>
  split(file);

interface Answered {
  readonly request: string;
  readonly decision: WitnessDecision;
}

/** The answer to one request: `answer <status> <witness> <size> <origin>`, and the body as over HTTP. */
function answerText(witness: string, { request, decision }: Answered): string {
  const read = parseAddCheckpoint(request);
  const about = read.ok ? ` ${read.value.checkpoint.size} ${read.value.checkpoint.origin}` : '';
  return `answer ${decision.status} ${witness}${about}\n${decision.body}`;
}

/** A file of one witness's answers, in the order of their requests. */
export const exchangeAnswersText = (witness: string, answered: readonly Answered[]): string =>
  answered.map((one) => answerText(witness, one)).join(BETWEEN);

function answerOf(text: string): ExchangeAnswer | undefined {
  const found = /^answer ([1-5][0-9]{2}) ([^\s+]+)(?: ([0-9]+) ([^\n]+))?\n([\s\S]*)$/.exec(text);
  const [, status, witness, written, origin, body = ''] = found ?? [];
  if (status === undefined || witness === undefined) return undefined;
  const said = { status: Number(status), witness, body };
  if (written === undefined || origin === undefined) return said;
  const size = decimalOf(written);
  return size === undefined ? undefined : { ...said, checkpoint: { origin, size } };
}

/** The answers of a file that came back. */
export function parseExchangeAnswers(
  file: string,
): Result<readonly ExchangeAnswer[], ExchangeRefusal> {
  const texts = split(file);
  if (!texts.ok) return texts;
  const answers = texts.value.map(answerOf).filter((answer) => answer !== undefined);
  return answers.length === texts.value.length
    ? ok(answers)
    : refuse({ code: 'witness.malformed' });
}
