// Duty records in every state: choosing, what is proposed and why, waiting for a word, corrected, objected, as a document.
import type {
  DutyRecord,
  ItemFulfilment,
  Participant,
  ProposedDuty,
  WaitingRecord,
} from '@jinze/contracts';
import { ACTIVITIES } from '@jinze/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentPage } from '../components/document-page.tsx';
import { OneOf } from '../pages/performance/choices.tsx';
import { DayChoice } from '../pages/performance/day-choice.tsx';
import { DutyChoice } from '../pages/performance/duty-choice.tsx';
import { ChangeList } from '../pages/performance/record-changes-list.tsx';
import {
  Facts,
  Participants,
  RecordSignOff,
  Standing,
} from '../pages/performance/record-document.tsx';
import { DoneView } from '../pages/performance/record-done.tsx';
import { type DraftPerson, withDuty } from '../pages/performance/record-draft.ts';
import { HowRecorded, RecordState } from '../pages/performance/record-marks.tsx';
import { RecordVersions } from '../pages/performance/record-versions.tsx';
import { dutyNamesOf } from '../pages/performance/record-words.ts';
import { chosenPerson } from '../pages/performance/use-proposals.ts';
import { WaitingEntry } from '../pages/performance/waiting-entry.tsx';
import type { Example } from './example.ts';
import '../pages/performance/records.css';

const idOf = <Id extends string>(n: number) =>
  `01975e0c-3b1a-7c44-9d0e-${String(n).padStart(12, '0')}` as Id;
const nothing = () => undefined;

const SU: Participant = {
  personId: idOf(1),
  postId: idOf(11),
  name: '苏怀瑾',
  postTitle: '常务副县长',
  organName: '青石县人民政府',
  role: 'led',
  duties: ['art8.4', 'art8.4-1', 'document:1'],
  lateDays: null,
  confirmation: 'waiting',
  confirmedAt: null,
  objection: null,
  withoutPost: false,
};
const TAO: Participant = {
  ...SU,
  personId: idOf(2),
  name: '陶景行',
  postTitle: '副县长',
  role: 'took-part',
  duties: ['art8.4'],
  confirmation: 'confirmed',
  confirmedAt: '2026-11-21T02:10:00.000Z',
};
const GU: Participant = {
  ...SU,
  personId: idOf(3),
  name: '顾若溪',
  organName: '中共青石县委',
  postTitle: '副书记、政法委书记',
  role: 'took-part',
  duties: [],
  confirmation: 'objected',
  objection: '当天在省里开会，没有参加。',
};

const RECORD: DutyRecord = {
  id: idOf(21),
  version: 2,
  state: 'submitted',
  activity: 'led-inspection',
  body: null,
  title: '检查城关镇液化气站',
  occurredOn: '2026-11-19' as DutyRecord['occurredOn'],
  occurredTo: null,
  place: '城关镇兴隆液化气站',
  basisNo: null,
  recordedAt: '2026-11-19T09:12:00.000Z',
  recordedBy: '周立文',
  isOnBehalf: true,
  lateDays: null,
  formCheck: null,
  sourceKind: 'form',
  participants: [SU],
  matter: '随机抽查充装记录和入户安检台账。',
  findings:
    '一是充装台账缺 11 月 3 日至 8 日记录；\n二是 2 号储罐液位报警器失灵，停用 9 天未报修。',
  orders: '立即停用 2 号储罐，三日内修复并经检测合格后恢复。',
  followUp: null,
  lateReason: null,
  amounts: [],
  dutyNames: [
    { code: 'art8.2', item: 'art8.2', article: '8.2', title: '统筹推进安全生产工作' },
    { code: 'art8.4', item: 'art8.4', article: '8.4', title: '组织开展专项整治和执法检查' },
    {
      code: 'art8.4-1',
      item: 'art8.4',
      article: '8.4',
      title: '组织重大隐患排查治理，督促整改闭环',
    },
    {
      code: 'document:1',
      item: 'document:1',
      article: '',
      title: '牵头城镇燃气“带病运行”专项治理',
    },
  ],
  changedAt: '2026-11-20T01:00:00.000Z',
  changedBy: '周立文',
  source: { kind: 'form', name: null, row: null, externalSystem: null, externalId: null },
  formChecked: null,
  versions: [],
  openings: [],
  may: [],
};
const CHANGES: WaitingRecord['change'] = {
  act: 'corrected',
  by: '县政府办',
  at: '2026-11-20T01:00:00.000Z',
  reason: '日期写错，补上文号',
  changes: [
    { kind: 'field', field: 'occurredOn', before: '2026-11-18', after: '2026-11-19' },
    { kind: 'field', field: 'basisNo', before: null, after: '青安委〔2026〕31号' },
    { kind: 'field', field: 'title', before: '检查东关镇液化气站', after: '检查城关镇液化气站' },
    {
      kind: 'participant',
      personId: SU.personId,
      name: '苏怀瑾',
      change: 'changed',
      before: { role: 'took-part', postTitle: '常务副县长', duties: ['art8.2', 'art8.4'] },
      after: { role: 'led', postTitle: '常务副县长', duties: ['art8.4', 'art8.4-1'] },
    },
    {
      kind: 'participant',
      personId: GU.personId,
      name: '顾若溪',
      change: 'removed',
      before: { role: 'took-part', postTitle: '副书记、政法委书记', duties: [] },
      after: null,
    },
  ],
};
const WAITING: WaitingRecord = { ...RECORD, waitsFor: [SU.personId], change: null };
const MET: ItemFulfilment = {
  code: 'art8.4',
  article: '8.4',
  title: '组织开展专项整治和执法检查',
  state: 'met',
  isEnough: true,
  isOverdue: false,
  dueOn: null,
  counted: { counted: 4, needed: 4 },
  recordCount: 4,
  lateCount: 0,
  waitingCount: 0,
  missing: [],
  activity: null,
  agenda: [],
  months: Array.from({ length: 12 }, () => 0),
};
const NAMES = dutyNamesOf(RECORD.dutyNames);

