// Telling of a report: its desk, or the discipline organ with the power; never of what is about themselves, never who told.
import type { Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, committeeAccounts, liaisonsOf, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import { REPORT_KIND_WORDS } from './report.words.ts';
import type { ReportRow } from './reports.store.ts';

export type ToldReport = Pick<
  ReportRow,
  'id' | 'kind' | 'scope_key' | 'managing_committee' | 'about_person' | 'region_name'
>;
type Kind = Extract<NewNotice['kind'], `public-report-${string}`>;

const linkOf = (id: Id<'public-report'>) => `/publication/reports/${id}`;

/** Whose accounts read it. */
export async function handlersOf(
  unit: Unit,
  report: Pick<ToldReport, 'scope_key' | 'managing_committee' | 'about_person'>,
): Promise<Id<'account'>[]> {
  const { scope_key: key, managing_committee: committee, about_person: about } = report;
  if (committee !== null) {
    const accounts = await committeeAccounts(unit.tx, [committee], ['discipline-organ']);
    if (about === null) return accounts;
    const serving = (await liaisonsOf(unit.tx, [about])).get(about) ?? [];
    const own = new Set<string>([...(await accountsOfPersons(unit.tx, [about])), ...serving]);
    return accounts.filter((account) => !own.has(account));
  }
  if (key === null) return [];
  const found = await officesOf(unit.tx, [key], ['safety-office', 'report-desk']);
  return [...new Set((found.get(key) ?? []).map(({ accountId }) => accountId))];
}

/** Whose they are is asked once for all that go to the same. */
export async function tellOfReports(
  unit: Unit,
  reports: readonly ToldReport[],
  kind: Kind,
  actor: Id<'account'> | null,
): Promise<void> {
  const groups = Map.groupBy(reports, (report) =>
    [report.scope_key, report.managing_committee, report.about_person].join(' '),
  );
  const notices: NewNotice[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    const accounts = first === undefined ? [] : await handlersOf(unit, first);
    for (const accountId of accounts.filter((one) => one !== actor))
      notices.push(
        ...group.map(({ id, region_name: region, kind: what }) => ({
          accountId,
          kind,
          link: linkOf(id),
          params: { title: `${region}：${REPORT_KIND_WORDS[what]}` },
        })),
      );
  }
  await sendNoticesOnce(unit, notices);
}

/** What was waited for was done. */
export const settleReport = (unit: Unit, id: Id<'public-report'>) =>
  settleNotices(unit, [linkOf(id)]);
