// One duty list as an entry of the paper file.
import type { EndedBecause } from '@jinze/contracts';
import { minuteText } from '../../platform/clock.ts';
import {
  clauseOf,
  INSTRUMENT_WORDS,
  SECTION_STATE_WORDS,
  type SectionWithItems,
} from '../duties/index.ts';
import type { FiledRecord } from './arrange.decide.ts';
import { after, type Entry, joined, told } from './record-entry.ts';

const ENDED_WORDS: Readonly<Record<EndedBecause, string>> = {
  replaced: '已由新版取代',
  'left-post': '本人离任',
  'no-priority': '没有本人负责的重点工作了',
  reverted: '引起改动的变化已撤销',
  revised: '提出异议后退回修改',
};

const endedText = ({ ended_at: at, ended_because: because }: SectionWithItems): string | null =>
  at === null || because === null ? null : `${minuteText(at)} 终止：${ENDED_WORDS[because]}`;

/** Contents that were signed before and did not change are not signed again. */
function signedText(row: SectionWithItems): string {
  const signer = row.signer_name === null ? null : `${row.signer_name}（${row.signer_post ?? ''}）`;
  switch (row.signed_how) {
    case null:
      return '';
    case 'here':
      return joined([row.signed_on, signer]);
    case 'paper':
      return joined([row.signed_on, signer, '纸质', row.paper_no, `由${row.custodian}保管`]);
    case 'unchanged':
      return joined([row.signed_on, '与此前签收的内容一致，不重复签收']);
  }
}

const itemText = (item: SectionWithItems['items'][number]): string =>
  `${clauseOf(item)}　${item.text}`;

export function sectionEntry(record: FiledRecord, row: SectionWithItems): Entry {
  const { objected_at: objectedAt } = row;
  return {
    kind: 'entry',
    number: record.number,
    title: joined([
      `${row.year} 年${INSTRUMENT_WORDS[row.instrument]}`,
      `${row.organ_name} ${row.post_title}`,
    ]),
    said: joined([
      SECTION_STATE_WORDS[row.state],
      `第 ${row.edition} 版`,
      `按 ${row.as_of} 的任职和规则起草`,
      endedText(row),
    ]),
    fields: [
      ...told([
        ['分管', row.portfolios.join('、')],
        ['审批', joined([row.approval_on, row.approval_meeting, row.approval_document_no])],
        ['印发', joined([row.issued_on, row.issue_document_no])],
        ['签收', signedText(row)],
        [
          '异议',
          objectedAt === null ? null : joined([minuteText(objectedAt), row.objection_reason]),
        ],
        ['职责条项', row.items.map(itemText).join('\n')],
        ['没有条项', row.items.length === 0 ? row.blocked_by : null],
      ]),
      ...after(record),
    ],
  };
}
