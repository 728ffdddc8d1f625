// The end of an inspection: what is not closed by then is named, each finding with why it goes on.
import type { Inspection } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { call } from '../../api/client.ts';
import type { Simple } from './simple-act.ts';

const fieldOf = (number: number) => `carried-${number}`;

export function closeOf({ findingList }: Inspection, t: TFunction): Simple {
  const open = findingList.filter(({ state }) => state === 'open' || state === 'claimed');
  return {
    fields: [
      { name: 'reason', label: t('inspections.reason'), kind: 'long' },
      ...open.map(({ number }) => ({
        name: fieldOf(number),
        label: t('inspections.carriedReason', { number }),
        kind: 'long' as const,
      })),
    ],
    send: (values, { params, version, idempotencyKey }) =>
      call('inspections', 'close', {
        params,
        body: {
          version,
          reason: values['reason'] ?? '',
          carried: open.map(({ number }) => ({ number, reason: values[fieldOf(number)] ?? '' })),
        },
        idempotencyKey,
      }),
  };
}
