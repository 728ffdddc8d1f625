// The only place that wires modules together.
import { healthRoutes } from '@jinze/contracts';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Services } from './context.ts';
import { addDemoAccounts } from './demo/demo-accounts.ts';
import {
  accessConstraints,
  accessErrors,
  can,
  createGate,
  registerAccess,
} from './modules/access/index.ts';
import {
  countSectionsOf,
  dutiesConstraints,
  dutiesErrors,
  registerDuties,
} from './modules/duties/index.ts';
import {
  instrumentsConstraints,
  instrumentsErrors,
  registerInstruments,
} from './modules/instruments/index.ts';
import {
  currentPostsOf,
  postsConstraints,
  postsErrors,
  registerPosts,
  searchPeople,
} from './modules/posts/index.ts';
import { registerRules } from './modules/rules/index.ts';
import { schemaNumber } from './platform/database/installation.store.ts';
import { NO_SCOPE } from './platform/database/scope.ts';
import { createApp } from './platform/http/app.ts';
import { bind } from './platform/http/bind.ts';
import { platformErrors } from './platform/http/errors.ts';
import { Refused } from './platform/refused.ts';
import { VERSION } from './version.ts';

export interface ComposeOptions {
  readonly services: Services;
  /** The number of the newest migration this program knows. */
  readonly schema: number;
  readonly logger: FastifyBaseLogger;
  readonly pageFolder?: string;
}

/** Every error code and its words. */
const ERRORS = {
  ...platformErrors,
  ...accessErrors,
  ...instrumentsErrors,
  ...postsErrors,
  ...dutiesErrors,
};
const CONSTRAINTS = {
  ...accessConstraints,
  ...instrumentsConstraints,
  ...postsConstraints,
  ...dutiesConstraints,
};

export async function compose({
  services,
  schema,
  logger,
  pageFolder,
}: ComposeOptions): Promise<FastifyInstance> {
  const { database, clock, kind } = services;
  const access = { ...services, people: { search: searchPeople, titlesOf: currentPostsOf } };
  const app = await createApp({
    errors: ERRORS,
    constraints: CONSTRAINTS,
    logger,
    version: VERSION,
    ...(pageFolder === undefined ? {} : { pageFolder }),
  });
  const binder = {
    app,
    gate: createGate(access),
    clock,
    errors: ERRORS,
    constraints: CONSTRAINTS,
  };
  bind(binder, healthRoutes.read, async () => {
    // Another process may have migrated further since this one started.
    if ((await database.read(NO_SCOPE, schemaNumber)) !== schema)
      throw new Refused({ code: 'http.unavailable' });
    return { status: 'ok' as const, version: VERSION, kind, schema };
  });
  registerAccess(binder, access);
  registerRules(binder);
  registerInstruments(binder, services);
  registerPosts(binder, {
    ...services,
    may: can,
    builtOn: countSectionsOf,
    ...(kind === 'demo' ? { afterImport: addDemoAccounts } : {}),
  });
  registerDuties(binder, services);
  return app;
}
