// The calendar routes: parse, call, present.
import { calendarRoutes } from '@jinze/contracts';
import { addDays } from '@jinze/kernel';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { ownRegion, regionAt } from '../posts/index.ts';
import type { CalendarContext } from './calendar.context.ts';
import { entriesComing, entriesOfYear, entryById } from './calendar.store.ts';
import { entryView, proposalView } from './calendar.view.ts';
import { addEntry, changeEntry, removeEntry, takeOver } from './change-entries.ts';
import { exportCalendar } from './export-calendar.ts';
import { proposalsFor } from './proposals.ts';

const COMING_DAYS = 30;
const COMING_LIMIT = 50;

function bindReading(binder: Binder, context: CalendarContext): void {
  const { database, clock, may } = context;
  bind(binder, calendarRoutes.year, async ({ query }, { scope, caller }) => {
    const of = { regionPath: query.region, year: query.year, on: clock.today() };
    const { region, rows } = await database.read(scope, async (db) => ({
      region: await regionAt(db, query.region),
      rows: await entriesOfYear(db, scope, of),
    }));
    if (region === undefined) throw new Refused({ code: 'http.not-found' });
    const { name, path, level } = region;
    const resource = { scopeKey: scopeKeyOf(level, path) };
    return {
      region: { name, path },
      year: query.year,
      items: rows.map((row) => entryView(context, caller, row)),
      may: (['add', 'take-over'] as const).filter((act) =>
        may(caller, `calendar.${act}`, resource),
      ),
    };
  });
  bind(binder, calendarRoutes.propose, ({ query }, { scope }) =>
    database.read(scope, async (db) => {
      const { region } = await ownRegion(db, scope, query.region);
      const proposals = await proposalsFor(context, db, scope, region, query.year);
      return {
        year: query.year,
        template: proposals.template.map(proposalView),
        lastYear: proposals.lastYear.map(proposalView),
      };
    }),
  );
  bind(binder, calendarRoutes.due, async (_, { scope, caller }) => {
    const today = clock.today();
    const until = addDays(today, COMING_DAYS);
    const rows = await database.read(scope, (db) =>
      entriesComing(db, scope, today, until, COMING_LIMIT),
    );
    return { asOf: today, items: rows.map((row) => entryView(context, caller, row)) };
  });
  bind(binder, calendarRoutes.entry, async ({ params }, { scope, caller }) => {
    const row = await database.read(scope, (db) =>
      entryById(db, scope, params.entryId, clock.today()),
    );
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return entryView(context, caller, row);
  });
  bind(binder, calendarRoutes.export, ({ query }, { scope, caller }) =>
    exportCalendar(context, scope, { ...query, by: caller.displayName }),
  );
}

export function registerCalendar(binder: Binder, context: CalendarContext): void {
  bindReading(binder, context);
  bind(binder, calendarRoutes.takeOver, ({ body }, { command }) =>
    takeOver(context, command, body),
  );
  bind(binder, calendarRoutes.add, ({ body }, { command }) => addEntry(context, command, body));
  bind(binder, calendarRoutes.change, ({ params, body }, { command }) =>
    changeEntry(context, command, params.entryId, body),
  );
  bind(binder, calendarRoutes.remove, ({ params, body }, { command }) =>
    removeEntry(context, command, params.entryId, body),
  );
}
