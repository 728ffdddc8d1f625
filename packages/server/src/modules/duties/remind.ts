// Reminders of lists that wait for an acknowledgement: to the liaison, in working hours; a leader is never chased.
import { type Id, yearOf } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { liaisonsOf } from '../access/index.ts';
import { isWorkday, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import { markReminded } from './section-changes.store.ts';
import { lockSections, type SectionLineRow, unsignedSince } from './sections.store.ts';

const linkOf = (id: Id<'section'>) => `/duties/sections/${id}`;

/** These lists wait for nobody any more: they were signed, objected to or have ended. */
export function settleReminders(
  unit: Unit,
  sections: readonly { readonly id: Id<'section'> }[],
): Promise<void> {
  return settleNotices(
    unit,
    sections.map(({ id }) => linkOf(id)),
  );
}

interface Reminded {
  readonly reminded: number;
  readonly withoutLiaison: string[];
  readonly from: Date | null;
}

async function remind(unit: Unit, sections: readonly SectionLineRow[]): Promise<Reminded> {
  const liaisons = await liaisonsOf(
    unit.tx,
    sections.map((row) => row.person_id),
  );
  const accountsOf = (row: SectionLineRow) => liaisons.get(row.person_id) ?? [];
  const served = sections.filter((row) => accountsOf(row).length > 0);
  const from =
    served.length === 0
      ? null
      : await sendNoticesOnce(
          unit,
          served.flatMap((row) =>
            accountsOf(row).map((accountId) => ({
              accountId,
              kind: 'list-to-sign' as const,
              link: linkOf(row.id),
              params: { name: row.person_name, year: row.year, post: row.post_title },
            })),
          ),
        );
  await markReminded(
    unit.tx,
    served.map(({ id }) => id),
    unit.now,
  );
  const without = sections.filter((row) => accountsOf(row).length === 0);
  return {
    reminded: served.length,
    withoutLiaison: [...new Set(without.map((row) => row.person_name))],
    from,
  };
}

/** By the office, for chosen sections. */
export function remindChosen(
  services: Services,
  command: Command,
  ids: readonly Id<'section'>[],
): Promise<{ reminded: number; withoutLiaison: string[]; from: string | null }> {
  return services.unitOfWork.commit(command, async (unit) => {
    const rows = await lockSections(unit.tx, command.scope, ids);
    if (rows.length !== new Set(ids).size) throw new Refused({ code: 'http.not-found' });
    const waiting = rows.filter(({ state }) => state === 'issued');
    if (waiting.length === 0) throw new Refused({ code: 'duties.nothing-to-remind' });
    const { from, ...result } = await remind(unit, waiting);
    await unit.audit('duties.remind', `${waiting.length} 份`);
    return { ...result, from: from?.toISOString() ?? null };
  });
}

/** Days a list may lie before its liaison is told, and between two tellings. */
const DAYS = 5;
/** So many in one transaction. */
const AT_ONCE = 2000;

/** Every working day, by the clock of the jobs: page by page, past those without a liaison. */
export async function remindDaily(services: Services, atOnce = AT_ONCE): Promise<number> {
  if (!isWorkday(services.clock.today())) return 0;
  const command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  let after: Id<'section'> | undefined;
  let reminded = 0;
  do {
    const page = await services.unitOfWork.commit(command, async (unit) => {
      const before = new Date(unit.now.getTime() - DAYS * 86_400_000);
      const rows = await unsignedSince(unit.tx, SYSTEM_SCOPE, before, {
        after,
        limit: atOnce,
        fromYear: yearOf(services.clock.today()),
      });
      const { reminded: count } = await remind(unit, rows);
      return { count, last: rows.length < atOnce ? undefined : rows.at(-1)?.id };
    });
    reminded += page.count;
    after = page.last;
  } while (after !== undefined);
  return reminded;
}
