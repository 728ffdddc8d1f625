// The instruments routes: parse, call, present.
import { instrumentsRoutes, type LocalInstrumentLine } from '@jinze/contracts';
import { writeWorkbook } from '@jinze/documents';
import { instruments, localInstruments, localRequirements, USUAL_ORGANS } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { codesOf } from '../../platform/region-path.ts';
import { type Addressed, rosterPage, searchAllRegions } from '../posts/index.ts';
import { adopt, takeBack, withdraw } from './change-local-rules.ts';
import { exportLocal } from './export-local.ts';
import { checkLocalInstrument, importLocalInstrument } from './import-local-instrument.ts';
import { instrumentCoded, instrumentsOf } from './instruments.store.ts';
import {
  adoptionView,
  builtInLine,
  builtInView,
  importedLine,
  importedView,
  instrumentView,
} from './instruments.view.ts';
import { LOCAL_COLUMNS, LOCAL_EXPLANATION } from './local-instrument.columns.ts';
import { requirementsOf } from './local-rules.ts';
import { homePlaceOf, placeRequirements } from './place-requirements.ts';
import { createDecks } from './training-deck.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Places offered while somebody types. */
const PLACES_OFFERED = 20;

/** The empty workbook, or one with rows for the demo. */
export function localInstrumentWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return writeWorkbook({
    sheetName: '地方规定',
    columns: LOCAL_COLUMNS.map((column) => ({
      name: column.name,
      width: column.width,
      ...('choices' in column ? { choices: column.choices } : {}),
    })),
    rows,
    explanation: LOCAL_EXPLANATION,
  });
}

/** The posts a clause or a local requirement speaks to; an unknown one speaks to nobody. */
async function addresseesOf(db: Reader, clause: string): Promise<Addressed> {
  const number = Number(clause.split('.')[0]);
  const article = instruments()[0]?.articles.find((one) => one.article === number);
  if (article !== undefined) return { postClasses: article.addressees.postClasses };
  const [code = ''] = clause.split(':');
  const imported = await instrumentCoded(db, code);
  const found = [
    ...localRequirements(),
    ...(imported === undefined ? [] : requirementsOf(imported)),
  ].filter(({ id }) => id === clause);
  return {
    postClasses: found.flatMap((one) => one.postClasses),
    levels: found.flatMap((one) => one.levels),
    organs: found.flatMap((one) => one.organs ?? USUAL_ORGANS),
    ...(found.some((one) => one.portfolio === undefined)
      ? {}
      : { portfolios: found.flatMap((one) => one.portfolio ?? []) }),
  };
}

function bindReader(binder: Binder, services: Services): void {
  const { database, clock } = services;
  bind(binder, instrumentsRoutes.read, async ({ params }) => {
    const found = instruments().find((one) => one.id === params.instrumentId);
    if (found === undefined) throw new Refused({ code: 'instruments.unknown' });
    return instrumentView(found);
  });
  bind(binder, instrumentsRoutes.places, async ({ query }) => ({
    items: (
      await database.read(NO_SCOPE, (db) =>
        searchAllRegions(db, query.search ?? '', PLACES_OFFERED),
      )
    ).map(({ path, name, level }) => ({ path, name, level })),
  }));
  bind(binder, instrumentsRoutes.requirements, async ({ query }, { caller }) => {
    const place = query.place ?? (await homePlaceOf(database, caller));
    if (place === undefined)
      throw new Refused({ code: 'instruments.no-home', path: 'query.place' });
    return database.read(NO_SCOPE, (db) =>
      placeRequirements(db, caller, {
        place,
        level: query.level,
        asOf: query.asOf ?? clock.today(),
      }),
    );
  });
  bind(binder, instrumentsRoutes.holders, async ({ query }, { scope }) => {
    const holders = await database.read(scope, async (db) => {
      const addressed = await addresseesOf(db, query.article);
      return rosterPage(db, scope, clock.today(), {
        ...addressed,
        regionPath: query.region,
        search: undefined,
        after: readCursor(query.after),
        limit: query.limit + 1,
      });
    });
    const usual = ['party-committee', 'government'];
    return {
      items: holders.slice(0, query.limit).map((holder) => ({
        appointmentId: holder.appointmentId,
        personName: holder.personName,
        postTitle: holder.postTitle,
        postClass: holder.postClass,
        organName: holder.organName,
        regionName: holder.regionName,
        isByReference: !usual.includes(holder.organKind),
      })),
      next: cursorAfter(
        holders.map(({ scopeKey, appointmentId: id }) => ({ scopeKey, id })),
        query.limit,
      ),
    };
  });
}

function bindLocal(binder: Binder, services: Services): void {
  const { database } = services;
  const linesOf = async (place: string | undefined): Promise<LocalInstrumentLine[]> => {
    if (place === undefined) return localInstruments().map(builtInLine);
    const codes = ['cn', ...codesOf(place)];
    const builtIn = localInstruments().filter((one) => codes.includes(one.place ?? ''));
    const imported = await database.read(NO_SCOPE, (db) =>
      instrumentsOf(db, { path: place, isWithBelow: false }),
    );
    return [...imported.map(importedLine), ...builtIn.map(builtInLine)];
  };
  bind(binder, instrumentsRoutes.local, async ({ query }) => ({
    items: await linesOf(query.place),
  }));
  bind(binder, instrumentsRoutes.exportLocal, async ({ query }, { caller }) =>
    exportLocal(services, await linesOf(query.place), { ...query, by: caller.displayName }),
  );
  bind(binder, instrumentsRoutes.localInstrument, async ({ params }, { caller }) => {
    const builtIn = localInstruments().find((one) => one.id === params.instrumentId);
    if (builtIn !== undefined) return builtInView(builtIn);
    const row = await database.read(NO_SCOPE, (db) => instrumentCoded(db, params.instrumentId));
    if (row === undefined) throw new Refused({ code: 'instruments.unknown' });
    return importedView(row, caller);
  });
}

function bindChanges(binder: Binder, services: Services): void {
  const { database, clock } = services;
  bind(binder, instrumentsRoutes.template, async () => ({
    fileName: '地方规定模板.xlsx',
    contentType: XLSX_TYPE,
    bytes: await localInstrumentWorkbook([]),
  }));
  const deck = createDecks(database);
  bind(binder, instrumentsRoutes.trainingDeck, ({ query }) => deck(clock.today(), query));
  bind(binder, instrumentsRoutes.check, ({ file }, { scope }) =>
    checkLocalInstrument(services, scope, file),
  );
  bind(binder, instrumentsRoutes.import, ({ file, params }, { command }) =>
    importLocalInstrument(services, command, file, params.digest),
  );
  bind(binder, instrumentsRoutes.withdraw, async ({ params, body }, { command, caller }) => {
    await withdraw(services, command, params.instrumentId, body);
    const row = await database.read(NO_SCOPE, (db) => instrumentCoded(db, params.instrumentId));
    if (row === undefined) throw new Refused({ code: 'instruments.unknown' });
    return importedView(row, caller);
  });
  bind(binder, instrumentsRoutes.adopt, async ({ body }, { command, caller }) =>
    adoptionView(await adopt(services, command, body), caller),
  );
  bind(binder, instrumentsRoutes.withdrawAdoption, async ({ params, body }, { command }) => {
    await takeBack(services, command, params.adoptionId, body);
    return { withdrawn: true as const };
  });
}

export function registerInstruments(binder: Binder, services: Services): void {
  bindReader(binder, services);
  bindLocal(binder, services);
  bindChanges(binder, services);
}
