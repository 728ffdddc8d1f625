// Papers of the demo: a notice that went round and was numbered, one withdrawn and made anew, one of listed supervision, minutes, feedback, and a number kept free. Pure.
import type { DocumentKind } from '@jinze/contracts';
import { type CivilDate, civilDate as day } from '@jinze/kernel';
import { timedByDay } from './demo-days.ts';

/** Of which record: a task or an inspection by its title, a talk by whom it was with. */
type DemoRecordNamed =
  | { readonly task: string }
  | { readonly inspection: string }
  | { readonly talkWith: string };

export interface DemoDocument {
  readonly kind: DocumentKind;
  readonly of: DemoRecordNamed;
  readonly dated: CivilDate;
  /** As it is printed; the form has a short name. */
  readonly organ: string;
  readonly copiesTo: readonly string[];
  /** Absent: it goes round without one. */
  readonly number?: { readonly code: string; readonly first: number | null };
}

type Step =
  | { readonly kind: 'make'; readonly document: DemoDocument }
  | {
      readonly kind: 'withdraw';
      readonly code: string;
      readonly n: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'reserve';
      readonly region: string;
      readonly code: string;
      readonly purpose: string;
    };

interface DocumentDone {
  readonly on: CivilDate;
  /** Whose account does it. */
  readonly by: string;
  readonly step: Step;
}
export type DocumentDemoAct = DocumentDone & { readonly at: Date };

const COUNTY = '石桥县安全生产委员会办公室';
const CITY = '云江市安全生产委员会办公室';

const REVIEW: DemoDocument = {
  kind: 'task-notice',
  of: { task: '复查三家危险化学品企业重大隐患' },
  dated: day('2026-11-17'),
  organ: COUNTY,
  copiesTo: ['石桥县人民政府办公室'],
};
const SPACES: DemoDocument = {
  kind: 'task-notice',
  of: { task: '建立有限空间作业审批和应急救援清单' },
  dated: day('2026-10-29'),
  organ: CITY,
  copiesTo: [],
  number: { code: '云安办督', first: 31 },
};
const COLLISION: DemoDocument = {
  kind: 'listed-supervision-notice',
  of: { task: '“10·11”道路交通事故挂牌督办' },
  dated: day('2026-10-16'),
  organ: CITY,
  copiesTo: ['云江市公安局', '云江市交通运输局'],
  number: { code: '云安督', first: 3 },
};
const MINUTES: DemoDocument = {
  kind: 'talk-minutes',
  of: { talkWith: '石桥县人民政府' },
  dated: day('2026-10-26'),
  organ: CITY,
  copiesTo: [],
  number: { code: '云安办纪要', first: 9 },
};
const FEEDBACK: DemoDocument = {
  kind: 'inspection-feedback',
  of: { inspection: '石桥县安全生产巡查' },
  dated: day('2025-07-02'),
  organ: CITY,
  copiesTo: [],
  number: { code: '云安委函', first: 33 },
};

const make = (on: string, by: string, document: DemoDocument): DocumentDone => ({
  on: day(on),
  by,
  step: { kind: 'make', document },
});

/** Each after what its record says by then: nothing in it is of later. */
export const DOCUMENT_ACTS: readonly DocumentDemoAct[] = timedByDay('08:10', [
  make('2025-12-11', 'yunjiang-awb', FEEDBACK),
  make('2026-10-30', 'yunjiang-awb', SPACES),
  {
    on: day('2026-11-02'),
    by: 'yunjiang-awb',
    step: { kind: 'withdraw', code: '云安办督', n: 31, reason: '漏列抄送机关，重新印发' },
  },
  make('2026-11-02', 'yunjiang-awb', {
    ...SPACES,
    dated: day('2026-11-02'),
    copiesTo: ['云江市应急管理局'],
    number: { code: '云安办督', first: null },
  }),
  make('2026-11-16', 'yunjiang-awb', COLLISION),
  make('2026-11-17', 'shiqiao-awb', REVIEW),
  make('2026-11-17', 'shiqiao-awb', { ...REVIEW, number: { code: '石安办督', first: 24 } }),
  {
    on: day('2026-11-18'),
    by: 'shiqiao-awb',
    step: {
      kind: 'reserve',
      region: '石桥县',
      code: '石安办督',
      purpose: '年底安全生产督查通知',
    },
  },
  make('2026-11-19', 'yunjiang-awb', MINUTES),
]);
