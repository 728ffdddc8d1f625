// The regulation as dated data: instruments and articles with their verification status.
import { z } from 'zod';
import { civilDateSchema, sourceStatusSchema } from './common.ts';
import { get } from './route.ts';

export const keyPointSchema = z.strictObject({
  id: z.string(),
  what: z.string(),
  evidence: z.string(),
});
export const articleSchema = z.strictObject({
  article: z.number().int(),
  chapter: z.string(),
  title: z.string(),
  status: sourceStatusSchema,
  text: z.string(),
  items: z.array(
    z.strictObject({
      code: z.string(),
      article: z.string(),
      title: z.string(),
      text: z.string(),
      keyPoints: z.array(keyPointSchema),
    }),
  ),
});
export type Article = z.infer<typeof articleSchema>;
export const instrumentSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  number: z.string(),
  issuers: z.array(z.string()),
  effectiveFrom: civilDateSchema,
  articles: z.array(articleSchema),
});
export type Instrument = z.infer<typeof instrumentSchema>;

export const instrumentsRoutes = {
  read: get({
    id: 'instruments.read',
    path: '/api/instruments/:instrumentId',
    summary: 'An instrument with its articles and their verification status',
    access: 'public',
    params: z.strictObject({ instrumentId: z.string().max(60) }),
    response: instrumentSchema,
  }),
};