const DUTIES: readonly ProposedDuty[] = [
  {
    code: 'art8.4',
    item: 'art8.4',
    article: '8.4',
    title: '组织开展专项整治和执法检查',
    reasons: [{ because: 'requirement', requirement: '每季度至少带队检查 1 次' }],
    isProposed: true,
  },
  {
    code: 'document:1',
    item: 'document:1',
    article: '',
    title: '牵头城镇燃气“带病运行”专项治理',
    reasons: [
      { because: 'portfolio', field: '城镇燃气' },
      { because: 'words', words: ['液化气'] },
      { because: 'before', times: 6 },
    ],
    isProposed: true,
  },
  {
    code: 'art8.2',
    item: 'art8.2',
    article: '8.2',
    title: '统筹推进安全生产工作',
    reasons: [],
    isProposed: false,
  },
];
const PROPOSED = new Map([[SU.personId as string, ['art8.4', 'document:1']]]);

function ActivityExample({ error }: { error?: string }) {
  const { t } = useTranslation();
  const [value, setValue] = useState(error === undefined ? 'led-inspection' : '');
  return (
    <div className="card form-card record-form">
      <div className="form">
        <OneOf
          name="activity"
          legend={t('records.field.activity')}
          isLarge
          value={value}
          error={error}
          choices={ACTIVITIES.map((one) => ({ value: one as string, label: t(`activity.${one}`) }))}
          onChange={setValue}
        />
      </div>
    </div>
  );
}

function DutiesExample({ people }: { people: readonly DraftPerson[] }) {
  const [chosen, setChosen] = useState(people);
  return (
    <div className="card form-card record-form">
      <div className="form">
        <DutyChoice
          people={chosen}
          offered={
            new Map(
              people.map(({ personId, name }, index) => [
                personId,
                { personId, name, posts: [], duties: index < 2 ? [...DUTIES] : [] },
              ]),
            )
          }
          proposed={PROPOSED}
          isPending={false}
          isError={false}
          hasActivity
          isCorrection={false}
          onChange={(person, next) =>
            setChosen((all) => all.map((one) => (one === person ? next : one)))
          }
        />
      </div>
    </div>
  );
}

const PEOPLE = [SU, TAO, GU].map((one) =>
  chosenPerson({ personId: one.personId, name: one.name, post: one.postTitle }),
);
const [FIRST = chosenPerson({ personId: SU.personId, name: '', post: '' })] = PEOPLE;

function RecordExample({ record }: { record: DutyRecord }) {
  return (
    <div className="stack">
      <DocumentPage title={record.title} sub={record.occurredOn}>
        <Standing record={record} />
        <Facts record={record} toTask={null} />
        <Participants record={record} open={undefined} mayAsk={() => true} onWhy={nothing} />
        <RecordSignOff record={record} seal={null} />
      </DocumentPage>
      <RecordVersions record={record} />
    </div>
  );
}

