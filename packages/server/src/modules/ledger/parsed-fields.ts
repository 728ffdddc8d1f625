// The fields of an accepted row as its text has them, whatever somebody made of that text.
import type { JsonObject } from '@jinze/kernel';

/** Undefined for what is no JSON object. */
export function parsedFields(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
