// Binds the public pages under /public/, outside the API: no session, no cookie, a content policy without scripts, an entity tag.
import { Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Binder } from '../../platform/http/bind.ts';
import { answerTo } from '../../platform/http/errors.ts';
import { html } from '../../platform/http/html.ts';
import { requireSameOrigin } from '../../platform/http/same-origin.ts';
import { digestOf } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import { framed, PORTAL_STYLE, type PortalPage } from './portal.frame.ts';
import type { PublicFile } from './portal.store.ts';

/** What a route answers: a page, a text of another kind (a feed), a file to take away, or another address. */
export type PortalAnswer =
  | { readonly page: PortalPage }
  | {
      readonly text: string;
      readonly contentType: string;
      /** False: it holds what the request alone says, and no cache keeps it. */
      readonly isKept?: boolean;
    }
  | { readonly bytes: Buffer; readonly contentType: string; readonly fileName: string }
  | { readonly file: PublicFile; readonly parts: () => AsyncIterable<Buffer> }
  | { readonly goTo: string };

export interface PortalRoute {
  readonly method: 'GET' | 'POST';
  /** Below /public. */
  readonly path: string;
  /** How many calls a minute one address has; 30 for every POST by default. */
  readonly perMinute?: number;
  /** Only of calls that ask for this. */
  readonly isLimited?: (request: FastifyRequest) => boolean;
  /** What is answered past that: by default an error page; a form comes back with all that was typed. */
  readonly busy?: (request: FastifyRequest) => Promise<PortalAnswer>;
  readonly answer: (request: FastifyRequest) => Promise<PortalAnswer>;
}

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** A page may be a minute old; then the tag tells whether it changed. */
const FOR_ALL = 'public, max-age=60, must-revalidate';
const FOR_ONE = 'no-store';

/** Of the query and the form alike: texts by name, of each the first. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, given]) => {
      const one: unknown = Array.isArray(given) ? given[0] : given;
      return typeof one === 'string' ? [[name, one]] : [];
    }),
  );
}

/** Whether the reader has it already. */
const isKnown = (request: FastifyRequest, tag: string): boolean =>
  request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag) === true;

/** Sends with a tag of the content; a reader who has it already gets 304. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply {
  // Weak: the same content may come compressed.
  const tag = `W/"${digestOf(Buffer.from(body)).slice(0, 22)}"`;
  reply.header('etag', tag);
  return isKnown(request, tag) ? reply.code(304).send() : reply.send(body);
}

const named = (fileName: string) => `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;

/** A document as released: part by part, not at all to who has it, and no search engine is to find it. */
function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, parts }: Extract<PortalAnswer, { file: PublicFile }>,
): FastifyReply {
  const tag = `"${file.digest.slice(0, 32)}"`;
  reply
    .type(file.type)
    .header('cache-control', FOR_ALL)
    .header('etag', tag)
    .header('x-robots-tag', 'noindex')
    .header('content-disposition', named(file.name));
  if (isKnown(request, tag)) return reply.code(304).send();
  reply.header('content-length', file.size);
  // Asked for its head alone, nothing of it is read.
  return reply.send(Readable.from(request.method === 'HEAD' ? [] : parts()));
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: PortalPage): FastifyReply {
  const { status = 200, isForAll = true } = page;
  const body = framed(page, request.url.split('?')[0] ?? '');
  reply.code(status).type('text/html; charset=utf-8');
  const isKept = isForAll && status === 200 && request.method !== 'POST';
  reply.header('cache-control', isKept ? FOR_ALL : FOR_ONE);
  return isKept ? sendTagged(request, reply, body) : reply.send(body);
}

function send(request: FastifyRequest, reply: FastifyReply, answer: PortalAnswer): FastifyReply {
  if ('page' in answer) return sendPage(request, reply, answer.page);
  // After a form: the other address is read, the form is not sent again.
  if ('goTo' in answer) return reply.header('cache-control', FOR_ONE).redirect(answer.goTo, 303);
  if ('file' in answer) return sendFile(request, reply, answer);
  reply.type(answer.contentType);
  if ('text' in answer) {
    reply.header('cache-control', answer.isKept === false ? FOR_ONE : FOR_ALL);
    return sendTagged(request, reply, answer.text);
  }
  return reply
    .header('cache-control', FOR_ALL)
    .header('x-robots-tag', 'noindex')
    .header('content-disposition', named(answer.fileName))
    .send(answer.bytes);
}

const NONE = '没有这个页面，可能地址不完整。';

const errorPage = (status: number, message: string): PortalPage => ({
  title: status === 404 ? '没有找到' : '没有办成',
  status,
  isForAll: false,
  main: html`<p>${message}</p><p><a href="/public/">回到公告通报</a></p>`,
});

function addErrors(portal: FastifyInstance, { errors, constraints }: Binder): void {
  portal.setErrorHandler(async (error: FastifyError, request, reply) => {
    const { status, body } = answerTo(error, request, errors, constraints, 'zh');
    // What the office is told of its scope says nothing to the public.
    return sendPage(request, reply, errorPage(status, status === 404 ? NONE : body.error.message));
  });
  portal.setNotFoundHandler(async (request, reply) =>
    sendPage(request, reply, errorPage(404, NONE)),
  );
}

const MINUTE = '1 minute';

function limitOf({ method, perMinute, isLimited, busy }: PortalRoute) {
  const max = perMinute ?? (method === 'POST' ? 30 : undefined);
  if (max === undefined || busy !== undefined) return {};
  const free =
    isLimited === undefined ? {} : { allowList: (one: FastifyRequest) => !isLimited(one) };
  return { config: { rateLimit: { max, timeWindow: MINUTE, ...free } } };
}

/** A route that answers itself past its limit is counted when it is called, not before its form is read. */
function answeredBy(portal: FastifyInstance, { answer, busy, perMinute }: PortalRoute) {
  if (busy === undefined || perMinute === undefined) return answer;
  const count = portal.createRateLimit({ max: perMinute, timeWindow: MINUTE });
  return async (request: FastifyRequest) => {
    const limit = await count(request);
    return !limit.isAllowed && limit.isExceeded ? busy(request) : answer(request);
  };
}

/** Every public page; what each module brings is a list of its routes. */
export function registerPortal(binder: Binder, routes: readonly PortalRoute[]): void {
  binder.app.register(
    async (portal) => {
      addErrors(portal, binder);
      portal.addHook('onRequest', async (request, reply) => {
        reply.header('content-security-policy', POLICY);
        // With no referrer at all a browser does not say where a form comes from either.
        reply.header('referrer-policy', 'same-origin');
        if (request.method === 'POST') requireSameOrigin(request);
      });
      portal.get('/style.css', { schema: { hide: true } }, async (request, reply) =>
        sendTagged(
          request,
          reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=86400'),
          PORTAL_STYLE,
        ),
      );
      for (const route of routes) {
        const answer = answeredBy(portal, route);
        portal.route({
          method: route.method,
          url: route.path,
          schema: { hide: true },
          ...limitOf(route),
          handler: async (request, reply) => send(request, reply, await answer(request)),
        });
      }
    },
    { prefix: '/public' },
  );
}

/** The page is not there, or not for the public: the same answer. */
export const noSuchPage = () => new Refused({ code: 'http.not-found' });
