// A local instrument comes in: checked as a whole, shown with what it would change, then one transaction or nothing.
import type { CellError, LocalCheck } from '@jinze/contracts';
import { ROSTER_LIMITS, readSheet, type Sheet } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import { type DutyItem, duties, type LocalRequirement, requirementText } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { loadRegionIndex } from '../posts/index.ts';
import { instrumentSource } from './instruments.ledger.ts';
import { countInstruments, insertInstrument } from './instruments.store.ts';
import { inJson, readJson } from './local-instrument.json.ts';
import { readLocalInstrument, type WrittenInstrument } from './local-instrument.read.ts';
import { factsAt, type LocalRules, loadLocalRules, requirementsOf } from './local-rules.ts';

/** Errors listed; the file is refused anyhow. */
const LISTED = 500;

async function sheetOf(file: UploadedFile): Promise<{
  readonly sheet?: Sheet;
  readonly errors: readonly CellError[];
  readonly isJson: boolean;
}> {
  const isJson = /\.json$/i.test(file.name) || file.bytes.subarray(0, 1).toString() === '{';
  if (!isJson)
    return { sheet: unwrap(await readSheet(file.bytes, ROSTER_LIMITS)), errors: [], isJson };
  const read = readJson(file.bytes.toString('utf8'));
  if (read === undefined) throw new Refused({ code: 'instruments.not-json' });
  return read.errors === undefined
    ? { sheet: read.sheet, errors: [], isJson }
    : { errors: read.errors, isJson };
}

type Effect = Pick<LocalCheck['effects'][number], 'effect' | 'with'>;

const GIVES_WAY = { looser: 'looser', tightened: 'met', replaced: 'replaced' } as const;
const TAKES_PLACE = { looser: 'tightens', tightened: 'tightens', replaced: 'replaces' } as const;
/** What somebody must see first. */
const WORST = [
  'looser',
  'replaced',
  'met',
  'replaces',
  'tightens',
  'same',
  'not-counted',
  'adds',
] as const;

/** What each requirement does in an item: it gives way, takes another's place, says the same, or stands. */
function effectsIn(item: DutyItem): readonly (readonly [parameter: string, Effect])[] {
  return [
    ...item.conflicts.flatMap(({ because, parameter, text, winner }) => [
      [parameter, { effect: GIVES_WAY[because], with: winner.text }] as const,
      [winner.parameter, { effect: TAKES_PLACE[because], with: text }] as const,
    ]),
    ...item.requirements.flatMap(({ parameter = '', counts, alsoFrom = [], text }) => [
      [
        parameter,
        { effect: counts ? ('adds' as const) : ('not-counted' as const), with: null },
      ] as const,
      ...alsoFrom.map((also) => [also.parameter, { effect: 'same' as const, with: text }] as const),
    ]),
  ];
}

/** Asks the rules once for every kind of post the instrument names, and answers by parameter. */
function effectsOf(
  requirements: readonly LocalRequirement[],
  rules: LocalRules,
  region: WrittenInstrument['region'],
  asOf: CivilDate,
): ReadonlyMap<string, Effect> {
  const facts = factsAt(rules, region, asOf);
  const kinds = new Map(
    requirements.flatMap(({ postClasses, levels, organs = [undefined], portfolio }) =>
      postClasses.flatMap((postClass) =>
        levels.flatMap((level) =>
          organs.map((organ) => {
            const kind = {
              postClass,
              level,
              asOf,
              ...(organ === undefined ? {} : { organ }),
              ...(portfolio === undefined ? {} : { portfolios: [portfolio] }),
            };
            return [JSON.stringify(kind), kind] as const;
          }),
        ),
      ),
    ),
  );
  const found = [...kinds.values()].flatMap((kind) => {
    const answer = duties(kind, facts);
    return answer.ok ? answer.value.items.flatMap(effectsIn) : [];
  });
  const byParameter = Map.groupBy(found, ([parameter]) => parameter);
  const worst = (all: readonly (readonly [string, Effect])[]): Effect =>
    WORST.flatMap((effect) => all.find(([, one]) => one.effect === effect)?.[1] ?? [])[0] ?? {
      effect: 'not-counted',
      with: null,
    };
  return new Map([...byParameter].map(([parameter, all]) => [parameter, worst(all)]));
}

