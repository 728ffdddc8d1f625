// A judged requirement in words: what each slice has, which records counted or not, and what would close it.
import type { Compared, Missing, Reason } from './frame.ts';
import { agreed } from './fulfilment.marks.ts';
import { type Entry, type Match, SAID } from './fulfilment.records.ts';
import {
  type AmountName,
  dueOn,
  type JudgedAmounts,
  type JudgedRequirement,
  type JudgedSlice,
} from './fulfilment.requirement.ts';
import { byBecause, type Voice } from './fulfilment.say.ts';
import type { NotCounted, RequirementResult, SliceResult } from './fulfilment.shape.ts';

/** How a slice came out. `part`: the period covers only part of it; `perhaps`: it hangs on what is not on record. */
type Finding = 'enough' | 'perhaps' | 'part' | 'none' | 'short' | 'open';
const FINDINGS: readonly Finding[] = ['enough', 'perhaps', 'part', 'none', 'short', 'open'];

function findingOf({ bounds: { least, most }, slice }: JudgedSlice): Finding {
  if (least?.state === 'met') return 'enough';
  if (most === undefined && !slice.isWhole) return 'part';
  if (most !== undefined && most.state !== least?.state) return 'perhaps';
  if (least?.state === 'no-record') return 'none';
  return least?.state === 'partly' ? 'short' : 'open';
}

type Group = readonly [Finding, readonly JudgedSlice[]];

/** Slices that came out alike are told in one sentence. */
function groupsOf(slices: readonly JudgedSlice[]): readonly Group[] {
  const groups: Partial<Record<Finding, JudgedSlice[]>> = {};
  for (const one of slices) {
    const finding = findingOf(one);
    const group = groups[finding];
    if (group === undefined) groups[finding] = [one];
    else group.push(one);
  }
  return FINDINGS.flatMap((finding): readonly Group[] => {
    const group = groups[finding];
    return group === undefined ? [] : [[finding, group]];
  });
}

