// The regulation as a reader sees it: articles, duty items and key points with their status.
import { instrumentsRoutes } from '@jinze/contracts';
import { instruments } from '@jinze/rules';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { ErrorTable } from '../../platform/http/errors.ts';
import { Refused } from '../../platform/refused.ts';
import { instrumentView } from './instruments.view.ts';

export const instrumentsErrors = {
  'instruments.unknown': { status: 404, zh: '没有这部文件。', en: 'There is no such instrument.' },
} as const satisfies ErrorTable;

export function registerInstruments(binder: Binder): void {
  bind(binder, instrumentsRoutes.read, async ({ params }) => {
    const found = instruments().find((one) => one.id === params.instrumentId);
    if (found === undefined) throw new Refused({ code: 'instruments.unknown' });
    return instrumentView(found);
  });
}
