// A local instrument comes in: checked as a whole, shown with what it would change, then one transaction or nothing.
import type { CellError, LocalCheck } from '@jinze/contracts';
import { ROSTER_LIMITS, readSheet, type Sheet } from '@jinze/documents';
import type { CivilDate, JsonObject } from '@jinze/kernel';
import { type DutyItem, duties, type LocalRequirement, requirementText } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { loadRegionIndex } from '../posts/index.ts';
import { countInstruments, insertInstrument } from './instruments.store.ts';
import {
  readLocalInstrument,
  sheetOfJson,
  type WrittenInstrument,
} from './local-instrument.read.ts';
import { factsAt, type LocalRules, loadLocalRules, requirementsOf } from './local-rules.ts';

/** Errors listed; the file is refused anyhow. */
const LISTED = 500;

async function sheetOf(file: UploadedFile): Promise<Sheet> {
  const isJson = /\.json$/i.test(file.name) || file.bytes.subarray(0, 1).toString() === '{';
  if (!isJson) return unwrap(await readSheet(file.bytes, ROSTER_LIMITS));
  const sheet = sheetOfJson(file.bytes.toString('utf8'));
  if (sheet === undefined) throw new Refused({ code: 'instruments.not-json' });
  return sheet;
}

type Effect = Pick<LocalCheck['effects'][number], 'effect' | 'with'>;

/** What a requirement does to the item it ends up in; nothing when it is not in the item. */
function effectIn(item: DutyItem, parameter: string, instrument: string): Effect | undefined {
  for (const conflict of item.conflicts) {
    if (conflict.parameter === parameter) {
      const effect = { looser: 'looser', tightened: 'met', replaced: 'replaced' } as const;
      return { effect: effect[conflict.because], with: conflict.winner.text };
    }
    if (conflict.winner.parameter === parameter) return { effect: 'tightens', with: conflict.text };
  }
  const shared = item.requirements.find((one) =>
    one.alsoFrom?.some((also) => also.instrument === instrument),
  );
  if (shared !== undefined && shared.source.instrument !== instrument)
    return { effect: 'same', with: shared.text };
  const own = item.requirements.find((one) => one.parameter === parameter);
  if (own === undefined) return undefined;
  return { effect: own.counts ? 'adds' : 'not-counted', with: null };
}

/** Asks the rules, for every kind of post the requirement names, what it would do there. */
function effectOf(
  requirement: LocalRequirement,
  rules: LocalRules,
  region: WrittenInstrument['region'],
  asOf: CivilDate,
): Effect {
  const facts = factsAt(rules, region, asOf);
  const found = requirement.postClasses.flatMap((postClass) =>
    requirement.levels.flatMap((level) => {
      const [organ] = requirement.organs ?? [];
      const { portfolio } = requirement;
      const answer = duties(
        {
          postClass,
          level,
          asOf,
          ...(organ === undefined ? {} : { organ }),
          ...(portfolio === undefined ? {} : { portfolios: [portfolio] }),
        },
        facts,
      );
      const items = answer.ok ? answer.value.items : [];
      return items.flatMap((item) => effectIn(item, requirement.id, requirement.instrument) ?? []);
    }),
  );
  const worst = ['looser', 'replaced', 'met', 'tightens', 'same', 'not-counted', 'adds'] as const;
  const effect = worst.flatMap((one) => found.find((each) => each.effect === one) ?? [])[0];
  return effect ?? { effect: 'not-counted', with: null };
}

interface Examined {
  readonly written: WrittenInstrument | undefined;
  readonly regionName: string;
  readonly errors: readonly CellError[];
}

async function examine(db: Reader, scope: Scope, file: UploadedFile): Promise<Examined> {
  const sheet = await sheetOf(file);
  const { regions, names } = await loadRegionIndex(db, scope);
  const { instrument, errors } = readLocalInstrument(sheet, regions);
  const codes = (instrument?.region.path ?? '/').split('/').filter((code) => code !== '');
  const regionName = codes
    .map((_, index) => names.get(`/${codes.slice(0, index + 1).join('/')}/`) ?? '')
    .join('');
  return { written: instrument, regionName, errors };
}

/** What the file would change, and every error by row and column. Changes nothing. */
export async function checkLocalInstrument(
  { database, clock }: Services,
  scope: Scope,
  file: UploadedFile,
): Promise<LocalCheck> {
  return database.read(scope, async (db) => {
    const { written, regionName, errors } = await examine(db, scope, file);
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
    const known = await loadLocalRules(db, { path: written.region.path, isWithBelow: false });
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
    return {
      ...head,
      effects: own.map((requirement, index) => ({
        row: written.requirements[index]?.row ?? 0,
        text: requirementText(requirement),
        ...effectOf(requirement, rules, written.region, asOf),
      })),
    };
  });
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
    await unit.record([
      {
        stream: 'local-instrument',
        id,
        version: 1,
        type: 'local-instrument.imported.v1',
        data: { code },
        fields: {
          code,
          title,
          documentNo,
          regionPath: region.path,
          effectiveFrom,
          effectiveTo,
          requirements: requirements as unknown as JsonObject[],
        },
      },
    ]);
    await unit.audit('instruments.import', `${code} ${documentNo} ${requirements.length}`);
    return { id: code, rows: requirements.length };
  });
}
