// What an act on a report asks, and how it is sent.
import type { PublicReport } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { FieldDefinition } from '../../../components/form-page.tsx';

type Values = Readonly<Record<string, string>>;
export const word = (values: Values, name: string) => values[name] ?? '';

export interface Simple {
  readonly fields: readonly FieldDefinition[];
  readonly initial?: Values;
  readonly note?: ReactNode;
  readonly send: (
    values: Values,
    common: { params: { reportId: PublicReport['id'] }; idempotencyKey: string },
    version: number,
  ) => Promise<unknown>;
}

export const told = (t: TFunction) => <p className="muted">{t('publicReports.toldNote')}</p>;
