// The topics by name, as the command and the API call them: input in, conclusion or refusal out.

import type { DutiesInput } from './duties.shape.ts';
import { duties } from './duties.ts';
import type { Language } from './frame.ts';
import type { FulfilmentInput } from './fulfilment.shape.ts';
import { fulfilment } from './fulfilment.ts';
import type { TalkTriggersInput } from './talk-triggers.shape.ts';
import { talkTriggers } from './talk-triggers.ts';

export const TOPICS = {
  duties: (input: DutiesInput, language: Language) => duties(input, { language }),
  fulfilment: (input: FulfilmentInput, language: Language) => fulfilment(input, { language }),
  'talk-triggers': (input: TalkTriggersInput, language: Language) =>
    talkTriggers(input, { language }),
} as const;
