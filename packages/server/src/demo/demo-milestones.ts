// What followed the demo's accidents: milestones in different stages, a finding, who is named for a case, a moment that matters. Pure.
import type { MilestoneFacts } from '@jinze/contracts';
import { type CivilDate, civilDate, type MilestoneKind } from '@jinze/kernel';
import type { NewAccess, NewFinding, NewMoment } from '../modules/accidents/index.ts';
import { CHEMICAL, MINE, PIT, SCAFFOLD } from './demo-accidents.ts';
import { timedByDay } from './demo-days.ts';

interface Common {
  readonly on: CivilDate;
  /** Whose office enters it. */
  readonly place: string;
  /** The accident. */
  readonly name: string;
}
type FollowingDone = Common &
  (
    | { readonly kind: 'accident-milestone'; readonly facts: MilestoneFacts }
    | { readonly kind: 'accident-finding'; readonly finding: NewFinding }
    | { readonly kind: 'accident-access'; readonly access: NewAccess }
    | { readonly kind: 'accident-moment'; readonly moment: NewMoment }
  );
export type FollowingAct = FollowingDone & { readonly at: Date };

const NOTHING = {
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  actor: null,
  place: null,
  documentNo: null,
  natureFrom: null,
  natureTo: null,
  note: null,
} as const;

type Details = Partial<Omit<MilestoneFacts, 'kind' | 'on' | 'at' | 'untilOn'>> & {
  /** `10:20`, of the day. */
  readonly time?: string;
  readonly untilOn?: string;
};
type Milestone = readonly [kind: MilestoneKind, on: string, details?: Details];

function facts([kind, on, { time, untilOn, ...details } = {}]: Milestone): MilestoneFacts {
  return {
    ...NOTHING,
    ...details,
    kind,
    on: civilDate(on),
    at: time === undefined ? null : `${on}T${time}:00+08:00`,
    untilOn: untilOn === undefined ? null : civilDate(untilOn),
  };
}

const entered = (
  place: string,
  name: string,
  ...days: readonly (readonly [on: string, ...milestones: Milestone[]])[]
): FollowingDone[] =>
  days.flatMap(([on, ...milestones]) =>
    milestones.map(
      (one): FollowingDone => ({
        kind: 'accident-milestone',
        on: civilDate(on),
        place,
        name,
        facts: facts(one),
      }),
    ),
  );

const told = (
  channel: NonNullable<MilestoneFacts['channel']>,
  level: NonNullable<MilestoneFacts['level']>,
  on: string,
  time: string,
): Milestone => ['reported', on, { channel, level, time }];

/** Approved, closed and published last winter: the evaluation is due these weeks. */
const SCAFFOLD_DONE = entered(
  '云岫区',
  SCAFFOLD,
  [
    '2025-09-08',
    ['unit-reported', '2025-09-06', { time: '10:05', actor: '云岫建筑工程公司' }],
    told('regulator', 'county', '2025-09-06', '10:05'),
    told('government', 'county', '2025-09-06', '11:20'),
    told('party-committee', 'county', '2025-09-06', '11:25'),
    told('regulator', 'prefecture', '2025-09-06', '11:50'),
    ['heads-at-scene', '2025-09-06', { time: '10:50', actor: '云岫区人民政府区长' }],
    ['investigation-started', '2025-09-08', { actor: '云岫区人民政府', level: 'county' }],
  ],
  [
    '2025-10-31',
    [
      'extension',
      '2025-10-30',
      { days: 20, actor: '云岫区人民政府', documentNo: '岫政函〔2025〕44号' },
    ],
  ],
  ['2025-11-19', ['report-submitted', '2025-11-18', { actor: '事故调查组' }]],
  [
    '2025-11-28',
    ['approved', '2025-11-27', { actor: '云岫区人民政府', documentNo: '岫政复〔2025〕19号' }],
  ],
  ['2025-12-25', ['closed', '2025-12-24', { documentNo: '岫安办〔2025〕40号' }]],
  ['2025-12-30', ['handling-published', '2025-12-30', { place: '云岫区人民政府网站' }]],
);

