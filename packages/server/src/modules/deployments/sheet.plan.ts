// From lines of a sheet to deployments to record: bodies and posts found, steps decided on, nothing recorded twice. Pure.
import { type CellError, MOST_ASKS, type StepInput } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { nearest } from '../../platform/nearest.ts';
import { type DeploymentRefusal, decideRecording } from './deployment.decide.ts';
import { deploymentsErrors } from './deployments.errors.ts';
import type { Target } from './holders.store.ts';
import type { OnRecord, SheetOrgan } from './imports.store.ts';
import type { AskToWrite, DeploymentToWrite, StepToWrite } from './record-deployments.ts';
import type { SheetColumnName } from './sheet.columns.ts';
import { type SheetHead, type SheetLine, STEP_COLUMNS } from './sheet.read.ts';
import { decideStep, type StepFacts, type StepRefusal } from './step.decide.ts';

export interface SheetKnown {
  readonly organs: readonly SheetOrgan[];
  /** Names of bodies a mistyped one may mean. */
  readonly names: readonly string[];
  readonly onRecord: readonly OnRecord[];
  readonly today: CivilDate;
  readonly scopeKeyOf: (head: SheetHead) => string;
}

export interface SheetDecision {
  readonly deployments: readonly DeploymentToWrite[];
  readonly errors: readonly CellError[];
}

type Fail = (
  row: number,
  column: SheetColumnName,
  value: string,
  code: string,
  reason: string,
  suggestion?: string,
) => undefined;

