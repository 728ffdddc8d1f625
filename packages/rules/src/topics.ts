// The topics by name, as the command and the API call them: input in, conclusion or refusal out.

import type { DutiesInput } from './duties.shape.ts';
import { duties } from './duties.ts';
import type { Language } from './frame.ts';

export const TOPICS = {
  duties: (input: DutiesInput, language: Language) => duties(input, { language }),
} as const;
