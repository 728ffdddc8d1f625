// How the values of a form are read.

/** What was typed, or null where nothing was. */
export const orNull = (value: string | undefined) => {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
};
