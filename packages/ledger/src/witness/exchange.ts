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

/** The answer to one request: `answer <status> <size> <origin>`, and the body as over HTTP. */
function answerText(request: string, { status, body }: WitnessDecision): string {
  const read = parseAddCheckpoint(request);
  const about = read.ok ? ` ${read.value.checkpoint.size} ${read.value.checkpoint.origin}` : '';
  return `answer ${status}${about}\n${body}`;
}

/** A file of answers, in the order of their requests. */
export const exchangeAnswersText = (
  answered: readonly { readonly request: string; readonly decision: WitnessDecision }[],
): string => answered.map(({ request, decision }) => answerText(request, decision)).join(BETWEEN);

function answerOf(text: string): ExchangeAnswer | undefined {
  const found = /^answer ([1-5][0-9]{2})(?: ([0-9]+) ([^\n]+))?\n([\s\S]*)$/.exec(text);
  const [, status, written, origin, body = ''] = found ?? [];
  if (status === undefined) return undefined;
  if (written === undefined || origin === undefined) return { status: Number(status), body };
  const size = decimalOf(written);
  if (size === undefined) return undefined;
  return { status: Number(status), checkpoint: { origin, size }, body };
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
