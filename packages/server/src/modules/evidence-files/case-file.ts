// The evidence file of a case 案件证据卷: its course, its people, and what was frozen as evidence of each.
import type { AccountabilityCase, Worksheet } from '@jinze/contracts';
import type { FileBlock } from '@jinze/documents/evidence-file';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { readCase, readWorksheet } from '../accountability/index.ts';
import { type ListedRecord, OF_ACCIDENT, STREAM_TITLES } from './arrange.decide.ts';
import {
  CASE_ORIGIN_WORDS,
  CASE_STATE_WORDS,
  SHEET_STATE_WORDS,
  STEP_WORDS,
} from './case-words.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import { type Asked, gather } from './gather.ts';
import type { FileAsked } from './make-file.ts';

const KIND_TITLES: ReadonlyMap<string, string> = new Map(Object.entries(STREAM_TITLES));

/** What froze a record calls it by its kind as well, which the file's own headings do. */
function titleOf(stream: string, title: string): string {
  const kind = KIND_TITLES.get(stream) ?? '';
  return title === kind ? '' : title.replace(`${kind}：`, '');
}

/** What was frozen has a day of its own; what has neither is of the day of the freezing. */
function listedOf({ frozen }: Worksheet): ListedRecord[] {
  if (frozen === null) return [];
  return frozen.evidence.map((one) => ({
    stream: one.stream,
    record: one.recordId,
    title: titleOf(one.stream, one.title),
    occurredOn: one.occurredOn,
    recordedAt: new Date(one.recordedAt ?? frozen.at),
    isLate: one.isLate,
  }));
}

const STEPS = [
  { name: '日期', share: 1.7 },
  { name: '事项', share: 2.2 },
  { name: '文号', share: 2.7 },
  { name: '说明', share: 3.8 },
  { name: '录入', share: 2.4 },
] as const;

const stepsTable = (steps: AccountabilityCase['steps']): FileBlock => ({
  kind: 'table',
  columns: STEPS,
  rows: steps.map(({ act, on, documentNo, note, recordedBy }) => [
    on,
    STEP_WORDS[act] ?? act,
    documentNo ?? '',
    note ?? '',
    recordedBy,
  ]),
});

function personBlocks(sheet: Worksheet): FileBlock[] {
  const statements = sheet.statements.map(
    ({ on, content, evidence }) =>
      `${on}：${content}${evidence.length === 0 ? '' : `\n所附证据：${evidence.join('、')}`}`,
  );
  const proposals = sheet.proposals.map(
    ({ proposedOn, content, returned }) =>
      `${proposedOn}：${content}${returned === null ? '' : `\n${returned.on} 退回：${returned.reason}`}`,
  );
  const { frozen, exemption, decision } = sheet;
  const fields = [
    ['任职', `${sheet.organName} ${sheet.postTitle}（${sheet.onDay}）`],
    ['分管', sheet.portfolios.join('、')],
    ['进展', SHEET_STATE_WORDS[sheet.state]],
    [
      '固定证据',
      frozen === null
        ? '还没有固定'
        : `${frozen.evidence.length} 条${frozen.size === null ? '' : `，存证日志前 ${frozen.size} 条，根值 ${frozen.root}`}`,
    ],
    ['陈述申辩', statements.join('\n')],
    ['处理建议', proposals.join('\n')],
    ['尽职免责', exemption?.decision?.reasons ?? exemption?.content ?? ''],
    ['处理决定', decision === null ? '' : `${decision.documentNo}，${decision.decidedOn}`],
    ['移出理由', sheet.droppedReason ?? ''],
  ] as const;
  return [
    { kind: 'section', title: `${sheet.personName}　${sheet.organName} ${sheet.postTitle}` },
    {
      kind: 'fields',
      fields: fields.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }])),
    },
    stepsTable(sheet.steps),
  ];
}

/** What was frozen of each, and once what was frozen of the accident with everybody. */
function askedOf(sheets: readonly Worksheet[]): Asked[] {
  const listed = sheets.map((sheet) => ({ sheet, records: listedOf(sheet) }));
  const isOne = sheets.length === 1;
  const own = listed.map(({ sheet, records }) => ({
    title: isOne ? null : sheet.personName,
    personId: sheet.personId,
    records: records.filter(({ stream }) => !OF_ACCIDENT.includes(stream)),
  }));
  const ofAccident = listed.flatMap(({ records }) =>
    records.filter(({ stream }) => OF_ACCIDENT.includes(stream)),
  );
  const once = [...new Map(ofAccident.map((one) => [one.record, one])).values()];
  return once.length === 0 ? own : [...own, { title: null, personId: null, records: once }];
}

/** Of a case the caller is named in: to anybody else it is not there. */
export async function caseFile(
  context: EvidenceFilesContext,
  caller: Caller,
  scope: Scope,
  id: Id<'case'>,
): Promise<FileAsked> {
  const { accountability } = context;
  const found = await readCase(accountability, caller, scope, id);
  const sheets: Worksheet[] = [];
  const ofSheets = context.scopeFor(caller, 'accountability.worksheet') ?? scope;
  for (const line of found.worksheets)
    sheets.push(await readWorksheet(accountability, caller, ofSheets, line.id));
  return {
    // Who is named in the case reads what each record is called in the worksheets.
    gathered: await gather(context, caller, askedOf(sheets), { tellsTitles: true, days: null }),
    of: id,
    from: null,
    to: null,
    title: '案件证据卷',
    subject: found.title,
    facts: [
      { label: '立案', text: `${found.openedOn}　${found.office}　${found.basisDocument}` },
      {
        label: '来由',
        text: [CASE_ORIGIN_WORDS[found.origin], found.accident?.name, found.originReference]
          .filter((part) => part !== null && part !== undefined)
          .join('　'),
      },
      { label: '进展', text: CASE_STATE_WORDS[found.state] },
      { label: '事实', text: found.facts },
      { label: '涉及的人', text: found.worksheets.map(({ personName }) => personName).join('、') },
    ],
    more: [
      { kind: 'part', title: '办理经过' },
      stepsTable(found.steps),
      { kind: 'part', title: '涉及的人' },
      ...sheets.flatMap(personBlocks),
    ],
  };
}
