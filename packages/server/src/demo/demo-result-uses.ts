// The demo's register of uses of 石桥县: what of this year's appraisals, inspections, appointments and honours has safety in it.
import type { ResultUseInput } from '@jinze/contracts';
import { type CivilDate, civilDate as day } from '@jinze/kernel';

export interface DemoUse {
  readonly at: Date;
  readonly year: number;
  readonly said: ResultUseInput;
  /** What came later, and when. */
  readonly later?: { readonly at: Date; readonly said: Partial<ResultUseInput> };
}

const EMPTY = {
  safetyIn: 'unknown',
  weight: null,
  documentNo: null,
  sentTo: null,
  sentOn: null,
  sentNo: null,
  howUsed: null,
  feedback: null,
} as const;

const sent = (sentTo: string, sentOn: CivilDate, sentNo: string) => ({ sentTo, sentOn, sentNo });

const at = (text: string) => new Date(`${text}:00+08:00`);

export const DEMO_USES: readonly DemoUse[] = [
  {
    at: at('2026-01-22T09:30'),
    year: 2025,
    said: {
      ...EMPTY,
      kind: 'appraisal',
      name: '2025年度领导班子和领导干部综合考核',
      organ: '石桥县委组织部',
      safetyIn: 'yes',
      weight: '占5%',
      documentNo: '石组发〔2025〕31号',
      ...sent('石桥县委组织部', day('2026-01-20'), '石安委函〔2026〕1号'),
      howUsed: '按5%计入综合考核，1个单位因安全生产考核不合格没有评为优秀。',
      feedback: '已采用',
    },
  },
  {
    at: at('2026-03-10T10:00'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'appraisal',
      name: '2026年度目标责任考核',
      organ: '石桥县委督查考核办',
      safetyIn: 'yes',
      weight: '8分',
      documentNo: '石办发〔2026〕12号',
    },
  },
  {
    at: at('2026-03-10T10:20'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'appraisal',
      name: '2026年度领导班子和领导干部综合考核',
      organ: '石桥县委组织部',
    },
    later: {
      at: at('2026-06-16T15:00'),
      said: { safetyIn: 'yes', weight: '占5%', documentNo: '石组发〔2026〕18号' },
    },
  },
  {
    at: at('2026-04-08T09:00'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'inspection',
      name: '县委第三轮巡察',
      organ: '石桥县委巡察办',
      safetyIn: 'yes',
      documentNo: '石巡发〔2026〕4号',
      ...sent('石桥县委巡察办', day('2026-04-02'), '石安委函〔2026〕9号'),
      howUsed: '作为巡察前了解情况的内容，列入巡察工作方案。',
      feedback: '巡察报告写明两个镇安全生产责任落实不到位。',
    },
  },
  {
    at: at('2026-05-19T14:30'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'inspection',
      name: '二季度重点工作督查',
      organ: '石桥县委县政府督查室',
      safetyIn: 'yes',
      documentNo: '石督字〔2026〕7号',
      ...sent('石桥县委县政府督查室', day('2026-05-12'), '石安委函〔2026〕14号'),
    },
  },
  {
    at: at('2026-07-02T10:00'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'honour',
      name: '先进基层党组织评选',
      organ: '石桥县委组织部',
      safetyIn: 'no',
      documentNo: '石组发〔2026〕20号',
    },
  },
  {
    at: at('2026-08-11T11:00'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'appointment',
      name: '乡镇领导班子届中调整人选考察',
      organ: '石桥县委组织部',
      safetyIn: 'yes',
      ...sent('石桥县委组织部', day('2026-08-10'), '石安办函〔2026〕22号'),
      howUsed: '作为考察材料，1名人选暂缓使用。',
      feedback: '已书面反馈',
    },
  },
  {
    at: at('2026-09-15T16:00'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'honour',
      name: '文明单位复查',
      organ: '石桥县文明办',
    },
  },
  {
    at: at('2026-10-20T09:40'),
    year: 2026,
    said: {
      ...EMPTY,
      kind: 'other',
      name: '园区高质量发展评价',
      organ: '石桥县发展和改革局',
      safetyIn: 'no',
      documentNo: '石发改〔2026〕88号',
    },
  },
];
