// The one table from error codes to status and words, and the handler that answers with them.
import type { ErrorBody } from '@jinze/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Refused, type Refusing } from '../refused.ts';
import { nestedIssues } from './nested-issues.ts';

/** `{name}` in a message is filled from the refusal's values. */
export type ErrorTable = Readonly<Record<string, { status: number; zh: string; en: string }>>;

export const platformErrors = {
  'http.not-found': {
    status: 404,
    zh: '没有找到，或不在您的管理范围内。',
    en: 'Not found, or outside your scope.',
  },
  'http.invalid-input': {
    status: 400,
    zh: '填写的内容有误，请按提示修改后再提交。',
    en: 'Some input is wrong; correct it as indicated and send again.',
  },
  'http.version-conflict': {
    status: 409,
    zh: '内容刚被别人改过，请看最新情况后再操作。',
    en: 'Somebody changed this meanwhile; look at the newer state first.',
  },
  'http.already-there': {
    status: 409,
    zh: '已经有相同的记录，没有重复登记。',
    en: 'The same record is already there; nothing was added.',
  },
  'http.idempotency-key-missing': {
    status: 400,
    zh: '请求缺少 idempotency-key，请刷新页面后再试。',
    en: 'The request lacks the header idempotency-key.',
  },
  'http.idempotency-key-reused': {
    status: 422,
    zh: '刚才那一次提交已经办成，只是没有收到应答；改动后的内容没有再提交。请关闭表单、刷新页面，看办成的结果。',
    en: 'What was sent before is done, only its answer was lost; what was changed since was not sent. Reload the page and look.',
  },
  'http.csrf': {
    status: 403,
    zh: '页面已过期，请刷新后再试。',
    en: 'The page is out of date; reload it and try again.',
  },
  'http.too-large': {
    status: 413,
    zh: '文件或内容太大，最多 10 MB。',
    en: 'Too large: at most 10 MB.',
  },
  'http.no-file': {
    status: 400,
    zh: '没有收到文件，请选择一个 .xlsx 文件。',
    en: 'No file arrived; choose an .xlsx file.',
  },
  'http.too-many-requests': {
    status: 429,
    zh: '操作过于频繁，请稍后再试。',
    en: 'Too many requests; try again later.',
  },
  'http.unavailable': {
    status: 503,
    zh: '服务暂时不可用，请稍后再试；已确认的内容没有丢失。',
    en: 'Temporarily unavailable; nothing acknowledged is lost.',
  },
  'http.internal': {
    status: 500,
    zh: '程序出错，已记入日志；本次操作没有生效，请稍后再试。',
    en: 'Internal error, logged; nothing was changed.',
  },
} as const satisfies ErrorTable;

export type Language = 'zh' | 'en';

/** Chinese unless the caller asks for English first. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

/** What a refusal says, with its values filled in. */
export function messageOf(
  table: ErrorTable,
  refusal: Pick<Refusing, 'code' | 'values'>,
  language: Language,
): string {
  const entry = table[refusal.code] ?? platformErrors['http.internal'];
  return entry[language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(refusal.values?.[name] ?? ''),
  );
}

function worded(
  table: ErrorTable,
  refusal: Refusing,
  language: Language,
): { status: number; body: ErrorBody } {
  const message = messageOf(table, refusal, language);
  return {
    status: (table[refusal.code] ?? platformErrors['http.internal']).status,
    body: {
      error: {
        code: refusal.code,
        message,
        ...(refusal.path === undefined ? {} : { path: refusal.path }),
        ...(refusal.current === undefined ? {} : { current: refusal.current }),
        ...(refusal.details === undefined ? {} : { details: [...refusal.details] }),
      },
    },
  };
}

/** SQLSTATE and constraint name decide; a database message never reaches a response. */
function ofDatabase(
  error: { code?: unknown; constraint?: unknown },
  constraints: Readonly<Record<string, string>>,
): Refusing | undefined {
  if (typeof error.code !== 'string') return undefined;
  const named = typeof error.constraint === 'string' ? constraints[error.constraint] : undefined;
  if (named !== undefined) return { code: named };
  // PostgreSQL keeps no U+0000, neither in a text nor in JSON: whatever holds one was never meant.
  if (error.code === '22021' || error.code === '22P05') return { code: 'http.invalid-input' };
  if (error.code === '23505') return { code: 'http.already-there' };
  if (error.code === '40001' || error.code === '40P01') return { code: 'http.version-conflict' };
  if (/^(08|57P|53|55P03|ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(error.code))
    return { code: 'http.unavailable' };
  return undefined;
}

/** Inside one of several shapes a value may have, the fault is placed where it is. */
function placedIn(
  where: string,
  issue: { readonly instancePath: string; readonly message?: string; readonly params: object },
): readonly { readonly path: string; readonly message: string }[] {
  const { instancePath, message = '', params } = issue;
  const at = `${where}${instancePath.replaceAll('/', '.')}`;
  if (!('errors' in params) || !Array.isArray(params.errors)) return [{ path: at, message }];
  const { errors } = params;
  return nestedIssues({ code: 'invalid_union', path: [], errors, message } as never).map(
    ({ path, message: said }) => ({ path: [at, ...path].join('.'), message: said }),
  );
}

function ofFramework(error: FastifyError): Refusing | undefined {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'body';
    const details = error.validation.flatMap((issue) => placedIn(where, issue));
    return {
      code: 'http.invalid-input',
      details,
      ...(details[0] === undefined ? {} : { path: details[0].path }),
    };
  }
  if (error.statusCode === 413) return { code: 'http.too-large' };
  if (error.statusCode === 429) return { code: 'http.too-many-requests' };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return { code: 'http.invalid-input' };
  return undefined;
}

/** Status and body of any error that reached a route, worded from the table. What is no refusal is logged. */
export function answerTo(
  error: FastifyError,
  request: FastifyRequest,
  table: ErrorTable,
  constraints: Readonly<Record<string, string>>,
  language: Language = languageOf(request),
): { status: number; body: ErrorBody } {
  const refusal =
    error instanceof Refused
      ? error.refusal
      : (ofDatabase(error, constraints) ?? ofFramework(error));
  // The log gets the kind and the stack, never the message of a database error: it may hold names.
  if (refusal === undefined)
    request.log.error(
      { kind: error.name, stack: error.stack?.split('\n').slice(1) },
      'unexpected error',
    );
  return worded(table, refusal ?? { code: 'http.internal' }, language);
}

export function errorHandler(table: ErrorTable, constraints: Readonly<Record<string, string>>) {
  return async (
    error: FastifyError,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { status, body } = answerTo(error, request, table, constraints);
    return reply.code(status).send(body);
  };
}
