// `jinze rules <topic>`: JSON on standard input, the conclusion as JSON on standard output.

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { RULE_TOPICS, type RuleTopic, schemaOfTopic } from '@jinze/contracts';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { LANGUAGES, type Language, REFUSAL_WORDS, sentence, TOPICS } from '@jinze/rules';
import { z } from 'zod';

/** What the command ends with: an answer, bad input, a fault of ours. */
const EXIT = { ok: 0, internal: 1, badInput: 2 } as const;

interface RulesRefusal extends Refusal {
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly topic: RuleTopic;
  readonly language: Language;
  readonly wantsSchema: boolean;
  readonly isByLine: boolean;
}

const LOCALES = { zh: z.locales.zhCN(), en: z.locales.en() };

function languageOf(text: string | boolean | undefined): Language {
  return LANGUAGES.find((one) => one === text) ?? 'zh';
}

/** Options first, so that even an error about them is in the language asked for. */
function readArguments(args: readonly string[]): {
  language: Language;
  asked: Result<Asked, RulesRefusal>;
} {
  const { tokens, positionals, values } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: { schema: { type: 'boolean' }, lines: { type: 'boolean' }, lang: { type: 'string' } },
  });
  const language = languageOf(values.lang);
  const known = ['schema', 'lines', 'lang'];
  const unknown = tokens.find(
    (token) =>
      token.kind === 'option' &&
      (!known.includes(token.name) || (token.name !== 'lang' && token.value !== undefined)),
  );
  const badOption = (given: string) => ({
    language,
    asked: refuse({ code: 'rules.unknown-option', values: { given } }),
  });
  if (unknown?.kind === 'option') return badOption(unknown.rawName);
  if (values.lang !== undefined && values.lang !== language)
    return badOption(`--lang ${String(values.lang)}`);
  const [name = '', extra] = positionals;
  if (extra !== undefined) return badOption(extra);
  const topics = Object.keys(RULE_TOPICS) as RuleTopic[];
  const topic = topics.find((one) => one === name);
  if (topic === undefined)
    return {
      language,
      asked: refuse({
        code: 'rules.unknown-topic',
        path: 'topic',
        values: { given: name, topics: topics.join('、') },
      }),
    };
  return {
    language,
    asked: ok({
      topic,
      language,
      wantsSchema: values.schema === true,
      isByLine: values.lines === true,
    }),
  };
}

function parseJson(source: string): Result<unknown, RulesRefusal> {
  try {
    return ok(JSON.parse(source));
  } catch {
    return refuse({ code: 'rules.not-json' });
  }
}

/** Of several forms a value may have, the one that was followed furthest: what is wrong is said where it stands. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flatMap(([one]) => (one === undefined ? [] : [deepest(one)]));
  const furthest = inner.reduce<z.core.$ZodIssue | undefined>(
    (best, one) => (best === undefined || one.path.length > best.path.length ? one : best),
    undefined,
  );
  if (furthest === undefined || furthest.path.length === 0) return issue;
  return { ...furthest, path: [...issue.path, ...furthest.path] };
}

/** One input to one answer. */
function evaluate({ topic, language }: Asked, source: string): Result<unknown, RulesRefusal> {
  const json = parseJson(source);
  if (!json.ok) return json;
  const input = RULE_TOPICS[topic].input.safeParse(json.value, {
    error: LOCALES[language].localeError,
  });
  if (input.success) {
    // The schema has the function's name in both tables, which a test compares with every answer.
    const ask: (input: never, language: Language) => Result<unknown, RulesRefusal> = TOPICS[topic];
    return ask(input.data as never, language);
  }
  const [first] = input.error.issues;
  const issue = first === undefined ? undefined : deepest(first);
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknownKey].join('.');
  return refuse({
    code: 'rules.invalid-input',
    ...(path === '' ? {} : { path }),
    values: { what: `${path === '' ? '' : `${path}：`}${issue?.message ?? ''}` },
  });
}

function errorBody(refusal: RulesRefusal, language: Language) {
  const message = sentence(REFUSAL_WORDS, refusal.code, language, refusal.values);
  const { code, path } = refusal;
  return { error: { code, message, ...(path === undefined ? {} : { path }) } };
}

/** Writes the answer or the error and says how it ended. A fault of ours is an error too, never half an answer. */
function answer(asked: Asked, source: string, indent: number): number {
  const write = (value: unknown) =>
    process.stdout.write(`${JSON.stringify(value, null, indent)}\n`);
  try {
    const result = evaluate(asked, source);
    write(result.ok ? result.value : errorBody(result.error, asked.language));
    return result.ok ? EXIT.ok : EXIT.badInput;
  } catch {
    write(errorBody({ code: 'rules.internal' }, asked.language));
    return EXIT.internal;
  }
}

/** A reader that has enough closes the pipe: that is no fault of anybody. */
function stopQuietlyWhenClosed(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
}

/** Every line gets its line of answer, also after a bad one; the exit code is the worst of them. */
async function answerLines(asked: Asked): Promise<number> {
  const codes = new Set<number>();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') codes.add(answer(asked, line, 0));
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  }
  if (codes.has(EXIT.internal)) return EXIT.internal;
  return codes.has(EXIT.badInput) ? EXIT.badInput : EXIT.ok;
}

/** Exit code 0 with the conclusion, 2 for bad input or an unknown topic, 1 for an internal error. */
export async function runRules(args: readonly string[]): Promise<number> {
  stopQuietlyWhenClosed();
  const { language, asked } = readArguments(args);
  if (!asked.ok) {
    process.stdout.write(`${JSON.stringify(errorBody(asked.error, language), null, 2)}\n`);
    return EXIT.badInput;
  }
  if (asked.value.wantsSchema) {
    process.stdout.write(`${JSON.stringify(schemaOfTopic(asked.value.topic), null, 2)}\n`);
    return EXIT.ok;
  }
  if (asked.value.isByLine) return answerLines(asked.value);
  return answer(asked.value, await text(process.stdin), 2);
}
