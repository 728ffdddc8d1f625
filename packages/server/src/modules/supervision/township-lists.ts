// Keeping 履职事项清单 of a township: pasted line by line, each time as a new version.
import type { TownshipList, TownshipMatterKind } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import { refuseSecrets } from './act-on-task.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { townshipListSource } from './supervision.ledger.ts';
import {
  insertMatters,
  lockTownshipList,
  type TownshipListRow,
  writeTownshipList,
} from './township.store.ts';

export function townshipListView(row: TownshipListRow): TownshipList {
  return {
    id: row.id,
    version: row.version,
    regionPath: row.region_path,
    regionName: row.region_name,
    documentNo: row.document_no,
    adoptedOn: row.adopted_on,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    matters: row.matters,
  };
}

/** `1.`, `（三）`, `十二、` before a pasted line are not part of the matter. */
const NUMBERING =
  /^\s*(?:[（(]?[0-9０-９一二三四五六七八九十百]{1,4}[）).、．,，:：]\s*|[-•·*]\s*)/u;

/** One line, one matter; the same twice is one. */
function mattersIn(kind: TownshipMatterKind, lines: readonly string[]) {
  const texts = lines
    .map((line) => line.replace(NUMBERING, '').trim())
    .filter((text) => text !== '');
  return [...new Set(texts)].map((text) => ({ kind, text }));
}

export interface ListInput {
  readonly region: string;
  readonly version: number | null;
  readonly documentNo: string;
  readonly adoptedOn: CivilDate;
  readonly own: readonly string[];
  readonly assist: readonly string[];
  readonly recalled: readonly string[];
}

export async function keepTownshipList(
  { unitOfWork, clock }: SupervisionContext,
  command: Command,
  input: ListInput,
): Promise<{ region: string }> {
  const matters = [
    ...mattersIn('own', input.own),
    ...mattersIn('assist', input.assist),
    ...mattersIn('recalled', input.recalled),
  ];
  if (matters.length === 0) throw new Refused({ code: 'supervision.list-empty', path: 'body.own' });
  if (input.adoptedOn > clock.today())
    throw new Refused({ code: 'supervision.future-date', path: 'body.adoptedOn' });
  refuseSecrets(matters.map(({ kind, text }) => [`body.${kind}`, text] as const));
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    if (region === undefined) throw new Refused({ code: 'http.not-found' });
    const scopeKey = scopeKeyOf(region.level, region.path);
    if (!command.scope.keys.some((key) => scopeKey.startsWith(key)))
      throw new Refused({ code: 'http.not-found' });
    if (region.level !== 'township')
      throw new Refused({ code: 'supervision.not-a-township', path: 'body.region' });
    const held = await lockTownshipList(unit.tx, command.scope, input.region);
    if ((held?.version ?? null) !== input.version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { version: held?.version ?? null },
      });
    const list = {
      id: held?.id ?? newId<'township-list'>(unit.now),
      version: (held?.version ?? 0) + 1,
      region_path: region.path,
      scope_key: scopeKey,
      document_no: input.documentNo,
      adopted_on: input.adoptedOn,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    };
    await writeTownshipList(unit.tx, list, input.version);
    await insertMatters(
      unit.tx,
      list,
      matters.map((matter) => ({ ...matter, id: newId<'township-matter'>(unit.now) })),
    );
    await recordHeld(unit, townshipListSource, [{ id: list.id, type: 'township-list.kept.v1' }]);
    await unit.audit('supervision.keep-township-list', region.path);
    return { region: region.path };
  });
}
