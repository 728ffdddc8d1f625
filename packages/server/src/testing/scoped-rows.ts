// One row in every table of doing the duty that names a place: what a region takes along when it moves.
import { civilDate, type Id, type Json } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/database.ts';
import { TABLES } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';

const DAY = civilDate('2026-03-01');

/** What a column without a given value holds, by its type; null and what has a default is left out. */
function plainValue(spec: string, now: Date): unknown {
  const type = spec.replace(/:.*$/, '');
  if (type.endsWith('[]')) return [];
  switch (type) {
    case 'uuid':
      return newId(now);
    case 'date':
      return DAY;
    case 'timestamptz':
      return now;
    case 'bool':
      return false;
    case 'jsonb':
      return '[]';
    case 'text':
      return '某';
    default:
      return 1;
  }
}

async function addRow(
  tx: Tx,
  table: keyof typeof TABLES,
  now: Date,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns: Readonly<Record<string, string>> = TABLES[table];
  // Of what is given to every table, those columns that it has.
  const needed = Object.entries(columns).filter(
    ([column, spec]) => given[column] !== undefined || !/[?=]$/.test(spec),
  );
  const values = needed.map(([column, spec]) => given[column] ?? plainValue(spec, now));
  await sql`insert into ${sql.table(table)} (${sql.join(needed.map(([column]) => sql.ref(column)))})
    values (${sql.join(values.map((value) => sql.val(value as Json)))})`.execute(tx);
}

export interface ScopedPlace {
  readonly path: string;
  readonly scopeKey: string;
  readonly level: string;
  readonly organ: Id<'organ'>;
}

