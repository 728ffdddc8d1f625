// The year and notices in every state: the month in hand, an empty one, what ends in one; robots on and off; rules chosen or not.
import type { CalendarEntry, NoticeSettings, Robot } from '@jinze/contracts';
import '../pages/calendar/calendar.css';
import { MonthSection } from '../pages/calendar/month-section.tsx';
import '../pages/notices/notices.css';
import { RobotEntry } from '../pages/notices/robot-entry.tsx';
import { RuleChoices } from '../pages/notices/rule-choices.tsx';
import type { Example } from './example.ts';

const ID = '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e0';
const ENTRY = {
  id: `${ID}1`,
  version: 1,
  year: 2026,
  regionPath: '/99/9901/990101/',
  regionName: '青石县',
  kind: 'committee-meeting',
  title: '政府常务会议研究安全生产（第一季度）',
  note: null,
  owner: '政府主要负责人',
  ownerPostId: `${ID}9`,
  ownerOrganId: null,
  ownerHolder: '郑含章',
  from: '2026-01-01',
  to: '2026-03-31',
  tellOn: '2026-03-01',
  activity: 'meeting',
  duties: ['art6.2'],
  clause: 'art6.2',
  basis: null,
  origin: 'template',
  recordedAt: '2026-01-06T02:00:00.000Z',
  recordedBy: '青石县安委办',
  may: ['change', 'remove'],
} as unknown as CalendarEntry;
const VACANT: CalendarEntry = {
  ...ENTRY,
  id: `${ID}2` as CalendarEntry['id'],
  title: '迎接上级安全生产考核巡查',
  ownerHolder: null,
  clause: null,
  basis: '日期以上级通知为准',
  from: '2026-12-01' as CalendarEntry['from'],
  to: '2027-01-31' as CalendarEntry['to'],
  may: [],
};
const NOTHING = () => undefined;
const ACTS = { onChange: NOTHING, onRemove: NOTHING };

const ROBOT = {
  id: `${ID}3`,
  version: 1,
  kind: 'dingtalk',
  name: '县安委办工作群',
  host: 'oapi.dingtalk.com',
  hasSecret: true,
  isOn: true,
  kinds: ['task-due', 'calendar-due'],
  changedAt: '2026-03-05T01:03:20.000Z',
  changedBy: '青石县安委办',
} as unknown as Robot;
const OFF: Robot = {
  ...ROBOT,
  id: `${ID}4` as Robot['id'],
  name: '旧群',
  kind: 'wecom',
  host: 'qyapi.weixin.qq.com',
  hasSecret: false,
  isOn: false,
  kinds: [],
};
const RULES: NoticeSettings['rules'] = [
  { kind: 'list-to-sign', isOnByDefault: true, own: null },
  { kind: 'task-closed', isOnByDefault: false, own: null },
  { kind: 'task-due', isOnByDefault: true, own: false },
];

export const YEAR_EXAMPLES: readonly Example[] = [
  {
    id: 'year-months',
    title: '工作年历：本月、没有事项的月份、到期的月份',
    render: () => (
      <article className="card year">
        <MonthSection
          month={{ number: 1, entries: [ENTRY], ending: [] }}
          running={[VACANT]}
          isNow
          open={undefined}
          acts={ACTS}
          onClose={NOTHING}
          onDone={NOTHING}
        />
        <MonthSection
          month={{ number: 2, entries: [], ending: [] }}
          running={[]}
          isNow={false}
          open={undefined}
          acts={ACTS}
          onClose={NOTHING}
          onDone={NOTHING}
        />
        <MonthSection
          month={{ number: 3, entries: [], ending: [ENTRY] }}
          running={[]}
          isNow={false}
          open={undefined}
          acts={ACTS}
          onClose={NOTHING}
          onDone={NOTHING}
        />
        <MonthSection
          month={{ number: 12, entries: [VACANT], ending: [] }}
          running={[]}
          isNow={false}
          open={undefined}
          acts={ACTS}
          onClose={NOTHING}
          onDone={NOTHING}
        />
      </article>
    ),
  },
  {
    id: 'robots',
    title: '群机器人：使用中、已停用',
    render: () => (
      <section className="card">
        <ul className="entries register">
          {[ROBOT, OFF].map((robot) => (
            <RobotEntry key={robot.id} robot={robot} onChange={NOTHING} onRemoved={NOTHING} />
          ))}
        </ul>
      </section>
    ),
  },
  {
    id: 'notice-rules',
    title: '收哪些通知：随本地区、本人另选',
    render: () => (
      <section className="card form-card">
        <RuleChoices rules={RULES} chosen={new Map([['task-due', 'off']])} onChange={NOTHING} />
      </section>
    ),
  },
];
