// An act of few fields: what is asked, and what is sent of it.
import type { Inspection } from '@jinze/contracts';
import type { FieldDefinition } from '../../components/form-page.tsx';

export type Values = Readonly<Record<string, string>>;

interface Sending {
  readonly params: { readonly inspectionId: Inspection['id'] };
  readonly version: number;
  readonly idempotencyKey: string;
}

export interface Simple {
  readonly fields: readonly FieldDefinition[];
  readonly initial?: Values;
  readonly send: (values: Values, sending: Sending) => Promise<unknown>;
}
