// The typed client: what the contracts say goes in and comes out; errors carry their code and words.
import type {
  accessRoutes,
  accidentsRoutes,
  accountabilityRoutes,
  annualReportsRoutes,
  assessmentSchemesRoutes,
  assessmentsRoutes,
  attachmentsRoutes,
  calendarRoutes,
  commendationsRoutes,
  decisionsRoutes,
  deploymentsRoutes,
  documentsRoutes,
  dutiesRoutes,
  ErrorBody,
  evidenceFilesRoutes,
  fulfilmentRoutes,
  handoversRoutes,
  inspectionsRoutes,
  instrumentsRoutes,
  ledgerRoutes,
  noticesRoutes,
  performanceRoutes,
  postsRoutes,
  precedentsRoutes,
  publicationRoutes,
  publicReportsRoutes,
  RouteDefinition,
  recordImportsRoutes,
  resultUsesRoutes,
  signsRoutes,
  supervisionRoutes,
  talksRoutes,
  vettingRoutes,
} from '@jinze/contracts';
import type { z } from 'zod';
import { ROUTE_TABLE } from './route-table.ts';
import { wholeBody } from './whole-body.ts';

interface Contracts {
  supervision: typeof supervisionRoutes;
  access: typeof accessRoutes;
  documents: typeof documentsRoutes;
  instruments: typeof instrumentsRoutes;
  posts: typeof postsRoutes;
  deployments: typeof deploymentsRoutes;
  handovers: typeof handoversRoutes;
  duties: typeof dutiesRoutes;
  performance: typeof performanceRoutes;
  attachments: typeof attachmentsRoutes;
  recordImports: typeof recordImportsRoutes;
  evidenceFiles: typeof evidenceFilesRoutes;
  fulfilment: typeof fulfilmentRoutes;
  signs: typeof signsRoutes;
  annualReports: typeof annualReportsRoutes;
  accidents: typeof accidentsRoutes;
  accountability: typeof accountabilityRoutes;
  decisions: typeof decisionsRoutes;
  precedents: typeof precedentsRoutes;
  commendations: typeof commendationsRoutes;
  resultUses: typeof resultUsesRoutes;
  inspections: typeof inspectionsRoutes;
  publication: typeof publicationRoutes;
  publicReports: typeof publicReportsRoutes;
  talks: typeof talksRoutes;
  assessmentSchemes: typeof assessmentSchemesRoutes;
  assessments: typeof assessmentsRoutes;
  vetting: typeof vettingRoutes;
  ledger: typeof ledgerRoutes;
  notices: typeof noticesRoutes;
  calendar: typeof calendarRoutes;
}
type Module = keyof Contracts;
type RouteOf<
  M extends Module,
  K extends keyof Contracts[M],
> = Contracts[M][K] extends RouteDefinition ? Contracts[M][K] : never;
export interface CallInput<R extends RouteDefinition> {
  params?: z.input<R['params']>;
  query?: z.input<R['query']>;
  body?: z.input<R['body']>;
  file?: File;
  /** One key per act of the user: a retry of the same act must not act twice. */
  idempotencyKey?: string;
}

export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly body: ErrorBody['error'];
  constructor(status: number, body: ErrorBody['error']) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.body = body;
  }
}

/** Whether nothing came back at all: no connection, or the server is down. */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.status === 0;
}

let csrfToken = '';
let language = 'zh-CN';

export function setCsrfToken(token: string): void {
  csrfToken = token;
}
export function setLanguage(next: string): void {
  language = next;
}

/** Works over plain http too, where `randomUUID` is not offered. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function addressOf(path: string, params: object | undefined, query: object | undefined): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string | undefined> | undefined)?.[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

/** Where a list is kept as a workbook, with what leaves rows out. */
export const sheetAddress = (path: string, filter: object): string =>
  addressOf(`/api/${path}.xlsx`, undefined, filter);

const OFFLINE: ErrorBody['error'] = {
  code: 'http.offline',
  message: '连接中断：请检查网络后重试，填写的内容没有丢失。',
};

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError(0, OFFLINE);
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  return new ApiError(
    response.status,
    body?.error ?? { code: 'http.internal', message: '服务没有正常应答，请稍后再试。' },
  );
}

function initOf(
  method: string,
  input: { body?: unknown; file?: File; idempotencyKey?: string },
): Omit<RequestInit, 'headers'> & { headers: Record<string, string> } {
  const headers: Record<string, string> = { 'accept-language': language };
  if (method === 'GET') return { headers };
  headers['x-csrf-token'] = csrfToken;
  headers['idempotency-key'] = input.idempotencyKey ?? newKey();
  if (input.file !== undefined) {
    const form = new FormData();
    // Before the file: what is to be done with it is known when it arrives.
    if (input.body !== undefined) form.set('body', JSON.stringify(input.body));
    form.set('file', input.file);
    return { method, headers, body: form };
  }
  headers['content-type'] = 'application/json';
  return { method, headers, body: JSON.stringify(input.body ?? {}) };
}

