// What is odd about the milestones of an accident and yet possible: shown to whoever reads them, never refused. Pure.
import type { AccidentNature, MilestoneFacts, Odd } from '@jinze/contracts';
import { addDays, type CivilDate, type Id, type MilestoneKind, REPORT_LEVELS } from '@jinze/kernel';
import { isBefore } from './milestone.decide.ts';

type Standing = MilestoneFacts & { readonly id: Id<'milestone'> };
export interface OddFacts {
  readonly occurredOn: CivilDate;
  readonly nature: AccidentNature;
  /** The nature the first version had: what was told at first. */
  readonly firstNature: AccidentNature;
  /** Those that stand. */
  readonly milestones: readonly Standing[];
}

const odd = (code: Odd['code'], text: string, milestones: readonly Standing[] = []): Odd => ({
  code,
  text,
  milestones: milestones.map(({ id }) => id),
});

/** Without the step that comes before it by law. */
function missingBefore(all: readonly Standing[]): Odd[] {
  const of = (kind: MilestoneKind) => all.filter((one) => one.kind === kind);
  const [approved, closed, published] = [of('approved'), of('closed'), of('handling-published')];
  return [
    ...(approved.length > 0 && of('report-submitted').length === 0
      ? [odd('approved-without-submission', '登记了批复，没有登记提交调查报告，请核对。', approved)]
      : []),
    ...(closed.length > 0 && approved.length === 0
      ? [odd('closed-without-approval', '登记了结案，没有登记批复，请核对。', closed)]
      : []),
    ...published
      .filter((one) => approved.every((first) => isBefore(one, first)))
      .map((one) =>
        odd('published-before-approval', '公布处理情况早于批复，或没有登记批复，请核对。', [one]),
      ),
  ];
}

/** A regulator may learn of it from elsewhere, and a level may be skipped (art. 11): possible, and worth a look. */
function oddReports(all: readonly Standing[]): Odd[] {
  const reports = all.filter(({ kind }) => kind === 'reported');
  const unit = all.find(({ kind }) => kind === 'unit-reported');
  const before =
    unit === undefined ? [] : reports.filter((one) => isBefore(one, unit) && one.at !== unit.at);
  const rank = ({ level }: Standing) => (level === null ? -1 : REPORT_LEVELS.indexOf(level));
  const upper = reports.filter((one) =>
    reports.some(
      (other) => other.channel === one.channel && rank(other) < rank(one) && isBefore(one, other),
    ),
  );
  return [
    ...(before.length > 0
      ? [odd('report-before-unit', '逐级上报早于单位报告，可能另有来源，请核对。', before)]
      : []),
    ...(upper.length > 0
      ? [odd('upper-before-lower', '报上一级早于报下一级，可能是越级上报，请核对。', upper)]
      : []),
  ];
}

const EXTENSION_LIMIT = 60;
const SUBMISSION_DAYS = 60;

function oddExtensions(all: readonly Standing[], occurredOn: CivilDate): Odd[] {
  const extensions = all.filter(({ kind }) => kind === 'extension');
  const days = extensions.reduce((sum, one) => sum + (one.days ?? 0), 0);
  const appraised = all.some(({ kind }) => kind === 'appraisal');
  const isRestarted = all.some(({ kind }) =>
    ['verified', 'taken-over', 'nature-changed'].includes(kind),
  );
  // With an appraisal or another start of the clock the sixty days end later: no day is compared then.
  const late =
    appraised || isRestarted
      ? []
      : extensions.filter(({ on }) => on > addDays(occurredOn, SUBMISSION_DAYS));
  return [
    ...(days > EXTENSION_LIMIT
      ? [
          odd(
            'extension-too-long',
            `批准延长共 ${days} 日，最长为 60 日（第二十九条）。`,
            extensions,
          ),
        ]
      : []),
    ...(late.length > 0
      ? [odd('extension-late', '批准延长时事故发生已超过 60 日，请核对。', late)]
      : []),
  ];
}

function oddNature({ nature, firstNature, milestones }: OddFacts): Odd[] {
  const changes = milestones
    .filter(({ kind }) => kind === 'nature-changed')
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const last = changes.at(-1);
  if (last === undefined)
    return nature === firstNature || firstNature === 'undetermined'
      ? []
      : [
          odd(
            'nature-not-told',
            '事故性质已经改变，没有登记改变性质的日期和文件；调查期限可能另行起算。',
          ),
        ];
  return last.natureTo === nature
    ? []
    : [
        odd('nature-other-than-known', '登记的性质认定与目前掌握的性质不一致，请核对或更正。', [
          last,
        ]),
      ];
}

export function odditiesOf(facts: OddFacts): Odd[] {
  return [
    ...missingBefore(facts.milestones),
    ...oddReports(facts.milestones),
    ...oddExtensions(facts.milestones, facts.occurredOn),
    ...oddNature(facts),
  ];
}