interface Examined {
  readonly written: WrittenInstrument | undefined;
  readonly regionName: string;
  readonly errors: readonly CellError[];
}

async function examine(db: Reader, scope: Scope, file: UploadedFile): Promise<Examined> {
  const { sheet, errors: ofForm, isJson } = await sheetOf(file);
  if (sheet === undefined) return { written: undefined, regionName: '', errors: ofForm };
  const { regions, names } = await loadRegionIndex(db, scope);
  const { instrument, errors } = readLocalInstrument(sheet, regions);
  const regionName = pathsTo(instrument?.region.path ?? '/')
    .map((path) => names.get(path) ?? '')
    .join('');
  return { written: instrument, regionName, errors: isJson ? errors.map(inJson) : errors };
}

/** What the file would change, and every error by row and column. Changes nothing. */
export async function checkLocalInstrument(
  { database, clock }: Services,
  scope: Scope,
  file: UploadedFile,
): Promise<LocalCheck> {
  const { written, regionName, errors, known } = await database.read(scope, async (db) => {
    const examined = await examine(db, scope, file);
    const { path } = examined.written?.region ?? { path: '/' };
    return { ...examined, known: await loadLocalRules(db, { path, isWithBelow: false }) };
  });
  const head = {
    fileName: file.name,
    digest: digestOf(file.bytes),
    title: written?.title ?? '',
    documentNo: written?.documentNo ?? '',
    regionName,
    effectiveFrom: written?.effectiveFrom ?? '',
    rows: written?.requirements.length ?? 0,
    errors: errors.slice(0, LISTED),
  };
  if (written === undefined || errors.length > 0) return { ...head, effects: [] };
  const own = requirementsOf({
    code: 'local-00-0',
    region_path: written.region.path,
    region_name: regionName,
    effective_from: written.effectiveFrom,
    effective_to: written.effectiveTo,
    requirements: written.requirements.map(({ requirement }) => requirement),
  });
  const rules = { ...known, requirements: [...known.requirements, ...own] };
  const today = clock.today();
  const asOf = written.effectiveFrom > today ? written.effectiveFrom : today;
  const effects = effectsOf(own, rules, written.region, asOf);
  return {
    ...head,
    effects: own.map((requirement, index) => ({
      row: written.requirements[index]?.row ?? 0,
      text: requirementText(requirement),
      ...(effects.get(requirement.id) ?? { effect: 'not-counted' as const, with: null }),
    })),
  };
}

/** Imports exactly the file that was checked; any error refuses the whole of it. */
export async function importLocalInstrument(
  { unitOfWork }: Services,
  command: Command,
  file: UploadedFile,
  digest: string,
): Promise<{ id: string; rows: number }> {
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'instruments.other-file' });
  return unitOfWork.commit(command, async (unit) => {
    const { written, regionName, errors } = await examine(unit.tx, command.scope, file);
    const { accountId, name } = command.actor;
    if (written === undefined || errors.length > 0 || accountId === null)
      throw new Refused({ code: 'instruments.has-errors' });
    const { region, title, documentNo, effectiveFrom, effectiveTo } = written;
    const number = (await countInstruments(unit.tx, region.path)) + 1;
    const code = `local-${region.code}-${number}`;
    const id = newId<'local-instrument'>(unit.now);
    const requirements = written.requirements.map(({ requirement }) => requirement);
    await insertInstrument(unit.tx, {
      id,
      code,
      version: 1,
      region_path: region.path,
      region_name: regionName,
      scope_key: scopeKeyOf(region.level, region.path),
      title,
      document_no: documentNo,
      effective_from: effectiveFrom,
      effective_to: effectiveTo,
      requirements: JSON.stringify(requirements),
      digest,
      file_name: file.name,
      account_id: accountId,
      imported_by: name,
      recorded_at: unit.now,
    });
    await recordHeld(unit, instrumentSource, [
      { id, type: 'local-instrument.imported.v1', data: { code }, source: 'import' },
    ]);
    await unit.send('instruments.changed', { regionPath: region.path });
    await unit.audit('instruments.import', `${code} ${documentNo} ${requirements.length}`);
    return { id: code, rows: requirements.length };
  });
}