/** Two dead and one missing; on the fifth day found dead: the prefecture takes over what the county had begun. */
const PIT_DONE = entered(
  '澄湖市',
  PIT,
  [
    '2025-12-11',
    ['unit-reported', '2025-12-11', { time: '10:05', actor: '湖东置业项目部' }],
    told('regulator', 'county', '2025-12-11', '10:05'),
    told('government', 'county', '2025-12-11', '10:40'),
    told('party-committee', 'county', '2025-12-11', '10:45'),
    told('regulator', 'prefecture', '2025-12-11', '11:55'),
    ['heads-at-scene', '2025-12-11', { time: '11:10', actor: '澄湖市人民政府市长' }],
  ],
  [
    '2025-12-12',
    ['investigation-started', '2025-12-12', { actor: '澄湖市人民政府', level: 'county' }],
  ],
  [
    '2025-12-17',
    ['supplementary-report', '2025-12-16', { channel: 'regulator', level: 'prefecture' }],
    [
      'taken-over',
      '2025-12-17',
      { actor: '云江市人民政府', level: 'prefecture', documentNo: '云政函〔2025〕71号' },
    ],
  ],
  [
    '2025-12-29',
    [
      'listed-supervision',
      '2025-12-26',
      { actor: '云岭省安委会', level: 'province', days: 60, documentNo: '云岭安督〔2025〕14号' },
    ],
    ['appraisal', '2025-12-18', { untilOn: '2025-12-27', actor: '省建筑科学研究院' }],
  ],
  [
    '2026-02-10',
    [
      'extension',
      '2026-02-09',
      { days: 30, actor: '云江市人民政府', documentNo: '云政函〔2026〕8号' },
    ],
  ],
  ['2026-03-11', ['report-submitted', '2026-03-10', { actor: '事故调查组' }]],
  [
    '2026-03-23',
    ['listing-agreed', '2026-03-18', { actor: '云岭省安委会', documentNo: '云岭安函〔2026〕9号' }],
    ['approved', '2026-03-20', { actor: '云江市人民政府', documentNo: '云政复〔2026〕12号' }],
  ],
  ['2026-04-15', ['closed', '2026-04-15', { documentNo: '云安办〔2026〕18号' }]],
  ['2026-04-20', ['handling-published', '2026-04-20', { place: '云江市人民政府网站' }]],
);

const MINE_DONE = entered(
  '松坪县',
  MINE,
  [
    '2026-05-19',
    ['unit-reported', '2026-05-18', { time: '04:25', actor: '煤岭三号煤矿' }],
    told('regulator', 'county', '2026-05-18', '04:25'),
    told('government', 'county', '2026-05-18', '05:10'),
    told('party-committee', 'county', '2026-05-18', '05:15'),
    told('regulator', 'prefecture', '2026-05-18', '06:05'),
    ['heads-at-scene', '2026-05-18', { time: '06:30', actor: '松坪县人民政府县长' }],
  ],
  [
    '2026-05-22',
    ['supplementary-report', '2026-05-22', { channel: 'regulator', level: 'prefecture' }],
    ['investigation-started', '2026-05-20', { actor: '国家矿山安全监察局云岭局' }],
  ],
  ['2026-07-17', ['report-submitted', '2026-07-16', { actor: '事故调查组' }]],
  [
    '2026-07-28',
    ['approved', '2026-07-28', { actor: '云江市人民政府', documentNo: '云政复〔2026〕33号' }],
  ],
);

/** Under way: the investigation is not over, and the unit's report came late. */
const CHEMICAL_DONE: readonly FollowingDone[] = [
  ...entered(
    '石桥县',
    CHEMICAL,
    [
      '2026-10-15',
      ['unit-reported', '2026-10-14', { time: '18:40', actor: '石桥精细化工厂' }],
      told('regulator', 'county', '2026-10-14', '18:40'),
      told('government', 'county', '2026-10-14', '19:05'),
      told('party-committee', 'county', '2026-10-14', '19:20'),
      told('regulator', 'prefecture', '2026-10-14', '20:15'),
    ],
    [
      '2026-10-16',
      ['heads-at-scene', '2026-10-14', { time: '19:50', actor: '石桥县人民政府县长' }],
      [
        'investigation-started',
        '2026-10-16',
        { actor: '云江市人民政府', level: 'prefecture', documentNo: '云政函〔2026〕58号' },
      ],
    ],
    [
      '2026-10-28',
      ['appraisal', '2026-10-20', { untilOn: '2026-10-27', actor: '省化工安全技术中心' }],
    ],
    ['2026-11-02', ['talk-held', '2026-10-26', { actor: '云江市安委办' }]],
  ),
  {
    kind: 'accident-finding',
    on: civilDate('2026-11-06'),
    place: '石桥县',
    name: CHEMICAL,
    finding: {
      kind: 'late',
      organ: '云江市应急管理局',
      documentNo: '云应急函〔2026〕77号',
      foundOn: civilDate('2026-11-05'),
      circumstances: '事故发生两小时二十分钟后才向县应急管理局报告。',
      subject: { kind: 'named', name: '石桥精细化工厂', post: null },
    },
  },
  {
    kind: 'accident-moment',
    on: civilDate('2026-11-09'),
    place: '石桥县',
    name: CHEMICAL,
    moment: {
      kind: 'permit',
      on: civilDate('2024-06-18'),
      what: '换发危险化学品安全生产许可证',
      documentNo: '石行审〔2024〕112号',
    },
  },
  ...['石桥县', '云江市'].map(
    (place): FollowingDone => ({
      kind: 'accident-access',
      on: civilDate('2026-11-10'),
      place,
      name: CHEMICAL,
      access: {
        loginName: null,
        basisDocument: '云政函〔2026〕58号',
        purpose: '配合事故调查，核对任职与分管关系',
        from: civilDate('2026-11-10'),
        until: civilDate('2027-06-30'),
      },
    }),
  ),
];

export const FOLLOWING_ACTS: readonly FollowingAct[] = timedByDay('10:10', [
  ...SCAFFOLD_DONE,
  ...PIT_DONE,
  ...MINE_DONE,
  ...CHEMICAL_DONE,
]);
