// The rows of the export: thirteen cells each, as many texts, days and numbers as a list of records has.
import type { ListColumn } from '../../packages/documents/src/index.ts';
import { addDays, civilDate } from '../../packages/kernel/src/index.ts';

/** What a list reads at a time. */
const PAGE = 500;
const FIRST = civilDate('2026-01-02');

export interface Row {
  readonly at: number;
}

const text = (name: string, width: number, said: string): ListColumn<Row> => ({
  name,
  width,
  value: ({ at }) => `${said}${at}`,
});
const dayAfter = (name: string, days: number): ListColumn<Row> => ({
  name,
  width: 12,
  kind: 'day',
  value: ({ at }) => addDays(FIRST, (at % 320) + days),
});

export const COLUMNS: readonly ListColumn<Row>[] = [
  dayAfter('日期', 0),
  text('活动', 12, '带队检查'),
  text('事项', 36, '石桥县重大事故隐患整改督办第'),
  text('姓名', 12, '某人'),
  text('职务', 20, '石桥县人民政府副县长'),
  text('机构', 24, '石桥县人民政府第'),
  text('地点', 20, '石桥县第一化工厂'),
  text('内容', 60, '检查值班值守、动火审批、应急预案演练和从业人员培训情况，要求立即整改，编号'),
  text('文号', 20, '石安委〔2026〕'),
  text('对应职责', 14, '9.'),
  { name: '逾期天数', width: 10, value: ({ at }) => at % 45 },
  dayAfter('登记日期', 2),
  text('确认', 12, '本人确认'),
];

/** Page by page, each a turn of the loop later, as a database answers. */
export async function* pagesOf(rows: number): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < rows; from += PAGE) {
    await new Promise((next) => setImmediate(next));
    yield Array.from({ length: Math.min(PAGE, rows - from) }, (_, at) => ({ at: from + at }));
  }
}
