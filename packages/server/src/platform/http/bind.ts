// Binds a contract's route to its handler: session, CSRF, right to the action, idempotency, upload.

import { Readable } from 'node:stream';
// Declares `request.file()` on every request.
import type {} from '@fastify/multipart';
import type { RouteDefinition } from '@jinze/contracts';
import { errorBodySchema } from '@jinze/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { NO_SCOPE, type Scope } from '../database/scope.ts';
import { digestOf } from '../ids.ts';
import { Refused } from '../refused.ts';
import type { Command } from '../unit-of-work.ts';
import type { Caller, Gate } from './caller.ts';
import { answerTo, type ErrorTable } from './errors.ts';
import { type Report, SILENT, sendWithProgress, wantsProgress } from './progress.ts';
import { requireSameOrigin } from './same-origin.ts';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface FileResponse {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Looked at within a page of ours, not kept. */
  readonly isInline?: boolean;
}

/** A file that is not in memory as a whole. */
export interface StreamResponse {
  readonly fileName: string;
  readonly contentType: string;
  /** In bytes; absent where it is not known before the end. */
  readonly size?: number;
  /** In order, read as the caller takes them. */
  readonly parts: AsyncIterable<Buffer>;
}

/** What a handler gets beside its input. */
export interface Call {
  /** Absent on public routes without a session. */
  readonly caller: Caller | undefined;
  /** The rows this action may touch for this caller. */
  readonly scope: Scope;
  /** For the unit of work: actor, scope and idempotency key. */
  readonly command: Command;
  /** On upload routes: says how far the work is, to whoever asked for it. */
  readonly report: Report;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A call on a route that needs a session. */
export interface SignedInCall extends Call {
  readonly caller: Caller;
}

export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** On upload routes: the file. */
  readonly file: UploadedFile;
}

type Answer<R extends RouteDefinition> = R['form'] extends 'download'
  ? FileResponse | StreamResponse
  : z.input<R['response']>;
type CallOf<R extends RouteDefinition> = R['access'] extends 'public' ? Call : SignedInCall;
export type Handler<R extends RouteDefinition> = (
  input: Input<z.output<R['params']>, z.output<R['query']>, z.output<R['body']>>,
  call: CallOf<R>,
) => Promise<z.input<R['response']> | FileResponse | StreamResponse | Answer<R>>;

const NO_FILE: UploadedFile = { name: '', bytes: Buffer.alloc(0) };

/** What is said about the file: the field `body` before it, as JSON and as the contract has it. */
function readBesides(route: RouteDefinition, field: unknown): unknown {
  const value =
    typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined;
  const said = typeof value === 'string' ? jsonOf(value) : {};
  const parsed = route.body.safeParse(said);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({
    path: ['body', ...issue.path].join('.'),
    message: issue.message,
  }));
  throw new Refused({ code: 'http.invalid-input', details });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused({ code: 'http.invalid-input', path: 'body' });
  }
}

async function readUpload(
  route: RouteDefinition,
  request: FastifyRequest,
): Promise<{ file: UploadedFile; body: unknown }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part === undefined) throw new Refused({ code: 'http.no-file', path: 'body.file' });
  const file = { name: part.filename.slice(-200), bytes: await part.toBuffer() };
  return { file, body: readBesides(route, part.fields['body']) };
}

function requireCsrf(request: FastifyRequest, caller: Caller): void {
  requireSameOrigin(request);
  if (request.headers['x-csrf-token'] !== caller.csrfToken)
    throw new Refused({ code: 'http.csrf' });
}

function idempotencyOf(
  route: RouteDefinition,
  request: FastifyRequest,
  { file, body }: { file: UploadedFile; body: unknown },
): NonNullable<Command['request']> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 100) {
    throw new Refused({ code: 'http.idempotency-key-missing' });
  }
  const asked = JSON.stringify([
    request.params,
    body ?? null,
    route.form === 'upload' ? digestOf(file.bytes) : null,
  ]);
  return { key, route: route.id, hash: digestOf(asked) };
}