export async function addScopedRows(tx: Tx, now: Date, place: ScopedPlace): Promise<void> {
  const { path: region_path, scopeKey: scope_key, organ: organ_id } = place;
  const add = (table: keyof typeof TABLES, given: Readonly<Record<string, unknown>> = {}) =>
    addRow(tx, table, now, { scope_key, organ_id, ...given });
  const [deployment, task, notice, account] = [newId(now), newId(now), newId(now), newId(now)];
  await add('performance.attachment', { version: 0, state: 'receiving' });
  await add('performance.record_import', { kind: 'sheet' });
  await add('performance.annual_report', { state: 'drafted' });
  await add('performance.fulfilment', { state: 'met' });
  await add('performance.fulfilment_pass');
  await add('performance.late_rule', { region_path });
  await add('deployments.import');
  await add('deployments.deployment', {
    id: deployment,
    region_path,
    kind: 'document',
    issued_by: 'superior',
    source: 'form',
  });
  await add('deployments.ask', { deployment_id: deployment });
  await add('supervision.task', {
    id: task,
    root_id: task,
    state: 'drafted',
    source_kind: 'meeting',
    issuer_office: 'safety-office',
    due_kind: 'date',
  });
  await add('supervision.party', { task_id: task, role: 'lead' });
  await add('supervision.township_list', { region_path });
  await add('notices.region_rule', { region_path });
  await add('notices.robot', { region_path, kind: 'generic', url: 'https://robot.invalid/' });
  await add('access.account', { id: account, login_name: account });
  await add('notices.notice', { id: notice, account_id: account });
  await add('notices.delivery', { notice_id: notice, channel: 'mail', state: 'waiting' });
  await add('calendar.entry', { region_path, year: 2026, kind: 'other', origin: 'own' });
  await add('accidents.accident', { region_path, state: 'recorded', nature: 'production' });
  // Once of the office, once of the committee's department.
  for (const handled of [{}, { scope_key: undefined, handling_committee: region_path }]) {
    const [opened, managed] = [newId(now), { ...handled, managing_committee: region_path }];
    await add('accountability.case', {
      ...handled,
      id: opened,
      region_path,
      state: 'open',
      origin: 'direct',
    });
    const { level } = place;
    await add('accountability.worksheet', {
      ...managed,
      case_id: opened,
      state: 'drafting',
      level,
    });
    await add('accountability.decision', {
      ...managed,
      level,
      state: 'in-force',
      origin: 'elsewhere',
      outcome: 'pursued',
    });
  }
  await add('vetting.request', {
    state: 'requested',
    scope_key,
    asking_committee: region_path,
    answering_region: region_path,
    answering_level: 'county',
    purpose: 'promotion',
    requested_on: '2026-11-01',
    name_count: 1,
  });
  await add('ledger.handout', {
    kind: 'evidence',
    state: 'proposed',
    organ_id: undefined,
    bodies: [organ_id],
    committee: region_path,
    person_id: newId(now),
    document_no: '1号',
    purpose: '核查',
    recipient: '机关',
    records: [newId(now)],
  });
  const region = { region_path, handler_path: region_path, kind: 'hazard', deaths: 'no' };
  await add('publication.report', {
    ...region,
    state: 'received',
    track: 'office',
    code_hash: newId(now),
    form_hash: newId(now),
  });
  await add('publication.report', {
    ...region,
    state: 'received',
    track: 'discipline',
    scope_key: undefined,
    managing_committee: region_path,
    code_hash: newId(now),
    form_hash: newId(now),
  });
  const term = { region_path, kind: 'accept', day_kind: 'calendar-days' };
  await add('publication.report_term', { ...term, managing_committee: undefined });
  await add('publication.report_term', {
    ...term,
    scope_key: undefined,
    managing_committee: region_path,
  });
  const programme = newId(now);
  await add('inspections.programme', {
    id: programme,
    region_path,
    // Generated from level and path.
    scope_key: undefined,
    region_level: place.level,
    from_day: DAY,
    to_day: civilDate('2030-12-31'),
  });
  await add('inspections.target', { programme_id: programme, region_path, year: 2026 });
  const top = `/${region_path.split('/')[1]}/`;
  // None inspects itself: the one on top has no other here.
  const inspection = {
    scope_key: undefined,
    inspected_key: undefined,
    state: 'draft',
    kind: 'regular',
  };
  if (top !== region_path) {
    await add('inspections.inspection', {
      ...inspection,
      region_path,
      region_level: place.level,
      inspected_path: top,
      inspected_level: 'province',
    });
    await add('inspections.inspection', {
      ...inspection,
      region_path: top,
      region_level: 'province',
      inspected_path: region_path,
      inspected_level: place.level,
    });
  }
  await add('commendations.quota', { region_path, year: 2026, kind: 'timely' });
  await add('commendations.commendation', {
    region_path,
    state: 'draft',
    kind: 'timely',
    merit: 'special',
    level: place.level,
    person_region: region_path,
    managing_committee: region_path,
    approving_path: region_path,
  });
  await add('publication.obligation', { region_path, year: 2026, what: 'bodies' });
  await add('publication.telling', {
    region_path,
    year: 2026,
    organ_key: scope_key,
    managing_committee: region_path,
  });
  await add('publication.notice', {
    region_path,
    state: 'draft',
    kind: 'other',
    year: 2026,
    hands: [account],
  });
  const scheme = newId<'assessment-scheme'>(now);
  const exercise = newId<'assessment'>(now);
  const subject = newId<'assessed'>(now);
  await add('assessments.scheme', {
    id: scheme,
    region_path,
    state: 'draft',
    year: 2026,
    fault_count: 0,
  });
  await add('assessments.exercise', {
    id: exercise,
    region_path,
    scheme_id: scheme,
    state: 'prepared',
    year: 2026,
    subject_kind: 'body',
    settling: 'people',
  });
  await add('assessments.subject', {
    id: subject,
    region_path,
    exercise_id: exercise,
    organiser_key: scope_key,
    kind: 'body',
    is_open: true,
    managing_committee: region_path,
  });
  await add('assessments.contest', {
    region_path,
    subject_id: subject,
    organiser_key: scope_key,
    state: 'open',
    source: 'records',
  });
  await add('assessments.consequence', {
    subject_id: subject,
    exercise_id: exercise,
    organiser_key: scope_key,
  });
  await add('assessments.result_use', {
    region_path,
    state: 'recorded',
    year: 2026,
    kind: 'other',
    safety_in: 'unknown',
    origin: 'form',
  });
  // An office's own, by its place, and those of a department of the managing committee.
  for (const whose of [{}, { scope_key: undefined, managing_committee: region_path }]) {
    const at = { region_path, ...whose };
    const series = newId<'number-series'>(now);
    await add('documents.series', { ...at, id: series, year: 2026 });
    await add('documents.number', { ...at, series_id: series, state: 'reserved', year: 2026 });
    await add('documents.document', {
      ...at,
      state: 'made',
      kind: 'task-notice',
      organs: ['某'],
      verify_code: newId(now),
    });
  }
  await add('talks.talk', {
    region_path,
    state: 'proposed',
    ground: 'other',
    reason: '某',
    subject_organ_id: organ_id,
    subject_scope_key: scope_key,
    subject_level: place.level,
  });
}