export const PERFORMANCE_EXAMPLES: readonly Example[] = [
  { id: 'record-activity', title: '记一笔：做了什么', render: () => <ActivityExample /> },
  {
    id: 'record-activity-missing',
    title: '记一笔：还没有选',
    render: () => <ActivityExample error="还没有填" />,
  },
  {
    id: 'record-day-late',
    title: '记一笔：补录',
    render: () => (
      <div className="card form-card record-form">
        <div className="form">
          <DayChoice
            value="2025-01-06"
            occurredTo=""
            error={undefined}
            onChange={nothing}
            lateReason=""
            onLateReason={nothing}
          />
        </div>
      </div>
    ),
  },
  {
    id: 'record-duties',
    title: '记一笔：算作哪些职责，为什么',
    render: () => <DutiesExample people={[withDuty(FIRST, 'document:1', false, PROPOSED)]} />,
  },
  {
    id: 'record-duties-several',
    title: '记一笔：几位领导的职责',
    render: () => <DutiesExample people={PEOPLE} />,
  },
  {
    id: 'record-done',
    title: '记下了',
    render: () => (
      <DoneView
        record={RECORD}
        states={new Map([[`${SU.personId}|art8.4`, MET]])}
        isElsewhere={false}
        onAgain={nothing}
      />
    ),
  },
  {
    id: 'record-marks',
    title: '记录的标志',
    render: () => (
      <div className="card row">
        {(['own', 'waiting', 'confirmed', 'objected'] as const).map((confirmation) => (
          <RecordState
            key={confirmation}
            record={{ ...RECORD, participants: [{ ...SU, confirmation }] }}
          />
        ))}
        <RecordState record={{ ...RECORD, state: 'withdrawn' }} />
        <RecordState record={{ ...RECORD, formCheck: 'returned' }} />
        <HowRecorded record={{ isOnBehalf: true, lateDays: 45 }} />
      </div>
    ),
  },
  {
    id: 'record-waiting',
    title: '等我确认：新的、选中的、更正过的、刚被改过的',
    render: () => (
      <section className="card">
        <ul className="waiting">
          <WaitingEntry
            record={WAITING}
            isChosen={false}
            isChangedJust={false}
            onChoose={nothing}
            onObject={nothing}
          />
          <WaitingEntry
            record={{ ...WAITING, id: idOf(22), lateDays: 77 }}
            isChosen
            isChangedJust={false}
            onChoose={nothing}
            onObject={nothing}
          />
          <WaitingEntry
            record={{ ...WAITING, id: idOf(23), change: CHANGES }}
            isChosen={false}
            isChangedJust
            onChoose={nothing}
            onObject={nothing}
          />
          <WaitingEntry
            record={{ ...WAITING, id: idOf(24), participants: [{ ...SU, duties: [] }] }}
            isChosen={false}
            isChangedJust={false}
          />
        </ul>
      </section>
    ),
  },
  {
    id: 'record-changes',
    title: '更正前后',
    render: () => (
      <section className="card">
        <ChangeList changes={CHANGES?.changes ?? []} activity="led-inspection" names={NAMES} />
      </section>
    ),
  },
  {
    id: 'record-document',
    title: '履职记录：几个人，有异议，更正过',
    render: () => (
      <RecordExample
        record={{
          ...RECORD,
          participants: [
            { ...SU, lateDays: 45 },
            { ...TAO, lateDays: 45 },
            { ...GU, lateDays: 77 },
          ],
          lateDays: 45,
          lateReason: '出差',
          amounts: [
            { year: 2026, fundWanYuan: 1250.5, revenueWanYuan: null },
            { year: 2025, fundWanYuan: 1100, revenueWanYuan: 98000 },
          ],
          formChecked: {
            outcome: 'passed',
            note: null,
            by: '青石县安委办',
            at: '2026-11-21T01:00:00.000Z',
          },
          versions: [
            {
              version: 1,
              act: 'corrected',
              reason: CHANGES?.reason ?? '',
              saidAt: RECORD.recordedAt,
              saidBy: RECORD.recordedBy,
              replacedAt: RECORD.changedAt,
              replacedBy: '县政府办',
              content: { ...RECORD, participants: [SU, GU] },
              changes: CHANGES?.changes ?? [],
            },
          ],
        }}
      />
    ),
  },
  {
    id: 'record-withdrawn',
    title: '履职记录：已撤回',
    render: () => <RecordExample record={{ ...RECORD, state: 'withdrawn' }} />,
  },
  {
    id: 'record-returned',
    title: '履职记录：退回补正',
    render: () => (
      <RecordExample
        record={{
          ...RECORD,
          formCheck: 'returned',
          formChecked: {
            outcome: 'returned',
            note: '请补上检查通知的文号。',
            by: '青石县安委办',
            at: '2026-11-21T01:00:00.000Z',
          },
        }}
      />
    ),
  },
];
