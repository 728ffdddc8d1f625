// Whether this process can serve: migrated, and the database answers.
import { z } from 'zod';
import { get } from './route.ts';

export const healthSchema = z.strictObject({
  status: z.literal('ok'),
  version: z.string(),
  kind: z.enum(['demo', 'real']),
  schema: z.number().int(),
});

export const healthRoutes = {
  read: get({
    id: 'health.read',
    path: '/api/health',
    summary: 'Ready to serve',
    access: 'public',
    response: healthSchema,
  }),
};