/** Slices are counts of times, except where a paper or a day is asked for. */
function speciesOf({ asked: { kind, byDate } }: JudgedRequirement): string {
  if (kind === 'document') return 'document';
  return kind === 'by-date' && byDate !== undefined ? 'by-date' : 'count';
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

/** Once each: an accident the day after another may share its record. */
function entriesIn(group: readonly JudgedSlice[]): readonly Entry[] {
  const [first, second] = group;
  if (second === undefined) return first?.yes ?? [];
  return [...new Set(group.flatMap(({ yes }) => yes))];
}

function comparedIn(
  judged: JudgedRequirement,
  group: readonly JudgedSlice[],
  { slices, list }: Voice,
): Compared {
  const entries = entriesIn(group);
  const counted = sum(group.map(({ yes }) => yes.length));
  const needed = sum(group.map((one) => one.needed));
  return {
    requirement: judged.asked.text,
    slices: slices(group.map(({ slice }) => slice)),
    counted,
    needed,
    until: group.at(-1)?.slice.lastDay ?? '',
    ...(judged.asked.kind === 'document'
      ? { documents: list(entries.flatMap(({ record }) => record.documentNo ?? [])) }
      : {}),
    ...(judged.asked.kind === 'by-date'
      ? { done: list(entries.map(({ record }) => record.occurredOn)) }
      : {}),
  };
}

function reasonsAbout(
  matches: readonly Match[],
  { asked: { source } }: JudgedRequirement,
  { reason, records, text }: Voice,
): readonly Reason[] {
  return [...byBecause(matches)].map(([code, entries]) => {
    const compared = { records: records(entries), why: text(code) };
    const said = reason('fulfilment.records-say', [source], compared);
    return { ...said, code };
  });
}

function amountsReasons(judged: JudgedRequirement, amounts: JudgedAmounts, voice: Voice) {
  const { asked, slices } = judged;
  const { reason } = voice;
  const about = (code: string, compared: Compared = {}) =>
    reason(code, [asked.source], { requirement: asked.text, ...compared });
  const [slice] = slices;
  if (slice !== undefined && slice.yes.length === 0)
    return [about(slice.slice.isEnded ? 'fulfilment.amounts-none' : 'fulfilment.amounts-awaited')];
  const { found, compared, conflicting } = amounts;
  return [
    about(`fulfilment.amounts-${found}`, compared),
    ...(conflicting.length === 0
      ? []
      : [about('fulfilment.amounts-conflicting', { amounts: namesOf(conflicting, voice) })]),
  ];
}

function namesOf(names: readonly AmountName[], { text, list }: Voice): string {
  return list(names.map(({ what, year }) => text(`fulfilment.${what}`, { year })));
}

function reasonsOf(
  judged: JudgedRequirement,
  groups: readonly Group[],
  voice: Voice,
): readonly Reason[] {
  const { asked, inForce, notes, slices, amounts, matches } = judged;
  const { reason, records } = voice;
  const { parameter = '', occasion = '', byDate = '' } = asked;
  const compared = { requirement: asked.text, parameter, occasion, byDate };
  const about = (code: string) => reason(code, [asked.source], compared);
  if (inForce === 'does-not-apply') return [about('fulfilment.shown-only')];
  const late = entriesIn(slices).filter(({ isLate }) => isLate);
  const bySlice =
    amounts === undefined
      ? groups.map(([finding, group]) =>
          reason(
            `fulfilment.${speciesOf(judged)}-${finding}`,
            [asked.source],
            comparedIn(judged, group, voice),
          ),
        )
      : amountsReasons(judged, amounts, voice);
  return [
    ...(inForce === 'cannot-tell' ? [about('fulfilment.in-force-unknown')] : []),
    ...notes.map(about),
    ...bySlice,
    ...reasonsAbout(
      slices.flatMap(({ maybe }) => maybe),
      judged,
      voice,
    ),
    ...reasonsAbout(
      matches.filter(({ because = '' }) => SAID.includes(because)),
      judged,
      voice,
    ),
    ...(late.length === 0
      ? []
      : [
          reason('fulfilment.late-entries', [asked.source], {
            requirement: asked.text,
            records: records(late),
          }),
        ]),
  ];
}

const OF_NOTES: Readonly<Record<string, string>> = {
  'fulfilment.occasions-unknown': 'fulfilment.missing-occasions',
  'fulfilment.key-periods-unknown': 'fulfilment.missing-key-periods',
  'fulfilment.threshold-unknown': 'fulfilment.missing-threshold',
};

function missingAmounts(judged: JudgedRequirement, amounts: JudgedAmounts, voice: Voice) {
  const { missing } = voice;
  const { found, compared, absent, conflicting } = amounts;
  const { year = 0, fundBefore = 0, revenueBefore = 1, revenue = 0 } = compared;
  const least = Math.ceil((revenue * fundBefore * 100) / revenueBefore) / 100;
  return [
    ...(absent.length === 0
      ? []
      : [missing('fulfilment.missing-amounts', { amounts: namesOf(absent, voice) })]),
    ...(conflicting.length === 0
      ? []
      : [missing('fulfilment.missing-true-amounts', { amounts: namesOf(conflicting, voice) })]),
    ...(found === 'behind' ? [missing('fulfilment.missing-fund', { year, least })] : []),
    ...(found === 'not-comparable'
      ? [missing('fulfilment.missing-reading', { requirement: judged.asked.text })]
      : []),
  ];
}

const MISSING: Readonly<Record<string, string>> = {
  'count-none': 'missing-late-entry',
  'count-short': 'missing-late-entry',
  'count-open': 'missing-record',
  'count-part': 'missing-part',
  'document-none': 'missing-document',
  'document-short': 'missing-document',
  'document-open': 'missing-document',
  'document-part': 'missing-document',
  'by-date-none': 'missing-late-entry',
  'by-date-short': 'missing-explanation',
  'by-date-open': 'missing-done-by',
};

function missingOfGroup(
  judged: JudgedRequirement,
  [finding, group]: Group,
  voice: Voice,
): readonly Missing[] {
  const { missing, records } = voice;
  if (finding === 'enough') return [];
  if (finding === 'perhaps')
    return [...byBecause(group.flatMap(({ maybe }) => maybe))].map(([code, entries]) =>
      missing(code.replace('fulfilment.', 'fulfilment.missing-'), { records: records(entries) }),
    );
  const left = sum(group.map(({ needed, yes }) => Math.max(needed - yes.length, 0)));
  const compared = { ...comparedIn(judged, group, voice), number: Math.max(left, 1) };
  const unnumbered = entriesIn(group).filter(({ record }) => record.documentNo === undefined);
  if (judged.asked.kind === 'document' && unnumbered.length > 0)
    return [
      missing('fulfilment.missing-document-number', { ...compared, records: records(unnumbered) }),
    ];
  const code = MISSING[`${speciesOf(judged)}-${finding}`];
  return code === undefined ? [] : [missing(`fulfilment.${code}`, compared)];
}

function missingOf(
  judged: JudgedRequirement,
  groups: readonly Group[],
  voice: Voice,
): readonly Missing[] {
  const { asked, inForce, bounds, notes, amounts } = judged;
  const { missing } = voice;
  if (inForce === 'does-not-apply' || bounds.least?.state === 'met') return [];
  const { text: requirement, parameter = '', occasion = '' } = asked;
  if (inForce === 'cannot-tell')
    return [missing('fulfilment.missing-effective-date', { parameter, requirement })];
  return [
    ...notes.flatMap((note) => {
      const code = OF_NOTES[note];
      return code === undefined ? [] : [missing(code, { requirement, occasion })];
    }),
    ...(amounts === undefined
      ? groups.flatMap((group) => missingOfGroup(judged, group, voice))
      : missingAmounts(judged, amounts, voice)),
  ];
}

function sliceResult({ slice, needed, yes, bounds }: JudgedSlice): SliceResult {
  return {
    from: slice.from,
    to: slice.to,
    state: agreed([bounds.least, bounds.most]).state,
    counted: yes.length,
    needed,
    records: yes.map(({ id }) => id),
  };
}

function notCounted(
  { matches }: JudgedRequirement,
  counted: ReadonlySet<Entry>,
  { text }: Voice,
): readonly NotCounted[] {
  return matches
    .filter(({ entry }) => !counted.has(entry))
    .map(({ entry: { id }, because = 'fulfilment.outside-period' }) => ({
      id,
      because,
      text: text(because),
    }));
}

export function requirementResult(judged: JudgedRequirement, voice: Voice): RequirementResult {
  const { asked, index, inForce, bounds, slices } = judged;
  const { keyPoint, parameter } = asked;
  const counted = entriesIn(slices);
  const { state, isOverdue } = agreed([bounds.least, bounds.most]);
  const due = dueOn(judged);
  const groups = groupsOf(slices);
  return {
    index,
    text: asked.text,
    kind: asked.kind,
    ...(keyPoint === undefined ? {} : { keyPoint }),
    ...(parameter === undefined ? {} : { parameter }),
    decides: inForce !== 'does-not-apply',
    state,
    overdue: isOverdue,
    counted: sum(slices.map(({ yes }) => yes.length)),
    needed: sum(slices.map(({ needed }) => needed)),
    ...(due === undefined ? {} : { dueOn: due }),
    slices: slices.map(sliceResult),
    records: counted.map(({ id }) => id),
    late: counted.filter(({ isLate }) => isLate).map(({ id }) => id),
    notCounted: notCounted(judged, new Set(counted), voice),
    reasons: reasonsOf(judged, groups, voice),
    missing: missingOf(judged, groups, voice),
  };
}
