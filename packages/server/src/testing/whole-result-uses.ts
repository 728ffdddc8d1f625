// For `addWholeWorld`: where a result is used, supplemented; and one that was withdrawn.
import { civilDate as day } from '@jinze/kernel';
import {
  changeUse,
  type ResultUsesContext,
  recordUse,
  withdrawUse,
} from '../modules/assessments/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';
import { movingClock } from './moving-clock.ts';

export async function addWholeResultUses(
  services: TestDatabase,
  command: Command,
  region: string,
): Promise<void> {
  const context: ResultUsesContext = {
    ...movingClock(services, '2026-11-02T10:00:00').services,
    may: () => true,
    scopeFor: () => SYSTEM_SCOPE,
    sources: { letters: async () => [], lettersAbout: async () => [], decrees: async () => [] },
  };
  const acting = { command, hidden: [] };
  const said = {
    kind: 'appraisal',
    name: '领导班子和领导干部年度综合考核',
    organ: '石桥县委组织部',
    safetyIn: 'unknown',
    weight: null,
    documentNo: null,
    sentTo: null,
    sentOn: null,
    sentNo: null,
    howUsed: null,
    feedback: null,
  } as const;
  // Taken from a decree, so that no column is without a value.
  const from = { origin: 'commendation', ref: '石政发〔2025〕3号' } as const;
  const id = await recordUse(context, acting, { region, year: 2025, said, from });
  await changeUse(
    context,
    acting,
    { id, version: 1 },
    {
      ...said,
      safetyIn: 'yes',
      weight: '占5%',
      documentNo: '石组发〔2025〕8号',
      sentTo: '石桥县委组织部',
      sentOn: day('2026-01-20'),
      sentNo: '石安委函〔2026〕1号',
      howUsed: '按5%计入',
      feedback: '已采用',
    },
  );
  await withdrawUse(context, acting, { id, version: 2 }, '重复登记');
}
