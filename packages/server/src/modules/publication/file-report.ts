// Filing a report, by whoever tells: no account, no cookie; of form and code only hashes are kept.
import { createHash } from 'node:crypto';
import type { ReportDeaths, ReportKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE, scopeKeyOf } from '../../platform/database/scope.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { regionsAbove } from '../posts/index.ts';
import { publicReportSource } from './report-ledger.store.ts';
import { holderNow, leadingPosts } from './report-places.store.ts';
import {
  type Place,
  type ReportRoute,
  raisedToReaders,
  routeReport,
} from './report-route.decide.ts';
import { daysToAccept } from './report-terms.ts';
import { insertReporter } from './reporters.store.ts';
import type { ReportsContext } from './reports.context.ts';
import { giveFilesTo, insertEntry, insertReport, lockForm, reportByForm } from './reports.store.ts';
import { handlersOf, tellOfReports } from './tell-of-report.ts';

/** Without letters and digits that are taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;

/**
 * 80 bits, made of the 256 random ones of the form it is the answer to: a form that is sent twice has the same code, and
 * no place keeps it.
 */
function codeOf(form: string): string {
  const bytes = createHash('sha256').update(`public-report code ${form}`).digest();
  return Array.from({ length: CODE_LENGTH }, (_, index) => ALPHABET[(bytes[index] ?? 0) % 32]).join(
    '',
  );
}
export const formHashOf = (form: string): string => digestOf(`public-report form ${form}`);
/** Without the form's secret nobody can try what was sent, or by whom. */
const contentHashOf = ({ form, ...content }: Filing): string =>
  digestOf(`public-report content ${form} ${canonicalJson(content)}`);
/** As it is written: in any case, with or without the lines between. */
const plainCode = (code: string) => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
export const codeHashOf = (code: string): string => digestOf(`public-report ${plainCode(code)}`);
/** In fours, for reading and writing down. */
export const codeInFours = (code: string): string =>
  (plainCode(code).match(/.{1,4}/g) ?? []).join('-');

export interface Filing {
  /** The secret of the form. */
  readonly form: string;
  readonly kind: ReportKind;
  readonly region: string;
  readonly place: string;
  readonly happened: string;
  readonly account: string;
  readonly deaths: ReportDeaths;
  readonly isByAuthorities: boolean;
  /** Of a report about a leader: the post, if it is on the list, and what is said of it. */
  readonly postId: Id<'post'> | null;
  readonly about: string | null;
  readonly name: string | null;
  readonly contact: string | null;
}

/** Nobody’s account: whoever tells something is not known. */
export const FILING: Command = {
  actor: { accountId: null, name: '群众举报' },
  scope: SYSTEM_SCOPE,
};

interface About {
  readonly about: string | null;
  readonly post: Id<'post'> | null;
  readonly person: Id<'person'> | null;
  /** The committee that manages the post, where the post is known. */
  readonly managing: Place | null;
}
export const NOBODY: About = { about: null, post: null, person: null, managing: null };

async function aboutOf(db: Reader, filing: Filing, today: CivilDate): Promise<About> {
  if (filing.kind !== 'leader') return NOBODY;
  const posts = await leadingPosts(db, filing.region);
  const post = posts.find(({ id }) => id === filing.postId);
  if (post === undefined) return { ...NOBODY, about: filing.about ?? '没有写明职务' };
  const managing: Place | undefined =
    post.managingCommittee === null
      ? undefined
      : (await regionsAbove(db, post.managingCommittee)).at(-1);
  return {
    about: `${post.organName}${post.title}${filing.about === null ? '' : `（${filing.about}）`}`,
    post: post.id,
    person: await holderNow(db, post.id, today),
    managing: managing ?? null,
  };
}

/** Whose it is, as the row says it. */
export function handlerColumns({ track, handler }: Pick<ReportRoute, 'track' | 'handler'>) {
  return {
    track,
    handler_path: handler.path,
    scope_key: track === 'office' ? scopeKeyOf(handler.level, handler.path) : null,
    managing_committee: track === 'discipline' ? handler.path : null,
  };
}

/** Where nobody has an account that reads it, it goes up to where somebody has; asked in the system’s scope. */
export async function raised(
  unit: Unit,
  route: ReportRoute,
  person: Id<'person'> | null,
): Promise<ReportRoute> {
  const { track, handler } = route;
  const above: (Place & { isRead: boolean })[] = [];
  for (const { path, name, level } of (await regionsAbove(unit.tx, handler.path)).toReversed()) {
    const place = { path, name, level };
    const owner = handlerColumns({ track, handler: place });
    const accounts = await handlersOf(unit, { ...owner, about_person: person });
    above.push({ ...place, isRead: accounts.length > 0 });
    if (accounts.length > 0) break;
  }
  return raisedToReaders(route, above);
}

