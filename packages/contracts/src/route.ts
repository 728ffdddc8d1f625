// How one route of the API is defined: the only definition server, client and OpenAPI share.
import { z } from 'zod';

/** What a route needs of its caller. `session`: any signed-in account; the grant table decides the rest. */
export type RouteAccess = 'public' | 'session' | 'signing';

export interface RouteDefinition<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** `<module>.<verb>`, unique; the matrix of roles × routes names it. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Fastify's path with `:params`. */
  readonly path: string;
  readonly summary: string;
  /** `signing` acts need a session that re-authenticated within the last five minutes. */
  readonly access: RouteAccess;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** `upload`: multipart with one file; `download`: the response is a file, not JSON. */
  readonly form?: 'upload' | 'download';
  /** Of a public route: how often it answers one line of the network in a minute. */
  readonly perMinute?: number;
}

const nothing = z.strictObject({});
export type Nothing = typeof nothing;

interface RouteInput<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  id: string;
  path: string;
  summary: string;
  access: RouteAccess;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  form?: 'upload' | 'download';
  perMinute?: number;
}

/** A reading route. It changes nothing. */
export function get<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  R extends z.ZodType = z.ZodType,
>(input: Omit<RouteInput<P, Q, Nothing, R>, 'body'>): RouteDefinition<P, Q, Nothing, R> {
  return {
    ...input,
    method: 'GET',
    params: input.params ?? (nothing as unknown as P),
    query: input.query ?? (nothing as unknown as Q),
    body: nothing,
  };
}

/** A writing route. It takes the header `idempotency-key`; the same key and body answer the same. */
export function post<
  P extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = z.ZodType,
>(input: Omit<RouteInput<P, Nothing, B, R>, 'query'>): RouteDefinition<P, Nothing, B, R> {
  return {
    ...input,
    method: 'POST',
    params: input.params ?? (nothing as unknown as P),
    query: nothing,
    body: input.body ?? (nothing as unknown as B),
  };
}
