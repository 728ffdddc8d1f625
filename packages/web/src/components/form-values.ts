// How the values of a form are read.
import { ApiError } from '../api/client.ts';

/** What was typed, or null where nothing was. */
export const orNull = (value: string | undefined) => {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
};

/** Thrown for what a field cannot be: said beside it, as a refusal of the server would be. */
export const refusedField = (name: string, message: string) =>
  new ApiError(400, { code: 'http.invalid-input', message, path: `body.${name}` });
