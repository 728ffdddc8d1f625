// Every component in every state, as data: shown, photographed and checked for accessibility by the tests.
import type { Why } from '@jinze/contracts';
import { Button } from 'antd';
import { ApiError } from '../api/client.ts';
import { CasePage } from '../components/case-page.tsx';
import { DocumentPage } from '../components/document-page.tsx';
import {
  ActError,
  EmptyState,
  ErrorState,
  Loading,
  Notice,
  OfflineBanner,
} from '../components/feedback.tsx';
import { FormPage } from '../components/form-page.tsx';
import { GridPage } from '../components/grid-page.tsx';
import { ListPage } from '../components/list-page.tsx';
import { SourceTag, STATE_IDS, StateMark } from '../components/marks.tsx';
import { PageHead } from '../components/page-head.tsx';
import { WhyPanel } from '../components/why-panel.tsx';
import { ATTACHMENT_EXAMPLES } from './attachment-examples.tsx';
import type { Example } from './example.ts';
import { LEDGER_EXAMPLES } from './ledger-examples.tsx';
import { PERFORMANCE_EXAMPLES } from './performance-examples.tsx';
import { YEAR_EXAMPLES } from './year-examples.tsx';

const WHY: Why = {
  heading: '第六条第四项 · 专项资金与监管执法保障',
  clause: [
    {
      instrument: 'cn-leading-cadres-2018',
      title: '《地方党政领导干部安全生产责任制规定》第六条第四项',
      article: '6.4',
      text: '组织设立安全生产专项资金并列入本级财政预算、与财政收入保持同步增长，加强安全生产基础建设和监管能力建设。',
      status: 'confirmed',
      place: null,
    },
  ],
  facts: ['程明川 自 2024-03-15 起任 青石县人民政府 县长', '依据 2026-11-23 的任职情况生成'],
  gaps: ['没有两年的预算数额：补文号和数额即可，无需照片'],
  proof: [
    '2026-01-20 青石县人民政府常务会议审批，青政发〔2026〕3号',
    '2026-01-22 印发，青政办发〔2026〕5号',
  ],
};

const nothing = () => undefined;
const PEOPLE = [
  { id: '1', name: '程明川', post: '县长', state: 'met' as const },
  { id: '2', name: '苏怀瑾', post: '常务副县长', state: 'partly' as const },
  { id: '3', name: '顾若溪', post: '副书记、政法委书记', state: 'cannot-tell' as const },
];
const COLUMNS = [
  { id: 'name', title: '姓名', isHead: true, cell: (row: (typeof PEOPLE)[number]) => row.name },
  { id: 'post', title: '职务', cell: (row: (typeof PEOPLE)[number]) => row.post },
  {
    id: 'state',
    title: '现状',
    cell: (row: (typeof PEOPLE)[number]) => <StateMark state={row.state} />,
  },
];
const failure = new ApiError(409, {
  code: 'http.version-conflict',
  message: '内容刚被别人改过，请看最新情况后再操作。',
  details: [{ path: '第 3 行 地区', message: '没有这个地区' }],
});

export const EXAMPLES: readonly Example[] = [
  {
    id: 'states',
    title: '状态',
    render: () => (
      <div className="row card">
        {STATE_IDS.map((state) => (
          <StateMark key={state} state={state} />
        ))}
      </div>
    ),
  },
  {
    id: 'sources',
    title: '来源状态',
    render: () => (
      <div className="row card">
        {(['confirmed', 'near', 'recalled', 'gist', 'sourced', 'partly', 'local'] as const).map(
          (status) => (
            <SourceTag key={status} status={status} />
          ),
        )}
      </div>
    ),
  },
  {
    id: 'page-head',
    title: '页头',
    render: () => (
      <PageHead title="今年的职责，现在站得住多少" sub="按《规定》第六条，共 6 项；截至 2026-11-23">
        <Button type="primary">起草清单</Button>
      </PageHead>
    ),
  },
  {
    id: 'list',
    title: '列表',
    render: () => (
      <ListPage
        name="example"
        caption="示例"
        columns={COLUMNS}
        rows={PEOPLE}
        rowKey={(row) => row.id}
        empty={null}
        onNext={nothing}
        onFirst={nothing}
      />
    ),
  },
  {
    id: 'list-empty',
    title: '空列表',
    render: () => (
      <ListPage
        name="example-empty"
        caption="示例"
        isFixed
        columns={COLUMNS}
        rows={[]}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            title="还没有任职信息"
            hint="从一份 .xlsx 名册开始。"
            action={<Button type="primary">导入名册</Button>}
          />
        }
      />
    ),
  },
  {
    id: 'document',
    title: '文件与为什么',
    render: () => (
      <DocumentPage
        title="2026 年度安全生产职责清单"
        sub="青石县人民政府 县长 程明川 · 任职 2024年3月15日 起"
        panel={<WhyPanel why={WHY} onClose={nothing} clauseAddress={() => '#'} />}
      >
        <p className="law">
          组织设立安全生产专项资金并列入本级财政预算、与财政收入保持同步增长，加强安全生产基础建设和监管能力建设，保障监管执法必需的人员、经费和车辆等装备。
        </p>
      </DocumentPage>
    ),
  },
  {
    id: 'grid',
    title: '矩阵',
    render: () => (
      <GridPage
        caption="职责与季度"
        periods={['一季', '二季', '三季', '四季']}
        rows={[
          { id: 'a', title: '贯彻部署', cells: ['met', 'met', 'partly', 'not-yet-due'] },
          {
            id: 'b',
            title: '规划与研究',
            cells: ['met', 'no-record', 'cannot-tell', 'not-yet-due'],
          },
        ]}
      />
    ),
  },
  {
    id: 'case',
    title: '案卷',
    render: () => (
      <CasePage
        facts={
          <>
            <h2>任职与分管关系</h2>
            <p>程明川，青石县人民政府县长，2024-03-15 起任。</p>
          </>
        }
        timelineTitle="经过"
        timeline={[
          { on: '2026-03-02', what: '事故发生' },
          { on: '2026-03-03', what: '成立调查组' },
        ]}
        decision={<Button type="primary">登记决定</Button>}
      />
    ),
  },
  {
    id: 'form',
    title: '表单',
    render: () => (
      <FormPage
        fields={[
          { name: 'meeting', label: '审批会议', hint: '如 青石县委常委会会议' },
          { name: 'on', label: '会议日期', kind: 'date' },
          { name: 'reason', label: '说明', kind: 'long', isOptional: true },
        ]}
        submit="登记审批"
        onSubmit={async () => undefined}
        onCancel={nothing}
      />
    ),
  },
  { id: 'notice', title: '办结', render: () => <Notice>已签收，无需再办。</Notice> },
  { id: 'act-error', title: '办理出错', render: () => <ActError error={failure} /> },
  {
    id: 'error',
    title: '读取出错',
    render: () => <ErrorState error={failure} onRetry={nothing} />,
  },
  { id: 'offline', title: '连接中断', render: () => <OfflineBanner /> },
  { id: 'loading', title: '正在读取', render: () => <Loading isImmediate /> },
  ...ATTACHMENT_EXAMPLES,
  ...LEDGER_EXAMPLES,
  ...YEAR_EXAMPLES,
  ...PERFORMANCE_EXAMPLES,
];