export interface Binder {
  readonly app: FastifyInstance;
  readonly gate: Gate;
  readonly clock: Clock;
  /** For errors that come after an answer has begun. */
  readonly errors: ErrorTable;
  readonly constraints: Readonly<Record<string, string>>;
}

async function enter(
  binder: Binder,
  route: RouteDefinition,
  request: FastifyRequest,
): Promise<{ caller: Caller | undefined; scope: Scope }> {
  const { gate, clock } = binder;
  const caller = await gate.authenticate(request);
  if (route.access === 'public') return { caller, scope: NO_SCOPE };
  if (caller === undefined) throw new Refused({ code: 'access.sign-in-required' });
  if (route.method === 'POST') requireCsrf(request, caller);
  const scope = gate.scopeFor(caller, route.id);
  if (scope === undefined) {
    await gate.refused({ accountId: caller.accountId, name: caller.displayName }, route.id);
    throw new Refused({ code: 'access.not-allowed' });
  }
  if (
    route.access === 'signing' &&
    (caller.reauthenticatedUntil?.getTime() ?? 0) < clock.now().getTime()
  ) {
    throw new Refused({ code: 'access.reauthentication-required' });
  }
  return { caller, scope };
}

/** In a frame of a page of ours and of nobody else’s. */
function showInPage(reply: FastifyReply): void {
  reply
    .header('content-disposition', 'inline')
    .header('x-frame-options', 'SAMEORIGIN')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'self'");
}

function sendFile(reply: FastifyReply, file: FileResponse | StreamResponse): FastifyReply {
  reply
    .header('content-type', file.contentType)
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    );
  if ('bytes' in file) {
    if (file.isInline === true) showInPage(reply);
    return reply.send(file.bytes);
  }
  if (file.size !== undefined) reply.header('content-length', file.size);
  return reply.send(file.parts instanceof Readable ? file.parts : Readable.from(file.parts));
}

/** What anybody may send is limited in any case, what anybody may read where the route says so. */
function limitOf({ access, method, perMinute }: RouteDefinition) {
  const max = perMinute ?? (access === 'public' && method === 'POST' ? 30 : undefined);
  return max === undefined ? {} : { config: { rateLimit: { max, timeWindow: '1 minute' } } };
}

/** Registers the route. The handler runs only after every check of its contract has passed. */
export function bind<R extends RouteDefinition>(
  binder: Binder,
  route: R,
  handler: Handler<R>,
): void {
  binder.app.route({
    method: route.method,
    url: route.path,
    ...limitOf(route),
    schema: {
      operationId: route.id,
      summary: route.summary,
      tags: [route.id.split('.')[0] ?? ''],
      params: route.params,
      querystring: route.query,
      ...(route.method === 'POST' && route.form !== 'upload' ? { body: route.body } : {}),
      response: {
        ...(route.form === 'download' ? {} : { 200: route.response }),
        '4xx': errorBodySchema,
      },
    },
    handler: async (request, reply) => {
      const { caller, scope } = await enter(binder, route, request);
      const sent =
        route.form === 'upload'
          ? await readUpload(route, request)
          : { file: NO_FILE, body: request.body };
      const actor = { accountId: caller?.accountId ?? null, name: caller?.displayName ?? '' };
      const isIdempotent =
        route.method === 'POST' && caller !== undefined && route.access !== 'public';
      const command: Command = isIdempotent
        ? { actor, scope, request: idempotencyOf(route, request, sent) }
        : { actor, scope };
      const input = {
        params: request.params,
        query: request.query,
        body: sent.body ?? {},
        file: sent.file,
      } as Parameters<Handler<R>>[0];
      const act = (report: Report) =>
        handler(input, { caller, scope, command, report, request, reply } as CallOf<R>);
      if (route.form === 'upload' && wantsProgress(request)) {
        const { errors, constraints } = binder;
        return sendWithProgress(
          reply,
          act,
          (error) => answerTo(error as FastifyError, request, errors, constraints).body,
        );
      }
      const answer = await act(SILENT);
      return route.form === 'download'
        ? sendFile(reply, answer as FileResponse | StreamResponse)
        : answer;
    },
  });
}
