// How records are worded: roles by the kind of activity, several people in one line, amounts.
import type { NamedDuty, RecordLine, RecordRole, YearAmounts } from '@jinze/contracts';
import { type Activity, addDays, citedArticle, civilDate, documentDate } from '@jinze/kernel';
import type { TFunction } from 'i18next';
import { hasRoles } from './record-draft.ts';

/** Meetings are chaired, inspections led; of what one does oneself nothing is said. */
export function roleWord(activity: Activity | '', role: RecordRole, t: TFunction): string {
  if (!hasRoles(activity)) return '';
  if (role === 'took-part') return t('records.role.took-part');
  return t(
    activity === 'meeting' || activity === 'study' || activity === 'publicity'
      ? 'records.role.chair'
      : 'records.role.lead',
  );
}

const FEW = 3;

/** 程明川（主持）、苏怀瑾（参加）; of many the first ones and how many. */
export function peopleLine(
  { activity, participants }: Pick<RecordLine, 'activity' | 'participants'>,
  t: TFunction,
): string {
  const names = participants
    .slice(0, participants.length > FEW + 1 ? FEW : undefined)
    .map(({ name, role }) => {
      const word = roleWord(activity, role, t);
      return word === '' ? name : t('records.rolePerson', { name, role: word });
    })
    .join('、');
  return participants.length > FEW + 1
    ? t('records.peopleMore', { names, count: participants.length })
    : names;
}

/** 2026年3月5日, and for what took several days both ends. */
export function daysLine({
  occurredOn,
  occurredTo,
}: Pick<RecordLine, 'occurredOn' | 'occurredTo'>) {
  return occurredTo === null
    ? documentDate(occurredOn)
    : `${documentDate(occurredOn)}—${documentDate(occurredTo)}`;
}

export function amountsText(amounts: readonly YearAmounts[], t: TFunction): string {
  const said = (value: number | null) =>
    value === null
      ? t('records.amountUnknown')
      : t('records.amountKnown', { value: value.toLocaleString('zh-CN') });
  return amounts
    .toSorted((a, b) => b.year - a.year)
    .map(({ year, fundWanYuan, revenueWanYuan }) =>
      t('records.amountsLine', {
        year,
        fund: said(fundWanYuan),
        revenue: said(revenueWanYuan),
      }),
    )
    .join('；');
}

/** `第六条第四项`; of what is not the regulation’s nothing. */
export function clauseOf({ item, article }: Pick<NamedDuty, 'item' | 'article'>): string {
  return item.startsWith('art') && /^\d+(\.\d+)?$/.test(article) ? citedArticle(article) : '';
}

/** `art8.4-1` → 第八条第四项; of what is not the regulation’s nothing. */
function clauseOfCode(code: string): string {
  const article = /^art(\d+\.\d+)(-\d+)?$/.exec(code)?.[1];
  return article === undefined ? '' : citedArticle(article);
}

/** 第八条第四项等 3 项: which duties without their words. */
export function dutiesShort(codes: readonly string[], t: TFunction): string {
  const clauses = [...new Set(codes.map(clauseOfCode).filter(Boolean))];
  const [first] = clauses;
  if (codes.length === 0) return '';
  if (first === undefined) return t('records.dutiesCount', { count: codes.length });
  return codes.length === 1 ? first : t('records.dutiesAnd', { first, count: codes.length });
}

export type DutyNames = ReadonlyMap<string, NamedDuty>;

export const dutyNamesOf = (names: readonly NamedDuty[]): DutyNames =>
  new Map(names.map((one) => [one.code, one]));

/** The duties in words; one that no list names any more by its code. */
export function dutyWords(codes: readonly string[], names: DutyNames): string {
  return codes.map((code) => names.get(code)?.title ?? code).join('；');
}

export function dayBefore(day: string): string {
  return addDays(civilDate(day), -1);
}