function routeOf(module: Module, name: string, input: { params?: unknown; query?: unknown }) {
  const [method, path] = (
    ROUTE_TABLE[module] as unknown as Record<string, readonly ['GET' | 'POST', string]>
  )[name] ?? ['GET', ''];
  return {
    method,
    address: addressOf(path, input.params as object | undefined, input.query as object | undefined),
  };
}

/** Calls a route of a contract. Throws `ApiError`. */
export async function call<M extends Module, K extends keyof Contracts[M] & string>(
  module: M,
  name: K,
  input: CallInput<RouteOf<M, K>> = {},
): Promise<z.output<RouteOf<M, K>['response']>> {
  const { method, address } = routeOf(module, name, input);
  const response = await send(address, initOf(method, input));
  if (!response.ok) throw await errorOf(response);
  return (await response.json()) as z.output<RouteOf<M, K>['response']>;
}

/** Where a file is fetched by the browser itself, however large: it goes to the disk as it comes. */
export function fileAddress<M extends Module, K extends keyof Contracts[M] & string>(
  module: M,
  name: K,
  input: CallInput<RouteOf<M, K>>,
): string {
  return routeOf(module, name, input).address;
}

/** `attachment; filename*=UTF-8''…`, as the server names every file. */
function fileNameOf(response: Response): string {
  const written = /filename\*=UTF-8''([^;]+)/.exec(
    response.headers.get('content-disposition') ?? '',
  )?.[1];
  return written === undefined ? 'jinze' : decodeURIComponent(written);
}

/** Gives the browser a file to keep. */
function keep(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Kept for a while: some browsers begin to read it only when the page has answered.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Has a file made; a refusal can be shown beside the button. Throws `ApiError`. */
export async function fetchFile<M extends Module, K extends keyof Contracts[M] & string>(
  module: M,
  name: K,
  input: CallInput<RouteOf<M, K>> = {},
): Promise<{ readonly name: string; readonly file: Blob }> {
  const { method, address } = routeOf(module, name, input);
  const response = await send(address, initOf(method, input));
  if (!response.ok) throw await errorOf(response);
  return { name: fileNameOf(response), file: await response.blob() };
}

/** Has a file made and lets the browser keep it. Throws `ApiError`. */
export async function saveFile<M extends Module, K extends keyof Contracts[M] & string>(
  module: M,
  name: K,
  input: CallInput<RouteOf<M, K>> = {},
): Promise<void> {
  const made = await fetchFile(module, name, input);
  keep(made.name, made.file);
}

/** `broken-off`: some of it came and not all; nothing of it is kept. */
export type Taken = { readonly name: string; readonly bytes: number } | 'broken-off';

/**
 * Takes a file while it is being made, tells how much of it has come, and lets the browser keep it once it is whole.
 * Throws `ApiError` where it is refused.
 */
export async function takeFile(
  address: string,
  {
    signal,
    onBytes,
    isWhole,
  }: {
    readonly signal: AbortSignal;
    readonly onBytes: (bytes: number) => void;
    readonly isWhole: (file: Blob) => Promise<boolean>;
  },
): Promise<Taken> {
  const response = await send(address, { headers: { 'accept-language': language }, signal });
  if (!response.ok || response.body === null) throw await errorOf(response);
  const file = await wholeBody(response.body, onBytes);
  if (file === undefined || !(await isWhole(file))) return 'broken-off';
  const name = fileNameOf(response);
  keep(name, file);
  return { name, bytes: file.size };
}

export interface Progress {
  readonly stage: 'reading' | 'checking' | 'writing';
  readonly done: number;
  readonly of: number;
}
type Line<T> = { progress: Progress } | { result: T } | ErrorBody;

/** Lines of JSON as they arrive. */
async function* linesOf<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<Line<T>> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: string };
    const parts = (rest + (value ?? '')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') yield JSON.parse(part) as Line<T>;
    if (done) return;
  }
}

/** An upload that tells how far it is. Throws `ApiError`, also when the connection breaks half way. */
export async function uploadWithProgress<M extends Module, K extends keyof Contracts[M] & string>(
  module: M,
  name: K,
  input: CallInput<RouteOf<M, K>> & { file: File },
  onProgress: (progress: Progress) => void,
): Promise<z.output<RouteOf<M, K>['response']>> {
  const { method, address } = routeOf(module, name, input);
  const init = initOf(method, input);
  const response = await send(address, {
    ...init,
    headers: { ...init.headers, accept: 'application/x-ndjson' },
  });
  if (!response.ok || response.body === null) throw await errorOf(response);
  try {
    for await (const line of linesOf<z.output<RouteOf<M, K>['response']>>(response.body)) {
      if ('progress' in line) onProgress(line.progress);
      else if ('result' in line) return line.result;
      else throw new ApiError(422, line.error);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
  }
  throw new ApiError(0, OFFLINE);
}
