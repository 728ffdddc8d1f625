// The body of every error, and the codes that any route may answer with.
import { z } from 'zod';

export const errorBodySchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    /** Where in the input the fault is, for example `body.year`. */
    path: z.string().optional(),
    /** Version conflicts carry the newer state, so that the page can show it. */
    current: z.unknown().optional(),
    /** A name the caller may have meant, or the field errors of a form. */
    details: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