/** A refusal in the words the form shows it with. */
function worded({ code, values = {} }: StepRefusal | DeploymentRefusal): string {
  const entry = (deploymentsErrors as Readonly<Record<string, { zh: string }>>)[code];
  const text = entry?.zh ?? '内容有误';
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** One document: the same issuer and number in a region, or without a number the same title and day. */
const documentOf = (one: OnRecord) =>
  JSON.stringify([
    one.regionPath,
    one.issuer,
    ...(one.number === null ? [null, one.title, one.receivedOn] : [one.number]),
  ]);
const keyOf = (head: SheetHead) => documentOf({ ...head, regionPath: head.region.path });

function targetOf(line: SheetLine, known: SheetKnown, fail: Fail): Target | undefined {
  const { row, organName, postTitle, head } = line;
  const organ = known.organs.find(
    (one) => one.organName === organName && one.regionPath.startsWith(head.region.path),
  );
  if (organ === undefined)
    return fail(
      row,
      '责任单位',
      organName,
      'deployments.unknown-organ',
      `${head.region.name}没有这个单位，或名册中还没有`,
      nearest(organName, known.names),
    );
  const { organId, scopeKey } = organ;
  if (postTitle === '') return { organId, organName, scopeKey, postId: null, postTitle: null };
  const post = organ.posts.find(({ title }) => title === postTitle);
  if (post === undefined)
    return fail(
      row,
      '责任职务',
      postTitle,
      'deployments.unknown-post',
      `${organName}没有这个职务`,
      nearest(
        postTitle,
        organ.posts.map(({ title }) => title),
      ),
    );
  return { organId, organName, scopeKey, postId: post.postId, postTitle };
}

const RESULT_CELLS: Readonly<Record<string, SheetColumnName>> = {
  'body.text': '结果说明',
  'body.reason': '结果说明',
  'body.statedBy': '认定人',
};

function stepColumnOf({ kind }: StepInput, path: string | undefined): SheetColumnName {
  const { on, says } = STEP_COLUMNS[kind];
  if (path === 'body.on') return on;
  return kind === 'result' ? (RESULT_CELLS[path ?? ''] ?? says) : says;
}

function stepsOf(line: SheetLine, known: SheetKnown, fail: Fail): StepToWrite[] | undefined {
  const taken: StepFacts['steps'][number][] = [];
  const steps = line.steps.map((input, index): StepToWrite | undefined => {
    const facts: StepFacts = { isEnded: false, askedOn: line.head.receivedOn, steps: taken };
    const recorder = { capacity: 'office' as const, name: '', heldPostThen: true };
    const decided = decideStep(facts, input, recorder, known.today);
    if (!decided.ok) {
      const column = stepColumnOf(input, decided.error.path);
      return fail(line.row, column, '', decided.error.code, worded(decided.error));
    }
    const { kind, on, result } = input;
    const id = String(index);
    taken.push({ id, kind, on, result, replaces: null, isWithdrawal: false, capacity: 'office' });
    return { input, decision: decided.value };
  });
  return steps.some((step) => step === undefined) ? undefined : steps.flatMap((step) => step ?? []);
}

const HEAD_CELLS: Readonly<Record<string, SheetColumnName>> = {
  'body.receivedOn': '收到日期',
  'body.issuer': '来文单位',
  'body.number': '文号',
  'body.title': '标题',
  'body.custodian': '文件保管',
};

/** Where what keeps the whole document from being recorded stands. */
function reportRefusal(lines: readonly SheetLine[], refusal: DeploymentRefusal, fail: Fail): void {
  const [first] = lines;
  const { code, path = '' } = refusal;
  const asked = /^body\.asks\.(\d+)\.(\w+)$/.exec(path);
  const line = asked === null ? first : lines[Number(asked[1])];
  if (line === undefined) return;
  const column =
    asked === null ? (HEAD_CELLS[path] ?? '标题') : asked[2] === 'dueOn' ? '完成期限' : '要求';
  const row = asked === null ? line.headRow : line.row;
  fail(row, column, asked === null ? '' : line.what, code, worded(refusal));
}

/** Rows of one document say the same of it. */
function differsFrom(first: SheetHead, head: SheetHead): SheetColumnName | undefined {
  if (first.issuedBy !== head.issuedBy) return '来源';
  if (first.kind !== head.kind) return '文件类别';
  if (first.title !== head.title) return '标题';
  if (first.receivedOn !== head.receivedOn) return '收到日期';
  return first.custodian === head.custodian ? undefined : '文件保管';
}

function decideDocument(
  lines: readonly SheetLine[],
  known: SheetKnown,
  fail: Fail,
): DeploymentToWrite | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const { region, ...head } = first.head;
  const number = head.number ?? head.title;
  if (known.onRecord.some((one) => documentOf(one) === keyOf(first.head)))
    return fail(
      first.headRow,
      head.number === null ? '标题' : '文号',
      number,
      'deployments.already-recorded',
      '已经登记过，请从表中删去',
    );
  if (lines.length > MOST_ASKS)
    return fail(
      first.headRow,
      '标题',
      head.title,
      'deployments.too-many-asks',
      `一件最多 ${MOST_ASKS} 项要求`,
    );
  for (const line of lines) {
    const column = differsFrom(first.head, line.head);
    if (column !== undefined)
      fail(
        line.headRow,
        column,
        '',
        'deployments.differs',
        `与第 ${first.headRow} 行是同一个文件，这一列写得不一样`,
      );
  }
  const isReadable = lines.every(
    (line) => line.isWhole && differsFrom(first.head, line.head) === undefined,
  );
  const asks = lines.map((line): AskToWrite | undefined => {
    const target = targetOf(line, known, fail);
    const steps = stepsOf(line, known, fail);
    return target === undefined || steps === undefined || !line.isWhole
      ? undefined
      : { what: line.what, target, dueOn: line.dueOn, steps };
  });
  if (!isReadable) return undefined;
  const decided = decideRecording(
    head,
    asks.map((ask, index) => ({
      what: lines[index]?.what ?? '',
      // A body that was not found is none that another line asks the same of.
      organId: ask?.target.organId ?? (`row-${index}` as Id<'organ'>),
      postId: ask?.target.postId ?? null,
      dueOn: lines[index]?.dueOn ?? null,
    })),
    known.today,
  );
  if (!decided.ok) {
    reportRefusal(lines, decided.error, fail);
    return undefined;
  }
  const found = asks.flatMap((ask) => ask ?? []);
  return found.length < asks.length
    ? undefined
    : { head, regionPath: region.path, scopeKey: known.scopeKeyOf(first.head), asks: found };
}

/** Every document of the sheet, or every fault of it. */
export function decideSheet(lines: readonly SheetLine[], known: SheetKnown): SheetDecision {
  const errors: CellError[] = [];
  const fail: Fail = (row, column, value, code, reason, suggestion) => {
    errors.push({
      row,
      column,
      value,
      code,
      reason,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return undefined;
  };
  const documents = Map.groupBy(lines, ({ head }) => keyOf(head));
  const deployments = [...documents.values()].flatMap(
    (ofOne) => decideDocument(ofOne, known, fail) ?? [],
  );
  return { deployments, errors };
}
