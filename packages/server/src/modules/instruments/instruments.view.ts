// How instruments, local rules and adoptions leave the server.
import type {
  AdoptionView,
  Instrument as InstrumentView,
  LocalInstrumentLine,
  LocalInstrument as LocalInstrumentView,
  LocalLine,
} from '@jinze/contracts';
import {
  askedText,
  type Instrument,
  LEVEL_NAMES,
  type LocalInstrument,
  type LocalRequirement,
  localRequirements,
  type Placement,
  POST_CLASS_NAMES,
  placements,
  requirementText,
  TOPICS,
} from '@jinze/rules';
import type { Caller } from '../../platform/http/caller.ts';
import { can } from '../access/index.ts';
import type { AdoptionRow, InstrumentRow } from './instruments.store.ts';
import { requirementsOf } from './local-rules.ts';

export function instrumentView(instrument: Instrument): InstrumentView {
  return {
    id: instrument.id,
    title: instrument.title,
    number: instrument.number,
    issuers: [...instrument.issuers],
    effectiveFrom: instrument.effectiveFrom,
    articles: instrument.articles.map((article) => ({
      ...article,
      addressees: {
        postClasses: [...article.addressees.postClasses],
        bodies: [...article.addressees.bodies],
      },
      items: article.items.map((item) => ({
        ...item,
        keyPoints: item.keyPoints.map((point) => ({ ...point })),
      })),
    })),
  };
}

function placementsOf(instrument: string): readonly Placement[] {
  return placements().filter((one) => one.instrument === instrument);
}

/** Read by a topic that has its function: the others wait for theirs and say so. */
const isUsed = ({ topic, supersededBecause }: Placement) =>
  topic !== undefined && Object.hasOwn(TOPICS, topic) && supersededBecause === undefined;

export function builtInLine(instrument: LocalInstrument): LocalInstrumentLine {
  const lines = placementsOf(instrument.id);
  const { from, to, year } = instrument.inForce;
  return {
    id: instrument.id,
    title: instrument.title,
    documentNo: null,
    placeName: instrument.placeName,
    origin: 'built-in',
    effectiveFrom: from ?? null,
    effectiveTo: to ?? null,
    year: year ?? null,
    lines: lines.length,
    linesUsed: lines.filter(isUsed).length,
    isWithdrawn: false,
  };
}

export function importedLine(row: InstrumentRow): LocalInstrumentLine {
  return {
    id: row.code,
    title: row.title,
    documentNo: row.document_no,
    placeName: row.region_name,
    origin: 'imported',
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    year: null,
    lines: row.requirements.length,
    linesUsed: row.requirements.length,
    isWithdrawn: row.withdrawn_at !== null,
  };
}

function builtInEntry(placement: Placement): LocalLine {
  const asked = localRequirements().filter(({ id }) => id === placement.parameter);
  const [first] = asked;
  return {
    parameter: placement.parameter,
    article: first?.article ?? null,
    text: first === undefined ? placement.rule : requirementText(first),
    countedAs: first === undefined ? null : askedText(first),
    role: placement.role,
    status: placement.status,
    items: asked.flatMap(({ item }) => item ?? []),
    notUsed: placement.notUsed ?? null,
    note: placement.note ?? null,
    isSuperseded: placement.supersededBecause !== undefined,
    topic: placement.topic ?? null,
    isWaiting: placement.topic !== undefined && !Object.hasOwn(TOPICS, placement.topic),
  };
}

function roleOf(requirement: LocalRequirement): string {
  const classes = requirement.postClasses.map((one) => POST_CLASS_NAMES[one]).join('、');
  const levels = requirement.levels.map((one) => LEVEL_NAMES[one]).join('、');
  return `${levels} ${classes}`;
}

function importedEntry(requirement: LocalRequirement): LocalLine {
  return {
    parameter: requirement.id,
    article: requirement.article ?? null,
    text: requirementText(requirement),
    countedAs: askedText(requirement),
    role: roleOf(requirement),
    status: requirement.status,
    items: requirement.item === undefined ? [] : [requirement.item],
    notUsed: null,
    note: null,
    isSuperseded: false,
    topic: 'duties',
    isWaiting: false,
  };
}

export function builtInView(instrument: LocalInstrument): LocalInstrumentView {
  return {
    ...builtInLine(instrument),
    version: 1,
    importedBy: null,
    recordedAt: null,
    withdrawal: null,
    entries: placementsOf(instrument.id).map(builtInEntry),
    may: [],
  };
}

export function importedView(row: InstrumentRow, caller: Caller): LocalInstrumentView {
  const { withdrawn_at: at, withdrawn_by: by, withdrawal_reason: reason } = row;
  const mayWithdraw =
    at === null && can(caller, 'instruments.withdraw', { scopeKey: row.scope_key });
  return {
    ...importedLine(row),
    version: row.version,
    importedBy: row.imported_by,
    recordedAt: row.recorded_at.toISOString(),
    withdrawal: at === null ? null : { by: by ?? '', reason: reason ?? '', at: at.toISOString() },
    entries: requirementsOf(row).map(importedEntry),
    may: mayWithdraw ? ['withdraw'] : [],
  };
}

export function adoptionView(row: AdoptionRow, caller: Caller): AdoptionView {
  const mayWithdraw = can(caller, 'instruments.withdraw-adoption', { scopeKey: row.scope_key });
  return {
    id: row.id,
    version: row.version,
    parameter: row.parameter,
    regionName: row.region_name,
    on: row.adopted_on,
    documentNo: row.document_no,
    by: row.adopted_by,
    recordedAt: row.recorded_at.toISOString(),
    may: mayWithdraw ? ['withdraw'] : [],
  };
}