interface Filed {
  readonly filing: Filing;
  readonly route: ReportRoute;
  readonly about: About;
  readonly placeName: string;
}

async function insertFiled(
  unit: Unit,
  { filing, route, about }: Filed,
  today: CivilDate,
  by: string,
): Promise<Id<'public-report'>> {
  const { tx, now } = unit;
  const id = newId<'public-report'>(now);
  const handler = handlerColumns(route);
  await insertReport(tx, {
    id,
    version: 1,
    state: 'received',
    kind: filing.kind,
    region_path: filing.region,
    place: filing.place,
    happened: filing.happened,
    account: filing.account,
    deaths: filing.deaths,
    deaths_on: filing.deaths === 'yes' ? today : null,
    by_authorities: filing.isByAuthorities,
    about: about.about,
    about_post: about.post,
    about_person: about.person,
    ...handler,
    route: JSON.stringify(route),
    received_on: today,
    opened_on: today,
    ...(await daysToAccept(tx, handler, today)),
    code_hash: codeHashOf(codeOf(filing.form)),
    form_hash: formHashOf(filing.form),
    content_hash: contentHashOf(filing),
  });
  await giveFilesTo(tx, formHashOf(filing.form), id);
  await addEntry(unit, id, { kind: 'file', on: today, isTold: true }, by);
  if (filing.name !== null || filing.contact !== null)
    await insertReporter(tx, {
      report_id: id,
      name: filing.name,
      contact: filing.contact,
      told_at: now,
    });
  return id;
}

export interface NewEntry {
  readonly kind: Parameters<typeof insertEntry>[1]['kind'];
  readonly on: CivilDate;
  readonly isTold: boolean;
  readonly text?: string | null;
  readonly documentNo?: string | null;
  readonly approvedBy?: string | null;
  readonly formHash?: string | null;
}

export function addEntry(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  id: Id<'public-report'>,
  { kind, on, isTold, text, documentNo, approvedBy, formHash }: NewEntry,
  by: string,
): Promise<void> {
  return insertEntry(tx, {
    report_id: id,
    kind,
    on_day: on,
    text: text ?? null,
    document_no: documentNo ?? null,
    approved_by: approvedBy ?? null,
    is_told: isTold,
    form_hash: formHash ?? null,
    recorded_at: now,
    recorded_by: by,
  });
}

/** With its entry, recorded, and told to whose it is. */
export async function writeFiled(
  unit: Unit,
  filed: Filed,
  today: CivilDate,
  by: string,
): Promise<Id<'public-report'>> {
  const id = await insertFiled(unit, filed, today, by);
  await recordHeld(unit, publicReportSource, [
    { id, type: 'public-report.filed.v1', isConcealed: true },
  ]);
  await unit.audit('publication.file-report', id);
  const { filing, route, about, placeName } = filed;
  const handler = handlerColumns(route);
  const told = { id, kind: filing.kind, region_name: placeName, about_person: about.person };
  await tellOfReports(unit, [{ ...told, ...handler }], 'public-report-received', null);
  return id;
}

export interface FiledAs {
  readonly code: string;
  readonly id: Id<'public-report'>;
  /** The form had become a report before, of something else: what was sent now is not in it. */
  readonly isOther: boolean;
}

/** Files it, or finds that this form has been sent before; the code is the same either way. */
export async function fileReport(
  { unitOfWork, clock }: Pick<ReportsContext, 'unitOfWork' | 'clock'>,
  filing: Filing,
): Promise<FiledAs> {
  const today = clock.today();
  const found = await unitOfWork.commit(FILING, async (unit) => {
    // One form pressed twice is one report: the second waits here and finds the first.
    await lockForm(unit.tx, formHashOf(filing.form));
    const before = await reportByForm(unit.tx, formHashOf(filing.form));
    if (before !== undefined)
      return { id: before.id, isOther: before.content_hash !== contentHashOf(filing) };
    const places = await regionsAbove(unit.tx, filing.region);
    const picked = places.at(-1);
    if (picked === undefined || picked.path !== filing.region)
      throw new Refused({ code: 'http.not-found', path: 'region' });
    const about = await aboutOf(unit.tx, filing, today);
    const ruled = routeReport({
      kind: filing.kind,
      places: places.map(({ path, name, level }) => ({ path, name, level })),
      deaths: filing.deaths,
      isByAuthorities: filing.isByAuthorities,
      managing: about.managing,
    });
    const route = await raised(unit, ruled, about.person);
    const filed = { filing, route, about, placeName: picked.name };
    return { id: await writeFiled(unit, filed, today, FILING.actor.name), isOther: false };
  });
  return { code: codeOf(filing.form), ...found };
}
