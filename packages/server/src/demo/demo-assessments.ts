// The demo's assessments: the table of the prefecture, and what last year's facts were, county by county.
import type { SchemeBody } from '@jinze/contracts';
import { PREFECTURE_PATH } from './demo-places.ts';

export const ASSESSED = [1, 2, 3, 4, 5, 6].map((number) => `${PREFECTURE_PATH}99010${number}/`);

/** Nobody gives marks in it, so that every fact has its paper. */
export const demoScheme = (year: number): SchemeBody => ({
  id: `yunjiang-${year}`,
  title: `云江市${year}年度县级安全生产考核细则`,
  status: 'local',
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、责任落实',
      points: 40,
      items: [
        {
          id: '1.1',
          title: '党政主要负责人专题研究',
          points: 40,
          clauses: ['art5.2', 'art6.2'],
          rules: [
            {
              kind: 'count',
              fact: '专题研究',
              asks: '各季度专题研究次数',
              atLeast: 1,
              per: 'quarter',
              each: 10,
            },
          ],
        },
      ],
    },
    {
      id: '2',
      title: '二、隐患整治',
      points: 60,
      items: [
        {
          id: '2.1',
          title: '重大隐患整改率',
          points: 60,
          rules: [
            {
              kind: 'ratio',
              fact: '已整改',
              asks: '已整改的重大隐患',
              whole: { fact: '应整改', asks: '应整改的重大隐患' },
            },
          ],
        },
      ],
    },
  ],
  grades: [{ name: '优秀', from: 90 }, { name: '合格', from: 60 }, { name: '不合格' }],
  quotas: [{ grade: '优秀', share: 0.5 }],
  consequences: [{ text: '一个月内向市委、市政府书面报告', grades: ['不合格'], withinMonths: 1 }],
});

/** Meetings by quarter, hazards put right, hazards known: county by county. */
export const LAST_YEAR: readonly (readonly [readonly number[], number, number])[] = [
  [[1, 1, 1, 1], 19, 20],
  [[2, 1, 1, 2], 24, 24],
  [[1, 1, 0, 1], 15, 18],
  [[1, 2, 1, 1], 11, 11],
  [[1, 0, 0, 1], 6, 16],
  [[1, 1, 1, 0], 9, 10],
];
