// Drafts the year's sections for every post in a region that has none: rules once per kind of post, rows in bulk.
import type { SectionItem } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import { type DutyItem, duties, RULES_VERSION } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { factsAt, type LocalRules, loadLocalRules } from '../instruments/index.ts';
import { type Holder, holdersOn, regionAt } from '../posts/index.ts';
import { draftedPairs, insertItemSets, insertSections } from './duties.store.ts';

/** Article 7 names no concrete duties; approving needs the committee's document first. */
const BLOCKED_BY_ARTICLE_7 = '第七条没有列出具体职责，须由党委文件逐人明确后才能审批';
const BLOCKED_BY_REFERENCE =
  '《规定》没有为这类机构列出条款（参照执行），须由本级文件确定职责后才能审批';

interface ItemSet {
  readonly digest: string;
  readonly items: readonly SectionItem[];
  readonly blockedBy: string | null;
}

function sectionItem(item: DutyItem): SectionItem {
  return {
    code: item.code,
    article: item.article,
    title: item.title,
    text: item.text,
    status: item.status,
    isByReference: item.byReference,
    isLeftToLocalDocument: item.leftToLocalDocument,
    source: item.source,
    requirements: [...item.requirements],
    ...(item.conflicts.length === 0 ? {} : { conflicts: [...item.conflicts] }),
  };
}

function itemSetOf(holder: Holder, rules: LocalRules, asOf: CivilDate): ItemSet {
  const { postClass, organKind: organ, level, portfolios } = holder;
  const region = { path: holder.regionPath, name: holder.regionName };
  const output = unwrap(
    duties({ postClass, organ, level, asOf, portfolios }, factsAt(rules, region, asOf)),
  );
  if (output.outcome === 'does-not-apply') throw new Refused({ code: 'duties.year-out-of-range' });
  const items = output.items.map(sectionItem);
  const isMissing = (code: string) => output.missing.some((one) => one.code === code);
  return {
    digest: digestOf(canonicalJson({ rules: RULES_VERSION, items })),
    items,
    blockedBy: isMissing('duties.missing-local-document')
      ? BLOCKED_BY_REFERENCE
      : isMissing('duties.missing-committee-document')
        ? BLOCKED_BY_ARTICLE_7
        : null,
  };
}

/** What the rules give a holder on a day, and why the list cannot be approved yet, if so. */
export async function dutiesOfHolder(
  db: Reader,
  holder: Holder,
  asOf: CivilDate,
): Promise<Pick<ItemSet, 'items' | 'blockedBy'>> {
  const rules = await loadLocalRules(db, { path: holder.regionPath, isWithBelow: false });
  return itemSetOf(holder, rules, asOf);
}

/** Posts of one kind in one region share their items; nothing else of a holder decides them. */
function kindOf({ postClass, organKind, level, regionPath, portfolios }: Holder): string {
  return [postClass, organKind, level, regionPath, ...portfolios.toSorted()].join('|');
}

/** The day whose posts and rules a year's list follows: today, or the year's last day once it is over. */
function asOfFor(year: number, today: CivilDate): CivilDate {
  const last = civilDate(`${year}-12-31`);
  if (year > Number(today.slice(0, 4)) + 1) throw new Refused({ code: 'duties.year-out-of-range' });
  return last < today ? last : today;
}

function rowOf(holder: Holder, set: ItemSet, facts: { year: number; asOf: CivilDate; now: Date }) {
  return {
    id: newId<'section'>(facts.now),
    version: 1,
    year: facts.year,
    state: 'drafted',
    person_id: holder.personId,
    post_id: holder.postId,
    scope_key: holder.scopeKey,
    region_path: holder.regionPath,
    region_name: holder.regionName,
    level: holder.level,
    person_name: holder.personName,
    post_title: holder.postTitle,
    post_class: holder.postClass,
    organ_id: holder.organId,
    organ_name: holder.organName,
    organ_kind: holder.organKind,
    portfolios: [...holder.portfolios],
    holds_post_from: holder.from,
    as_of: facts.asOf,
    item_set: set.digest,
    blocked_by: set.blockedBy,
    drafted_at: facts.now,
  };
}

export interface DraftResult {
  readonly drafted: number;
  readonly alreadyThere: number;
  readonly blocked: number;
}

/** Drafts what is missing; running it again drafts nothing. */
export async function draftSections(
  services: Services,
  command: Command,
  input: { region: string; year: number },
): Promise<DraftResult> {
  return services.unitOfWork.commit(command, async (unit) => {
    if ((await regionAt(unit.tx, input.region)) === undefined)
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const asOf = asOfFor(input.year, services.clock.today());
    const holders = await holdersOn(unit.tx, command.scope, input.region, asOf);
    const there = await draftedPairs(unit.tx, command.scope, input.region, input.year);
    const missing = holders.filter((holder) => !there.has(`${holder.personId}|${holder.postId}`));
    if (holders.length === 0) throw new Refused({ code: 'duties.nobody-in-post' });
    const rules = await loadLocalRules(unit.tx, { path: input.region, isWithBelow: true });
    const sets = new Map<string, ItemSet>();
    const rows = missing.map((holder) => {
      const kind = kindOf(holder);
      const set = sets.get(kind) ?? itemSetOf(holder, rules, asOf);
      sets.set(kind, set);
      return rowOf(holder, set, { year: input.year, asOf, now: unit.now });
    });
    const distinct = new Map([...sets.values()].map((set) => [set.digest, set]));
    await insertItemSets(
      unit.tx,
      [...distinct.values()].map((set) => ({
        digest: set.digest,
        items: JSON.stringify(set.items),
        item_count: set.items.length,
        rules_version: RULES_VERSION,
        created_at: unit.now,
      })),
    );
    await insertSections(unit.tx, rows);
    await unit.record(
      rows.map((row) => ({
        stream: 'duty-section',
        id: row.id,
        version: 1,
        type: 'duty-section.drafted.v1',
        data: { year: input.year },
        organId: row.organ_id,
        fields: {
          personId: row.person_id,
          postId: row.post_id,
          year: row.year,
          state: 'drafted',
          itemSet: row.item_set,
          portfolios: row.portfolios,
          asOf,
        },
      })),
    );
    await unit.audit('duties.draft', `${input.region} ${input.year} ${rows.length}`);
    return {
      drafted: rows.length,
      alreadyThere: holders.length - rows.length,
      blocked: rows.filter((row) => row.blocked_by !== null).length,
    };
  });
}
