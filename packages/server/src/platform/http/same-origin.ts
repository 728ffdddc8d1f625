// Whether a request comes from a page of this very server; browsers state the origin of every POST.
import type { FastifyRequest } from 'fastify';
import { Refused } from '../refused.ts';

/** Refuses requests of other sites, and of pages without an origin (`null`). Programs send none and pass. */
export function requireSameOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new Refused({ code: 'http.csrf' });
}
