// The HTTP application without any module: parsing, headers, limits, errors, API description, pages.

import { access } from 'node:fs/promises';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { newSecret } from '../ids.ts';
import { Refused } from '../refused.ts';
import { type ErrorTable, errorHandler } from './errors.ts';
import { IPV6_LINE_BITS } from './line-of.ts';

/** The largest request body and upload, in bytes. */
const BODY_LIMIT = 10 * 1024 * 1024;

export interface AppOptions {
  readonly errors: ErrorTable;
  /** Constraint name → error code. */
  readonly constraints: Readonly<Record<string, string>>;
  readonly logger: FastifyBaseLogger;
  /** The built page, or undefined when only the API is served (tests). */
  readonly pageFolder?: string;
  readonly version: string;
  /** Whose word is taken for where a request comes from; nobody’s when there are none. */
  readonly trustedProxies?: readonly string[] | undefined;
}

async function addSecurity(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles at run time; nothing else is inline.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        // A paper that is looked at before it is made has no address of its own.
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Intranets serve plain http; whoever terminates TLS in front adds HSTS there.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await app.register(fastifyCompress, { encodings: ['gzip', 'identity'], threshold: 1024 });
  await app.register(fastifyCookie);
  // One line has 2^64 addresses of IPv6: it counts as one.
  await app.register(fastifyRateLimit, { global: false, ipv6Subnet: IPV6_LINE_BITS });
  await app.register(fastifyMultipart, {
    limits: { fileSize: BODY_LIMIT, files: 1, fields: 10, parts: 11 },
  });
}

async function addDescription(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jinze 尽责',
        version,
        description: '安全生产责任制系统的接口。每个 POST 带 x-csrf-token 与 idempotency-key。',
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(fastifySwaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

async function addPage(app: FastifyInstance, folder: string): Promise<void> {
  await access(`${folder}/index.html`);
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: 'index.html',
    maxAge: 0,
    immutable: false,
    setHeaders: (reply, path) => {
      if (path.includes('/assets/'))
        reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
}

/** An address that cannot be read is taken for what it is, and leads nowhere: the page of its part of the site says so. */
function readable(url: string): string {
  try {
    decodeURI(url);
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}

/** An application ready for modules to bind their routes; `listen` is the caller's. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    genReqId: () => newSecret().slice(0, 12),
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: ({ url = '/' }) => readable(url),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(errorHandler(options.errors, options.constraints));
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      options.pageFolder !== undefined;
    if (isPage && !/\.\w+$/.test(request.url.split('?')[0] ?? ''))
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    throw new Refused({ code: 'http.not-found' });
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  await addSecurity(app);
  await addDescription(app, options.version);
  if (options.pageFolder !== undefined) await addPage(app, options.pageFolder);
  return app;
}
