// The printed matrix of roles × routes × places, every cell really asked over HTTP.
import { readFileSync, writeFileSync } from 'node:fs';
import { ROUTES, type RouteDefinition } from '@jinze/contracts';
import { type CivilDate, civilDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';
import { adopt, importLocalInstrument } from '../instruments/index.ts';
import { sealAndSign } from '../ledger/index.ts';
import { addAccounts, addGrants } from './index.ts';

const MATRIX = new URL('../../../../../docs/access-matrix.md', import.meta.url);
const NOW = new Date('2026-11-23T02:00:00Z');
const TOWNSHIP = `${QINGSHI}990101100/`;

interface Section {
  id: string;
  person_id: string;
  post_id: string;
  record_id: string;
  organ_id: string;
  code: string;
}

describe('the access matrix', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  const sections = new Map<string, Section>();
  const local = new Map<string, { instrument: string; adoption: string }>();
  const visitors = new Map<string, Visitor>();

  const sectionIn = async (place: string, path: string) => {
    const { rows } = await services.owner.query<Section>(
      `select s.id, s.person_id, s.post_id, s.organ_id, a.record_id, i.items->0->>'code' as code from duties.section s
         join duties.item_set i on i.digest = s.item_set
         join posts.appointment a on a.person_id = s.person_id and a.post_id = s.post_id and a.superseded_at is null
       where s.region_path = $1 and s.blocked_by is null order by s.id limit 1`,
      [path],
    );
    if (rows[0] !== undefined) sections.set(place, rows[0]);
  };
  const fixtures = new Map<string, string>();
  const idOf = (kind: string, place: string) => fixtures.get(`${kind} ${place}`) ?? '';
  /**
   * A case of the place with a worksheet that was told and put before whoever decides, and a decision that was served;
   * the prefecture's committee manages the post. Somebody else is named in the case: a role opens none by itself.
   */
  const addCase = async (path: string, key: string, section: Section | undefined) => {
    const add = (text: string, values: unknown[]) => services.owner.query(text, values);
    const [opened, member, sheet] = [newId(NOW), newId(NOW), newId(NOW)];
    const [exemption, decision] = [newId(NOW), newId(NOW)];
    await add(
      `insert into accountability.case (id, version, state, region_path, scope_key, office, title, origin,
         basis_document, facts, opened_on, opened_by, opened_by_account)
       values ($1, 1, 'open', $2, $3, '安委办', '案件', 'direct', '1号', '事实', '2026-11-01', '某人', $4)`,
      [opened, path, key, newId(NOW)],
    );
    await add(
      `insert into accountability.case_member (id, case_id, account_id, name, basis, from_day, until_day, added_at, added_by)
       values ($1, $2, $3, '某人', '1号', '2026-11-01', '2027-06-30', now(), '某人')`,
      [member, opened, newId(NOW)],
    );
    const about = [section?.person_id, section?.record_id];
    await add(
      `insert into accountability.worksheet (id, version, state, case_id, scope_key, managing_committee, case_title, office,
         person_id, person_name, appointment_id, post_title, post_class, organ_name, level, portfolios, on_day, told_at,
         told_on, told_content, answer_by, submitted_at)
       values ($1, 1, 'told', $2, $3, $4, '案件', '安委办', $5, '某人', $6, '职务', 'government-chief', '机构', 'county',
         '{}', '2026-11-01', now(), '2026-11-02', 1, '2026-12-01', now())`,
      [sheet, opened, key, YUNJIANG, ...about],
    );
    await add(
      `insert into accountability.worksheet_content (worksheet_id, number, now_status, circumstances, findings, statutory,
         deployments, factors, recorded_at, recorded_by)
       values ($1, 1, 'in-post', '[{"number": 4, "facts": "事实", "source": "报告"}]', '[]', 'null', 'null', '[]', now(),
         '某人')`,
      [sheet],
    );
    await add(
      `insert into accountability.exemption (id, version, state, worksheet_id, origin, content, opened_on)
       values ($1, 1, 'opened', $2, 'application', '申请', '2026-11-02')`,
      [exemption, sheet],
    );
    await add(
      `insert into accountability.decision (id, version, state, origin, managing_committee, person_id, person_name,
         post_title, post_class, organ_name, level, outcome, circumstances, because_accident, organ, document_no,
         decided_on, served_on, content, recorded_at, recorded_by)
       values ($1, 1, 'in-force', 'elsewhere', $2, $3, '某人', '职务', 'government-chief', '机构', 'county', 'pursued', '{1}',
         false, '机关', $4, '2026-11-01', '2026-11-02', '内容', now(), '某人')`,
      [decision, YUNJIANG, section?.person_id, `${path}1号`],
    );
    await add(
      `insert into accountability.measure (decision_id, number, measure) values ($1, 1, 'admonition')`,
      [decision],
    );
    return Object.entries({ case: opened, 'case-member': member, sheet, exemption, decision });
  };
  /** An open handover, a document and a priority of the place. */
  const addFixtures = async (place: string, path: string) => {
    const section = sections.get(place);
    const { rows } = await services.owner.query<{ key: string }>(
      'select scope_key as key from posts.region where path = $1',
      [path],
    );
    const key = rows[0]?.key ?? '';
    const [handover, document, priority] = [newId(NOW), newId(NOW), newId(NOW)];
    const add = (text: string, values: unknown[]) => services.owner.query(text, values);
    await add(
      `insert into handovers.handover (id, version, state, post_id, scope_key, incoming_appointment,
         incoming_person, incoming_name, incoming_from, opened_at)
       values ($1, 1, 'open', $2, $3, $4, $5, '某人', '2026-01-01', now())`,
      [handover, section?.post_id, key, section?.record_id, section?.person_id],
    );
    await add(
      `insert into duties.document (id, version, region_path, scope_key, number, title, meeting, adopted_on,
         recorded_at, recorded_by) values ($1, 1, $2, $3, '1号', '文件', '会议', '2026-01-01', now(), '某人')`,
      [document, path, key],
    );
    await add(
      `insert into duties.priority (id, version, year, region_path, scope_key, title, text, measure,
         recorded_at, recorded_by) values ($1, 1, 2026, $2, $3, '工作', '内容', '台账', now(), '某人')`,
      [priority, path, key],
    );
    const [restriction, handout] = [newId(NOW), newId(NOW)];
    await add(
      `insert into ledger.restriction (id, version, kind, state, record, paths, basis, order_no, reason, organ_id,
         proposed_by, proposer, proposed_at)
       values ($1, 1, 'seal', 'proposed', $2, '{}', '依据', '1号', '理由', $3, $4, '某人', now())`,
      [restriction, section?.id, section?.organ_id, newId(NOW)],
    );
    await add(
      `insert into ledger.handout (id, version, kind, state, organ_id, bodies, recipient, purpose, records, requested_by,
         requester, requested_at)
       values ($1, 1, 'custody', 'proposed', $2, array[$2::uuid], '某机关', '用途', array[$3::uuid], $4, '某人', now())`,
      [handout, section?.organ_id, section?.id, newId(NOW)],
    );
    const record = newId(NOW);
    await add(
      `insert into performance.duty_record (id, version, state, activity, title, occurred_on, amounts, recorded_at,
         recorded_by, changed_at, changed_by, organ_id, scope_key, scope_keys, persons, source_kind)
       values ($1, 1, 'submitted', 'meeting', '会议', '2026-11-01', '[]', now(), '某人', now(), '某人', $2, $3,
         array[$3], array[$4::uuid], 'form')`,
      [record, section?.organ_id, key, section?.person_id],
    );
    await add(
      `insert into performance.participation (record_id, person_id, post_id, organ_id, scope_key, person_name, post_title,
         organ_name, role, duties, confirmation, asked_at, position, occurred_on)
       values ($1, $2, $3, $4, $5, '某人', '职务', '机构', 'led', '{}', 'waiting', now(), 0, '2026-11-01')`,
      [record, section?.person_id, section?.post_id, section?.organ_id, key],
    );
    const [attachment, recordImport] = [newId(NOW), newId(NOW)];
    await add(
      `insert into performance.attachment (id, version, state, account_id, draft_id, owner_kind, owner_id, scope_key,
         persons, said_name, said_size, keeps_metadata, received, name, type, size, digest, begun_at, touched_at, kept_at,
         attached_at, recorded_by)
       values ($1, 1, 'kept', $2, $3, 'duty-record', $3, $4, '{}', '纪要.pdf', 5, false, 5, '纪要.pdf', 'application/pdf', 5,
         'x', now(), now(), now(), now(), '某人')`,
      [attachment, newId(NOW), record, key],
    );
    await add(
      `insert into performance.attachment_part (attachment_id, from_byte, bytes) values ($1, 0, '%PDF-')`,
      [attachment],
    );
    // Withdrawn already: whoever may act is told so, and nothing changes.
    await add(
      `insert into performance.record_import (id, version, kind, digest, file_name, choices, account_id, recorded_at,
         recorded_by, scope_key, persons, row_count, recorded_count, withdrawn_at, withdrawn_by, withdrawn_why)
       values ($1, 1, 'sheet', 'x', '台账.xlsx', '{}', $2, now(), '某人', $3, '{}', 0, 0, now(), '某人', '理由')`,
      [recordImport, newId(NOW), key],
    );
    const [deployment, asked, step, brought] = [newId(NOW), newId(NOW), newId(NOW), newId(NOW)];
    await add(
      `insert into deployments.import (id, version, digest, file_name, scope_key, deployment_count, ask_count, step_count,
         account_id, recorded_by, recorded_at) values ($1, 1, 'x', '表', $2, 0, 0, 0, $3, '某人', now())`,
      [brought, key, newId(NOW)],
    );
    await add(
      `insert into deployments.deployment (id, version, region_path, scope_key, issued_by, issuer, kind, title, received_on,
         source, recorded_at, recorded_by)
       values ($1, 1, $2, $3, 'superior', '上级', 'document', '文件', '2026-11-01', 'form', now(), '某人')`,
      [deployment, path, key],
    );
    await add(
      `insert into deployments.ask (id, deployment_id, position, version, what, organ_id, post_id, scope_key, organ_name,
         post_title, asked_on, persons) values ($1, $2, 1, 1, '要求', $3, $4, $5, '机构', '职务', '2026-11-01', '{}')`,
      [asked, deployment, section?.organ_id, section?.post_id, key],
    );
    await add(
      `insert into deployments.step (id, ask_id, kind, occurred_on, venue, records, persons, person_names, capacity,
         recorded_at, recorded_by, is_withdrawal)
       values ($1, $2, 'conveyed', '2026-11-02', '会议', '{}', '{}', '{}', 'office', now(), '某人', false)`,
      [step, asked],
    );
    const [accident, talk] = [newId(NOW), newId(NOW)];
    await add(
      `insert into accidents.accident (id, record_id, version, state, region_path, scope_key, name, occurred_on, nature,
         known_as_of, source_document, recorded_at, recorded_by)
       values ($1, $1, 1, 'recorded', $2, $3, '事故', '2026-11-01', 'production', '2026-11-02', '快报', now(), '某人')`,
      [accident, path, key],
    );
    const [milestone, finding, moment, named] = [newId(NOW), newId(NOW), newId(NOW), newId(NOW)];
    await add(
      `insert into accidents.milestone (id, record_id, version, state, accident_id, kind, on_day, recorded_at, recorded_by)
       values ($1, $1, 1, 'recorded', $2, 'closed', '2026-11-10', now(), '某人')`,
      [milestone, accident],
    );
    await add(
      `insert into accidents.reporting_finding (id, version, state, accident_id, kind, organ, document_no, found_on,
         subject_name, circumstances, recorded_at, recorded_by)
       values ($1, 1, 'found', $2, 'late', '机关', '1号', '2026-11-10', '单位', '情形', now(), '某人')`,
      [finding, accident],
    );
    await add(
      `insert into accidents.chain_moment (id, version, state, accident_id, kind, on_day, what, recorded_at, recorded_by)
       values ($1, 1, 'recorded', $2, 'permit', '2024-06-18', '许可', now(), '某人')`,
      [moment, accident],
    );
    // Somebody else is named: a role reads no chain by itself.
    await add(
      `insert into accidents.access (id, version, accident_id, account_id, given_to, basis_document, purpose, valid_from,
         valid_until, given_at, given_by)
       values ($1, 1, $2, $3, '某人', '1号', '核对', '2026-11-01', '2027-05-01', now(), '某人')`,
      [named, accident, newId(NOW)],
    );
    await add(
      `insert into talks.talk (id, version, state, region_path, scope_key, opened_on, ground, reason, talker_organ, talker,
         subject_organ_id, subject_scope_key, subject_organ, subject_level, subject_appointment, subject_person,
         subject_name, subject_post, needs_approval, matters, notice_no, notice_on, meet_on, meet_place, told_at)
       values ($1, 1, 'notified', $2, $3, '2026-11-01', 'other', '理由', '机构', '某人', $4, $3, '机构', 'county', $5, $6,
         '某人', '职务', false, '事项', '1号', '2026-11-01', '2026-11-30', '会议室', now())`,
      [talk, path, key, section?.organ_id, section?.record_id, section?.person_id],
    );
    for (const [kind, id] of await addCase(path, key, section))
      fixtures.set(`${kind} ${place}`, id);
    // Asked by the place's committee, answered by the place's office: taken back already, so that nothing more can be done.
    const vetting = newId(NOW);
    await add(
      `insert into vetting.request (id, version, state, asking_committee, answering_region, answering_level, scope_key,
         purpose, asked_for, basis_document, title, name_count, source_digest, source_name, names_hash, created_at,
         created_by, requested_on, round, ended_on, ended_reason)
       values ($1, 1, 'withdrawn', $2, $2, $3, $4, 'promotion', '2026-11-01', '文件', '名单', 1, 'x', '名单', '', now(),
         '某人', '2026-11-01', 0, '2026-11-02', '理由')`,
      [vetting, path, place === 'prefecture above' ? 'prefecture' : 'county', key],
    );
    await add(
      `insert into vetting.name (request_id, number, source_row, person_id, person_name, appointment_id, post_title,
         organ_name, level) values ($1, 1, 1, $2, '某人', $3, '职务', '机构', 'county')`,
      [vetting, newId(NOW), section?.record_id],
    );
    fixtures.set(`vetting ${place}`, vetting);
    // Of the place's own office; its findings, complaints and requests are reached through it.
    const [programme, inspection, inspectionFinding] = [newId(NOW), newId(NOW), newId(NOW)];
    const inspectionComplaint = newId(NOW);
    // Whom it inspects is not told yet.
    const inspected = path === YUNJIANG ? '/99/9901/990106/' : YUNJIANG;
    const level = key.slice(0, key.indexOf('/'));
    await add(
      `insert into inspections.programme (id, version, region_path, region_level, title, from_day, to_day, approval_organ,
         approval_no, approved_on, plan_entry, basis, is_of_all, counts_unannounced, recorded_at, recorded_by)
       values ($1, 1, $2, $3, '计划', '2026-01-01', '2030-12-31', '机关', '1号', '2026-01-01', '第1项', '依据', true, false,
         now(), '某人')`,
      [programme, path, level],
    );
    await add(
      `insert into inspections.inspection (id, version, state, kind, region_path, region_level, inspected_path,
         inspected_level, title, bodies, from_day, to_day, basis, plan_days, plan_basis)
       values ($1, 1, 'draft', 'regular', $2, $3, $4, 'county', '巡查', '{某乡}', '2026-11-01', '2026-11-30', '依据', 15,
         '依据')`,
      [inspection, path, level, inspected],
    );
    await add(
      `insert into inspections.finding (id, version, inspection_id, number, state, kind, severity, block, instrument,
         article, facts, place, found_on, evidence, organ_name, due_on, recorded_at, recorded_by)
       values ($1, 1, $2, 1, 'open', 'problem', 'ordinary', 'law', '某规定', '第一条', '事实', '某处', '2026-11-02', '[]',
         '机构', '2026-12-31', now(), '某人')`,
      [inspectionFinding, inspection],
    );
    await add(
      `insert into inspections.complaint (id, version, inspection_id, number, received_on, how, place, matter,
         is_anonymous, recorded_at, recorded_by)
       values ($1, 1, $2, 1, '2026-11-02', '来信', '某处', '事项', true, now(), '某人')`,
      [inspectionComplaint, inspection],
    );
    const [commendation, quota] = [newId(NOW), newId(NOW)];
    // Nominated: the office and the prefecture's department meet it; the person does not.
    await add(
      `insert into commendations.commendation (id, version, state, region_path, scope_key, nominating_organ, kind, merit,
         appointment_id, person_id, person_name, post_title, organ_name, level, person_region, managing_committee,
         approving_path, grounds, deeds, basis_documents, drafted_on, nominated_on)
       values ($1, 1, 'nominated', $2, $3, '机构', 'timely', 'special', $4, $5, '某人', '职务', '机构', 'county', $2,
         '/99/9901/', '/99/9901/', '事由', '事迹', '{1号}', '2026-11-01', '2026-11-02')`,
      [commendation, path, key, section?.record_id, section?.person_id],
    );
    await add(
      `insert into commendations.quota (id, version, region_path, year, kind, total, basis, publicity_days,
         publicity_basis, recorded_at, recorded_by) values ($1, 1, $2, 2026, 'timely', 1, '1号', 5, '1号', now(), '某人')`,
      [quota, path],
    );
    const telling = newId(NOW);
    await add(
      `insert into publication.telling (id, version, region_path, scope_key, year, appointment_id, person_id, person_name,
         post_title, organ_name, organ_key, managing_committee, result, document_no, told_on, recorded_at, recorded_by)
       values ($1, 1, $2, $3, 2025, $4, $5, '某人', '职务', '机构', $3, '/99/9901/', '良好', '1号', '2026-11-01', now(), '某人')`,
      [telling, path, key, section?.record_id, section?.person_id],
    );
    const [notice, file] = [newId(NOW), newId(NOW)];
    await add(
      `insert into publication.notice (id, version, state, region_path, scope_key, kind, year, title, organ, body, tables,
         drafted_on, hands, justified)
       values ($1, 1, 'draft', $2, $3, 'other', 2026, '公告', '机构', '内容', '[]', '2026-11-01', '{}', '[]')`,
      [notice, path, key],
    );
    await add(
      `insert into publication.document (id, notice_id, position, name, type, size, digest, bytes, recorded_at, recorded_by)
       values ($1, $2, 1, '报告.pdf', 'application/pdf', 5, 'x', '%PDF-', now(), '某人')`,
      [file, notice],
    );
    const use = newId(NOW);
    await add(
      `insert into assessments.result_use (id, version, state, region_path, scope_key, year, kind, name, organ, safety_in,
         origin, recorded_at, recorded_by)
       values ($1, 1, 'recorded', $2, $3, 2026, 'appraisal', '考核', '机构', 'unknown', 'form', now(), '某人')`,
      [use, path, key],
    );
    const [scheme, draftScheme, exercise, subject, toldExercise] = [
      newId(NOW),
      newId(NOW),
      newId(NOW),
      newId(NOW),
      newId(NOW),
    ];
    const [contest, objection, consequence] = [newId(NOW), newId(NOW), newId(NOW)];
    const table = JSON.stringify({
      id: scheme,
      title: '考核细则',
      status: 'local',
      subjects: { kind: 'body' },
      total: 10,
      sections: [
        {
          id: '1',
          title: '一',
          points: 10,
          items: [{ id: '1.1', title: '项', points: 10, rules: [{ kind: 'done', fact: '事' }] }],
        },
      ],
    });
    for (const [id, state] of [
      [scheme, 'issued'],
      [draftScheme, 'draft'],
    ]) {
      await add(
        `insert into assessments.scheme (id, version, state, region_path, scope_key, year, title, body, subject_kind,
           item_count, fault_count, drafted_on, drafted_by, issued_organ, issue_no, issued_on, approval, issued_by)
         select $1, 1, $2, $3, $4, 2026, '考核细则', $5, 'body', 1, 0, '2026-01-01', '某人', said, said,
           case when said is null then null else date '2026-01-02' end, said, said
         from (values (case when $2 = 'issued' then '某' end)) as issue (said)`,
        [id, state, path, key, table],
      );
      await add(
        `insert into assessments.scheme_version (scheme_id, version, title, body, recorded_at, recorded_by)
         values ($1, 1, '考核细则', $2, now(), '某人')`,
        [id, table],
      );
    }
    await add(
      `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id, subject_kind,
         period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis, is_blind, settling,
         prepared_on)
       values ($1, 1, 'self-assessment', $2, $3, 2026, '考核', $4, 'body', '2026-01-01', '2026-12-31', '2026-12-01',
         '2026-12-02', '2026-12-03', 5, '依据', true, 'people', '2026-11-01')`,
      [exercise, path, key, scheme],
    );
    await add(
      `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id, subject_kind,
         period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis, is_blind, settling,
         prepared_on, proposed_on, proposed_by, approved_on, approved_organ, approval_no, approved_by, notified_on,
         objections_until, final_on)
       values ($1, 1, 'final', $2, $3, 2025, '考核', $4, 'person', day, day, day, day, day, 5, '依据', true, 'people', day,
         day, '某人', day, '某', '1号', '某人', day, day, day)`.replaceAll(
        /\bday\b/g,
        "'2026-05-01'",
      ),
      [toldExercise, path, key, scheme],
    );
    await add(
      `insert into assessments.subject (id, version, exercise_id, kind, region_path, scope_key, organiser_key, is_open,
         is_removed, organ_id, name, place, could_be, vetoes, facts_missing, items, moved_from)
       values ($1, 1, $2, 'body', $3, $4, $4, true, false, $5, '机构', 1, '{}', '{}', 1, '[]', '{}')`,
      [subject, exercise, path, key, section?.organ_id],
    );
    await add(
      `insert into assessments.contest (id, version, state, scope_key, organiser_key, region_path, organ_id, year, counts,
         subject_id, subject_name, fact, asks, source, value_then, claimed, reason, evidence, on_day, by_name, recorded_at)
       values ($1, 1, 'open', $2, $2, $3, $4, 2026, 'asked', $5, '机构', '事', '事', 'office', 'null', 'true', '理由', '{}',
         '2026-11-01', '某人', now())`,
      [contest, key, path, section?.organ_id, subject],
    );
    await add(
      `insert into assessments.objection (id, version, subject_id, state, on_day, by_name, content, recorded_at)
       values ($1, 1, $2, 'open', '2026-11-01', '某人', '内容', now())`,
      [objection, subject],
    );
    await add(
      `insert into assessments.consequence (id, version, subject_id, exercise_id, scope_key, organiser_key, content)
       values ($1, 1, $2, $3, $4, $4, '书面报告')`,
      [consequence, subject, exercise, key],
    );
    const [report, reportFile] = [newId(NOW), newId(NOW)];
    const route = JSON.stringify({
      outcome: 'applies',
      track: 'office',
      handler: { path, name: '某地', level: 'county' },
      reasons: [],
      missing: [],
    });
    await add(
      `insert into publication.report (id, version, state, kind, region_path, place, happened, account, deaths,
         by_authorities, track, handler_path, scope_key, route, received_on, opened_on, code_hash, form_hash,
         content_hash)
       values ($1, 1, 'received', 'hazard', $2, '某处', '现在', '情况', 'no', false, 'office', $2, $3, $4, '2026-11-02',
         '2026-11-02', $5, $5, $5)`,
      [report, path, key, route, report],
    );
    await add(
      `insert into publication.report_file (id, report_id, form_hash, name, type, size, digest, bytes, added_at)
       values ($1, $2, $3, '某.txt', 'text/plain', 1, 'x', 'x', now())`,
      [reportFile, report, report],
    );
    await add(
      `insert into publication.reporter (report_id, name, told_at) values ($1, '某人', now())`,
      [report],
    );
    const [entry, robot] = [newId(NOW), newId(NOW)];
    await add(
      `insert into calendar.entry (id, version, year, region_path, scope_key, kind, title, owner, owner_post, from_on, to_on,
         duties, origin, recorded_at, recorded_by)
       values ($1, 1, 2026, $2, $3, 'other', '事项', '某人', $4, '2026-11-01', '2026-12-01', '{}', 'own', now(), '某人')`,
      [entry, path, key, section?.post_id],
    );
    await add(
      `insert into notices.robot (id, version, region_path, scope_key, kind, name, url, is_on, kinds, changed_at, changed_by)
       values ($1, 1, $2, $3, 'wecom', '群', 'https://robot.invalid/', false, '{}', now(), '某人')`,
      [robot, path, key],
    );
    const [annualReport, lateRule] = [newId(NOW), newId(NOW)];
    await add(
      `insert into performance.annual_report (id, version, state, person_id, person_name, posts, organ_id, scope_key, year,
         content, as_of, saved_at, saved_by)
       values ($1, 1, 'drafted', $2, '某人', '职务', $3, $4, 2026, '[]', '2026-11-01', now(), '某人')`,
      [annualReport, section?.person_id, section?.organ_id, key],
    );
    await add(
      `insert into performance.late_rule (id, version, region_path, scope_key, after_days, does_count, document_no, title,
         valid_from, recorded_at, recorded_by) values ($1, 1, $2, $3, 30, false, '1号', '规定', '2026-01-01', now(), '某人')`,
      [lateRule, path, key],
    );
    const task = newId(NOW);
    await add(
      `insert into supervision.task (id, version, state, root_id, scope_key, issuer_office, issuer_name, source_kind,
         source_text, title, text, due_kind, due_on, first_due_on, drafted_at, drafted_by, signed_by, issued_on,
         issued_at, scope_keys, persons)
       values ($1, 1, 'issued', $1, $2, 'safety-office', '安委办', 'meeting', '会议', '任务', '内容', 'date', '2026-12-31',
         '2026-12-31', now(), '某人', '某人', '2026-11-01', now(), array[$2], array[$3::uuid])`,
      [task, key, section?.person_id],
    );
    for (const [position, role] of [
      [1, 'issuer'],
      [2, 'lead'],
    ])
      await add(
        `insert into supervision.party (task_id, position, role, organ_id, organ_name, organ_kind, region_name, scope_key,
           post_id, post_title, person_id, person_name)
         values ($1, $2, $3, $4, '机构', 'government', '地区', $5, $6, case when $6::uuid is null then null else '职务' end,
           $7, case when $7::uuid is null then null else '某人' end)`,
        [
          task,
          position,
          role,
          section?.organ_id,
          key,
          role === 'lead' ? section?.post_id : null,
          role === 'lead' ? section?.person_id : null,
        ],
      );
    const [series, paperNumber, paper] = [newId(NOW), newId(NOW), newId(NOW)];
    await add(
      `insert into documents.series (id, region_path, scope_key, code, office, year, first, last)
       values ($1, $2, $3, '安办', 'safety-office', 2026, 1, 1)`,
      [series, path, key],
    );
    await add(
      `insert into documents.number (id, version, state, series_id, region_path, scope_key, code, year, n, purpose, taken_on,
         recorded_at, recorded_by)
       values ($1, 1, 'reserved', $2, $3, $4, '安办', 2026, 1, '用途', '2026-11-01', now(), '某人')`,
      [paperNumber, series, path, key],
    );
    await add(
      `insert into documents.document (id, version, state, kind, region_path, scope_key, of_stream, of_id, of_version, title,
         organs, dated, facts, paper, ledger_size, verify_code, made_at, made_by)
       values ($1, 1, 'made', 'task-notice', $2, $3, 'task', $4, 1, '通知', array['安委办'], '2026-11-01', '{}',
         '{"form": "plain", "organs": ["安委办"], "title": "通知", "blocks": []}', 0, $5, now(), '某人')`,
      [paper, path, key, task, paper],
    );
    for (const [kind, id] of Object.entries({
      task,
      paper,
      'paper-number': paperNumber,
      'annual-report': annualReport,
      'late-rule': lateRule,
      programme,
      inspection,
      'inspection-finding': inspectionFinding,
      'inspection-complaint': inspectionComplaint,
      entry,
      robot,
      commendation,
      quota,
      use,
      scheme,
      'draft-scheme': draftScheme,
      exercise,
      'told-exercise': toldExercise,
      subject,
      contest,
      objection,
      consequence,
      notice,
      'public-file': file,
      telling,
      'public-report': report,
      'report-file': reportFile,
      accident,
      milestone,
      finding,
      moment,
      named,
      talk,
      deployment,
      'deployment-ask': asked,
      'deployment-step': step,
      'deployment-import': brought,
      record,
      attachment,
      'record-import': recordImport,
      handover,
      document,
      priority,
      restriction,
      handout,
    }))
      fixtures.set(`${kind} ${place}`, id);
  };
  const accountOf = async (personId: string) =>
    (
      await services.owner.query<{ id: string }>(
        'select id from access.account where person_id = $1',
        [personId],
      )
    ).rows[0]?.id ?? '';

  /** An instrument of the place with one unverified value, adopted there. */
  const addLocalRule = async (place: string, region: string) => {
    const bytes = Buffer.from(
      JSON.stringify({
        title: '办法',
        documentNo: '1号',
        region: region.split('/').at(-2),
        effectiveFrom: '2020-01-01',
        requirements: [
          {
            text: '研究安全生产',
            postClasses: 'party-chief',
            levels: 'township',
            kind: 'document',
            verified: false,
          },
        ],
      }),
    );
    const file = { name: 'a.json', bytes };
    const { id } = await importLocalInstrument(services, world.command, file, digestOf(bytes));
    const input = { parameter: `${id}:1`, region, on: civilDate('2026-01-01'), documentNo: '2号' };
    const adoption = await adopt(services, world.command, input);
    local.set(place, { instrument: id, adoption: adoption.id });
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    for (const region of [YUNJIANG, QINGSHI])
      await draftSections(services, world.command, { region, year: 2026 });
    for (const place of PLACES) await addLocalRule(place, PATHS[place]);
    await sectionIn('own county', QINGSHI);
    await sectionIn('township beneath', TOWNSHIP);
    await sectionIn('county beside', '/99/9901/990102/');
    await sectionIn('prefecture above', YUNJIANG);
    for (const place of PLACES) await addFixtures(place, PATHS[place]);
    const person = sections.get('own county')?.person_id ?? '';
    const { liaison, disciplineWorksheets, group, desk } = await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      async (unit) => {
        const [served, second, member, receiver] = await addAccounts(unit, [
          { loginName: 'liaison', displayName: '联络员' },
          { loginName: 'discipline-second', displayName: '纪委监委办案室' },
          { loginName: 'group-member', displayName: '巡查组组员' },
          { loginName: 'report-desk', displayName: '举报受理' },
        ]);
        if (
          served === undefined ||
          second === undefined ||
          member === undefined ||
          receiver === undefined
        )
          throw new Error('added');
        await addGrants(unit, [
          { accountId: served, role: 'liaison', personId: person as never },
          // The second role alone, so that what it gives is seen by itself.
          { accountId: second, role: 'discipline-worksheets', committeePath: YUNJIANG },
          {
            accountId: member,
            role: 'inspection-group',
            regionPath: PATHS['own county'],
            level: 'county',
            ordered: {
              ground: newId<'grant-ground'>(unit.now),
              from: '2026-01-01' as CivilDate,
              to: '2099-12-31' as CivilDate,
            },
          },
          {
            accountId: receiver,
            role: 'report-desk',
            regionPath: PATHS['own county'],
            level: 'county',
          },
        ]);
        return {
          liaison: served,
          disciplineWorksheets: second,
          group: member,
          desk: receiver,
        };
      },
    );
    server = await openTestServer(services);
    await sealAndSign(server.ledger);
    const wanted: Record<string, string | undefined> = {
      'safety-office': world.accounts.get('qingshi-awb'),
      'supervision-office': world.accounts.get('qingshi-dcs'),
      'organisation-department': world.accounts.get('yunjiang-zzb'),
      'discipline-organ': world.accounts.get('yunjiang-jw'),
      'discipline-worksheets': disciplineWorksheets,
      leader: await accountOf(person),
      liaison,
      'inspection-group': group,
      'report-desk': desk,
      'system-administrator': world.accounts.get('system'),
      'security-administrator': world.accounts.get('security'),
      'audit-administrator': world.accounts.get('audit'),
    };
    for (const [role, id] of Object.entries(wanted))
      visitors.set(role, await server.signIn(id ?? ''));
    visitors.set('nobody', server.nobody);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const PLACES = ['own county', 'township beneath', 'county beside', 'prefecture above'] as const;
  const PATHS: Readonly<Record<(typeof PLACES)[number], string>> = {
    'own county': QINGSHI,
    'township beneath': TOWNSHIP,
    'county beside': '/99/9901/990102/',
    'prefecture above': YUNJIANG,
  };

  const taskAt = (path: string) =>
    idOf('task', PLACES.find((place) => PATHS[place] === path) ?? '');
  const QUERIES: Readonly<Record<string, (path: string) => string>> = {
    'access.people': () => '?search=林',
    'posts.people': () => '?search=林',
    'posts.region-tree': (path) => `?under=${path}`,
    'posts.roster': (path) => `?region=${path}`,
    'inspections.evidence': () => '?kind=task',
    'posts.export-roster': (path) => `?region=${path}`,
    'posts.fields': (path) => `?region=${path}`,
    'posts.matrix': (path) => `?region=${path}&on=2026-11-01`,
    'posts.answering': (path) => `?region=${path}&field=消防&on=2026-11-01`,
    'posts.export-matrix': (path) => `?region=${path}&on=2026-11-01`,
    'posts.export-answering': (path) => `?region=${path}&field=消防&on=2026-11-01`,
    ...Object.fromEntries(
      [
        'progress',
        'sections',
        'without',
        'export-without',
        'export-documents',
        'export-priorities',
        'changes',
        'export-changes',
        'item',
        'export-item',
        'public-list',
        'export',
        'undefined-posts',
        'export-undefined-posts',
        'documents',
        'priorities',
      ].map((name) => [
        `duties.${name}`,
        (path: string) => `?region=${path}${name.endsWith('documents') ? '' : '&year=2026'}`,
      ]),
    ),
    'duties.person-list': () => '?year=2026',
    'handovers.list': (path) => `?region=${path}`,
    'handovers.export': (path) => `?region=${path}`,
    'deployments.list': (path) => `?region=${path}`,
    'deployments.export': (path) => `?region=${path}`,
    ...Object.fromEntries(
      ['accidents.list', 'accidents.export', 'talks.list', 'talks.export', 'talks.proposals'].map(
        (id) => [id, (path: string) => `?region=${path}`],
      ),
    ),
    'accidents.why': () => '?part=grade',
    'accountability.draft': () => '?year=2026',
    'accountability.bar-ends': () => '?from=2026-01-01&to=2027-12-31',
    'accountability.export-bar-ends': () => '?from=2026-01-01&to=2027-12-31',
    'accountability.accidents-to-name': () => '?onDay=2026-11-01',
    'commendations.quotas': () => '?year=2026',
    'commendations.export-quotas': () => '?year=2026',
    'talks.export-proposals': (path) => `?region=${path}`,
    'assessments.why-uses': () => '?year=2026',
    'assessments.candidates': () => '?kind=regions',
    'assessments.held-evidence': () => '?kind=task',
    'assessments.use-proposals': () => '?year=2026',
    'publication.obligations': () => '?year=2026',
    'publication.export-obligations': () => '?year=2026',
    'publication.propose': (path) => `?region=${path}&kind=other&year=2026`,
    'publication.propose-tellings': (path) =>
      `?assessmentId=${idOf('told-exercise', PLACES.find((one) => PATHS[one] === path) ?? '')}`,
    'performance.list': (path) => `?region=${path}`,
    'performance.coverage': (path) => `?region=${path}&year=2026`,
    'performance.export-coverage': (path) => `?region=${path}&year=2026`,
    'performance.coverage-people': (path) => `?region=${path}&year=2026&code=art5.1`,
    'performance.export-coverage-people': (path) => `?region=${path}&year=2026&code=art5.1`,
    'performance.export-person-records': () => '?year=2026',
    'performance.my-fulfilment': () => '?year=2026',
    'performance.fulfilment': () => '?year=2026',
    'performance.late-rules': (path) => `?region=${path}`,
    'performance.export-late-rules': (path) => `?region=${path}`,
    'performance.reports': (path) => `?region=${path}&year=2026`,
    'performance.export-reports': (path) => `?region=${path}&year=2026`,
    'performance.signs': (path) => `?region=${path}&year=2026&kind=near-copy`,
    'performance.export': (path) => `?region=${path}`,
    'performance.person-records': () => '?year=2026',
    'evidence-files.person': () => '?from=2026-01-01&to=2026-12-31',
    'evidence-files.person-file': () => '?from=2026-01-01&to=2026-12-31&format=pdf',
    'evidence-files.case-file': () => '?format=pdf',
    'performance.propose': (path) => {
      const place = PLACES.find((one) => PATHS[one] === path);
      return `?people=${sections.get(place ?? '')?.person_id ?? ''}`;
    },
    ...Object.fromEntries(
      ['year', 'propose', 'export'].map((name) => [
        `calendar.${name}`,
        (path: string) => `?region=${path}&year=2026`,
      ]),
    ),
    'vetting.people': (path) => `?committee=${path}&search=x`,
    'performance.attachments': () => '?draft=00000000-0000-4000-8000-000000000000',
    'notices.region': (path) => `?region=${path}`,
    'documents.list': (path) => `?stream=task&of=${taskAt(path)}`,
    'documents.form': (path) => `?kind=task-notice&stream=task&of=${taskAt(path)}`,
    'supervision.list': (path) => `?region=${path}`,
    'supervision.export': (path) => `?region=${path}`,
    'supervision.township-list': (path) => `?region=${path}`,
    'instruments.holders': (path) => `?region=${path}&article=5.2`,
    'instruments.requirements': (path) => `?place=${path}&level=township`,
  };

  /** Input that is right in form, so that what answers is the right to act, not the form. */
  const ask = (visitor: Visitor, route: RouteDefinition, place: (typeof PLACES)[number]) => {
    const section = sections.get(place);
    const url = route.path
      .replace(':sectionId', section?.id ?? '')
      .replace(':recordId', idOf('record', place))
      .replace(':record', section?.id ?? '')
      .replace(':version', '1')
      .replace(':id', idOf(route.path.includes('restrictions') ? 'restriction' : 'handout', place))
      .replace(
        ':code',
        route.id.startsWith('posts.')
          ? (PATHS[place].split('/').at(-2) ?? '')
          : (section?.code ?? ''),
      )
      .replace(':organId', section?.organ_id ?? '')
      .replace(':postId', section?.post_id ?? '')
      .replace(':personId', section?.person_id ?? '')
      .replace(':appointmentId', section?.record_id ?? '')
      .replace(':accountId', world.accounts.get('shiqiao-awb') ?? '')
      .replace(':sessionId', '00000000-0000-7000-8000-000000000000')
      .replace(':handoverId', idOf('handover', place))
      .replace(':attachmentId', idOf('attachment', place))
      .replace(':offset', '0')
      .replace(':accidentId', idOf('accident', place))
      .replace(':milestoneId', idOf('milestone', place))
      .replace(
        ':findingId',
        idOf(route.id.startsWith('inspections.') ? 'inspection-finding' : 'finding', place),
      )
      .replace(':momentId', idOf('moment', place))
      .replace(':accessId', idOf('named', place))
      .replace(':caseId', idOf('case', place))
      .replace(':worksheetId', idOf('sheet', place))
      .replace(':exemptionId', idOf('exemption', place))
      .replace(':decisionId', idOf('decision', place))
      .replace(':entryId', idOf('entry', place))
      .replace(':robotId', idOf('robot', place))
      .replace(':talkId', idOf('talk', place))
      .replace(':requestId', idOf('vetting', place))
      .replace(':numberId', idOf('paper-number', place))
      .replace(':number', '1')
      .replace(
        ':reportId',
        idOf(route.id.startsWith('publication.') ? 'public-report' : 'annual-report', place),
      )
      .replace(':ruleId', idOf('late-rule', place))
      .replace(':permissionId', '00000000-0000-7000-8000-000000000000')
      .replace(':fileId', idOf('report-file', place))
      .replace(':programmeId', idOf('programme', place))
      .replace(':inspectionId', idOf('inspection', place))
      .replace(':complaintId', idOf('inspection-complaint', place))
      .replace(':commendationId', idOf('commendation', place))
      .replace(':noticeId', idOf('notice', place))
      .replace(':tellingId', idOf('telling', place))
      .replace(':publicDocumentId', idOf('public-file', place))
      .replace(':quotaId', idOf('quota', place))
      .replace(':useId', idOf('use', place))
      .replace(':schemeId', idOf(route.method === 'POST' ? 'draft-scheme' : 'scheme', place))
      .replace(':version', '1')
      .replace(':assessmentId', idOf('exercise', place))
      .replace(':subjectId', idOf('subject', place))
      .replace(':itemId', '1.1')
      .replace(':contestId', idOf('contest', place))
      .replace(':consequenceId', idOf('consequence', place))
      .replace(':taskId', idOf('task', place))
      .replace(':documentId', idOf(route.id.startsWith('documents.') ? 'paper' : 'document', place))
      .replace(':priorityId', idOf('priority', place))
      .replace(':deploymentId', idOf('deployment', place))
      .replace(':stepId', idOf('deployment-step', place))
      .replace(
        ':importId',
        route.id === 'deployments.withdraw-import'
          ? idOf('deployment-import', place)
          : route.id === 'performance.withdraw-import'
            ? idOf('record-import', place)
            : '00000000-0000-7000-8000-000000000000',
      )
      .replace(':grantId', '00000000-0000-7000-8000-000000000000')
      .replace(':digest', '0'.repeat(64))
      .replace(
        ':instrumentId',
        route.id === 'instruments.withdraw'
          ? (local.get(place)?.instrument ?? '')
          : 'guangdong-list-2022',
      )
      .replace(':adoptionId', local.get(place)?.adoption ?? '')
      .replace(':token', 'x'.repeat(30));
    if (route.method === 'GET') {
      return visitor.get(url + (QUERIES[route.id]?.(PATHS[place]) ?? ''));
    }
    if (route.id === 'duties.scan') return visitor.upload(url, Buffer.from('%PDF-1.7'));
    if (route.id === 'publication.add-document')
      return visitor.upload(url, Buffer.from('%PDF-1.7'), { version: 999 });
    if (route.id === 'vetting.check' || route.id === 'vetting.create')
      return visitor.upload(url, Buffer.from('无此人'), {
        committee: PATHS[place],
        purpose: 'promotion',
        askedFor: '2026-11-23',
        basisDocument: '1号',
        answering: PATHS[place],
        ...(route.id === 'vetting.create' ? { title: '名单' } : {}),
      });
    // A stale version: whoever may act is told of the conflict, and nothing changes.
    const chosen = [{ id: section?.id, version: 999 }];
    const change = { version: 999, on: '2026-11-01', documentNo: '1号' };
    const document = {
      kind: 'document',
      issuedBy: 'superior',
      issuer: '上级',
      number: null,
      title: '文件',
      receivedOn: '2099-01-01',
      custodian: null,
    };
    const line = {
      what: '要求',
      organId: section?.organ_id,
      postId: section?.post_id,
      dueOn: null,
    };
    const step = {
      kind: 'conveyed',
      on: '2026-11-02',
      venue: '会议',
      number: null,
      text: null,
      result: null,
      reason: null,
      statedBy: null,
      records: [],
    };
    // A due day outside the year: refused once the right is there.
    const priority = {
      title: '工作',
      text: '内容',
      measure: '台账',
      dueOn: '2030-01-01',
      source: null,
      posts: [{ postId: section?.post_id, role: 'lead' }],
    };
    const milestone = {
      kind: 'closed',
      on: '2099-01-01',
      at: null,
      untilOn: null,
      days: null,
      channel: null,
      level: null,
      actor: null,
      place: null,
      documentNo: null,
      natureFrom: null,
      natureTo: null,
      note: null,
    };
    // A day to come: refused once the right is there.
    const accident = {
      name: '事故',
      occurredOn: '2099-01-01',
      occurredAt: null,
      place: null,
      sector: null,
      unit: null,
      kind: null,
      grade: null,
      gradeSource: null,
      nature: 'production',
      isResponsible: null,
      isGrave: null,
      deaths: null,
      missing: null,
      seriousInjuries: null,
      injured: null,
      directLossWanYuan: null,
      sectorCode: null,
      natureBasis: null,
      knownAsOf: '2099-01-01',
      sourceDocument: '快报',
    };
    // Of one's own level: refused once the right is there. The acts have a stale version.
    const whom = { organId: section?.organ_id, postId: null };
    // Due in the past: refused once the right is there.
    const task = {
      office: 'safety-office',
      issuerOrganId: section?.organ_id,
      source: { kind: 'meeting', text: '会议', number: null, recordId: null, findingId: null },
      title: '任务',
      text: '内容',
      due: { kind: 'date', on: '2020-01-01' },
      assignees: [{ ...whom, role: 'lead', townshipMatterId: null, townshipReason: null }],
      material: null,
      listing: null,
    };
    const talk = { talkerOrgan: '机构', talker: '某人', matters: '事项' };
    const deadline = { kind: 'date', on: '2026-12-01' };
    // Of art. 19 and who gives it; the acts have a stale version, the openings a day to come.
    const reason = { version: 999, reason: '理由' };
    const on = { version: 999, on: '2026-11-20', documentNo: '5号' };
    const measured = { measures: [], weight: null, weightReason: null, responsibility: null };
    const proposal = { ...measured, outcome: 'not-pursue', ground: 'other', content: '建议' };
    const made = { ...measured, outcome: 'not-pursued', ground: 'other', content: '处理' };
    const paper = { becauseAccident: false, organ: '机关', documentNo: '6号', effectiveOn: null };
    const said = { version: 999, content: '说明', evidence: [] };
    const meeting = { meeting: '会议', present: 3, votesFor: 2 };
    // A day to come: refused once the right is there.
    const activity = {
      activity: 'meeting',
      body: null,
      title: '会议',
      occurredOn: '2099-01-01',
      occurredTo: null,
      place: null,
      matter: null,
      findings: null,
      orders: null,
      followUp: null,
      basisNo: null,
      lateReason: null,
      participants: [{ personId: section?.person_id, role: 'led', duties: [] }],
    };
    const records = [{ id: idOf('record', place), version: 999 }];
    // It ends before it begins: refused once the right is there.
    const entry = {
      kind: 'other',
      title: '事项',
      note: null,
      owner: '某人',
      ownerPostId: null,
      ownerOrganId: null,
      from: '2026-11-02',
      to: '2026-11-01',
      tellOn: null,
      activity: null,
      duties: [],
      clause: null,
      basis: null,
    };
    // An address with a password in it: refused once the right is there.
    const robot = { name: '群', url: 'https://a:b@robot.invalid/', secret: null, kinds: [] };
    // Asked of one's own level: refused once the right is there.
    const nomination = {
      nominatingOrgan: '机构',
      approving: PATHS[place],
      ground: { kind: 'timely', merit: 'special' },
      grounds: '事由',
      deeds: '事迹',
      basisDocuments: ['1号'],
    };
    const assessmentPlan = {
      title: '考核',
      from: '2026-01-01',
      to: '2026-12-31',
      selfBy: '2026-12-01',
      scoringBy: '2026-12-02',
      proposeBy: '2026-12-03',
      objectionDays: 5,
      objectionUnit: 'calendar-days',
      objectionBasis: '依据',
      isBlind: true,
      settling: 'people',
      settlingBasis: null,
    };
    const use = {
      kind: 'appraisal',
      name: '考核',
      organ: '机构',
      safetyIn: 'unknown',
      weight: null,
      documentNo: null,
      sentTo: null,
      sentOn: null,
      sentNo: null,
      howUsed: null,
      feedback: null,
    };
    const laidDown = { total: 1, basis: '1号', publicityDays: 5, publicityBasis: '1号' };
    // Statistics name nobody: refused once the right is there.
    const notice = {
      year: 2026,
      title: '公告',
      organ: '机构',
      body: '内容',
      tables: [],
      instrument: '1号',
      correction: null,
    };
    const stale = { version: 999 };
    const approvedBy = { organ: '机关', documentNo: '1号', on: '2026-11-02' };
    const programme = {
      title: '计划',
      from: '2026-01-01',
      to: '2030-12-31',
      approval: approvedBy,
      planEntry: '第1项',
      basis: '依据',
      targets: [{ path: '/99/9901/990106/', year: 2026, quarter: null }],
      isOfAll: true,
      countsUnannounced: false,
    };
    const order = {
      title: '巡查',
      bodies: ['某机关'],
      programmeId: null,
      from: '2026-11-01',
      to: '2026-11-30',
      basis: '依据',
      planEntry: null,
      planDays: 15,
      planBasis: '依据',
      complaintDays: null,
      complaintBasis: null,
    };
    const noted = {
      kind: 'problem',
      severity: 'ordinary',
      block: 'law',
      clause: { instrument: '某规定', article: '第一条' },
      facts: '事实',
      place: '某处',
      foundOn: '2026-11-02',
      evidence: [],
      organName: '机构',
      appointmentId: null,
      dueOn: '2026-12-31',
    };
    const nobodysId = '00000000-0000-7000-8000-000000000000';
    const official = {
      kind: 'task-notice',
      stream: 'task',
      of: idOf('task', place),
      version: 999,
      dated: '2026-11-01',
      organs: ['安委办'],
      addressees: [],
      copiesTo: [],
      printedBy: null,
      answers: {},
      number: { kind: 'none' },
    };
    const bodies: Record<string, unknown> = {
      'inspections.lay-down-programme': { region: PATHS[place], ...programme },
      'inspections.revise-programme': { ...stale, ...programme },
      'inspections.draft': {
        region: PATHS[place],
        inspected: '/99/9901/990106/',
        kind: 'regular',
        ...order,
      },
      'inspections.change': { ...stale, ...order },
      'inspections.approve': { ...stale, ...approvedBy },
      'inspections.name-member': {
        ...stale,
        loginName: 'nobody',
        place: 'member',
        title: '某局',
        to: null,
        sizeReason: null,
      },
      'inspections.extend-order': {
        ...stale,
        on: '2026-11-02',
        to: '2026-12-31',
        documentNo: '1号',
        reason: '理由',
      },
      'inspections.end-member': { ...stale, memberId: nobodysId, reason: '理由' },
      'inspections.issue': { ...stale, on: '2026-11-02', documentNo: '1号', sizeReason: null },
      'inspections.arrive': { ...stale, on: '2026-11-02' },
      'inspections.leave': { ...stale, on: '2026-11-02' },
      'inspections.draft-feedback': { ...stale, text: '内容' },
      'inspections.deliver': { ...stale, approval: approvedBy, on: '2026-11-02' },
      'inspections.acknowledge': stale,
      'inspections.submit-plan': { ...stale, on: '2026-11-02', documentNo: '1号', text: '内容' },
      'inspections.look-back': { ...stale, on: '2026-11-02', by: '某人' },
      'inspections.close': { ...stale, reason: '理由', carried: [] },
      'inspections.withdraw': { ...stale, reason: '理由' },
      'inspections.ask-material': {
        ...stale,
        code: 'law.enforcement',
        what: '材料',
        askedOf: '某局',
        dueOn: '2026-12-31',
        reason: null,
      },
      'inspections.answer-request': { ...stale, requestId: nobodysId, answer: '答复' },
      'inspections.add-complaint': {
        ...stale,
        receivedOn: '2026-11-02',
        how: '来信',
        place: '某处',
        matter: '事项',
        contact: null,
      },
      'inspections.hand-over-complaint': {
        ...stale,
        complaintId: null,
        receivedOn: '2026-11-02',
        organ: '机关',
        on: '2026-11-02',
      },
      'inspections.answer-complaint': {
        ...stale,
        complaintId: idOf('inspection-complaint', place) || nobodysId,
        on: '2026-11-02',
        answer: '答复',
      },
      'inspections.read-contact': { reason: '理由' },
      'inspections.add-finding': { ...stale, ...noted },
      'inspections.finding-change': { ...stale, ...noted },
      'inspections.finding-withdraw': { ...stale, reason: '理由' },
      'inspections.finding-confirm-repeat': { ...stale, repeats: nobodysId },
      'inspections.finding-clear-repeat': { ...stale, reason: '理由' },
      'inspections.finding-object': { ...stale, text: '内容' },
      'inspections.finding-answer-objection': { ...stale, isUpheld: false, text: '内容' },
      'inspections.state': { ...stale, text: '内容' },
      'inspections.finding-answer-statement': { ...stale, outcome: 'stands', text: '内容' },
      'inspections.finding-plan': { ...stale, measure: '措施', responsible: '某人' },
      'inspections.finding-progress': { ...stale, text: '内容' },
      'inspections.finding-claim': { ...stale, text: '内容' },
      'inspections.finding-verify': { ...stale, text: '内容' },
      'inspections.finding-return': { ...stale, reason: '理由' },
      'inspections.finding-ask-extension': { ...stale, dueOn: '2027-01-31', reason: '理由' },
      'inspections.finding-extend': { ...stale, ...approvedBy },
      'inspections.finding-refuse-extension': { ...stale, reason: '理由' },
      'inspections.finding-look-back': {
        ...stale,
        result: 'held',
        text: '内容',
        dueOn: null,
      },
      'publication.draft': {
        ...notice,
        region: PATHS[place],
        kind: 'statistics',
        accidentId: null,
        corrects: null,
      },
      'publication.change': { ...notice, version: 999 },
      'publication.remove-document': { version: 999, documentId: idOf('public-file', place) },
      'publication.check': { version: 999, justified: [] },
      'publication.approve': {
        version: 999,
        on: '2026-11-02',
        by: '机构',
        words: '会议批准',
        documentNo: null,
        paperId: null,
      },
      'publication.publish': { version: 999 },
      // A day to come: refused once the right is there.
      'publication.tell': {
        region: PATHS[place],
        appointmentId: section?.record_id,
        year: 2025,
        result: '良好',
        documentNo: '1号',
        on: '2099-01-01',
      },
      // Nobody of it is left to be told: refused once the right is there.
      'publication.tell-all': {
        assessmentId: idOf('told-exercise', place),
        documentNo: '1号',
        on: '2026-11-02',
      },
      'publication.acknowledge': { version: 999, kind: 'person', how: 'system', on: null },
      'publication.discard': { version: 999, reason: '理由' },
      'publication.lay-down': {
        region: PATHS[place],
        year: 2026,
        what: 'bodies',
        version: 999,
        dueOn: '2026-12-31',
        basis: '1号',
      },
      'publication.accept-report': { version: 999, text: null },
      'publication.refuse-report': { version: 999, reason: '理由' },
      'publication.hand-on-report': {
        version: 999,
        to: PATHS[place],
        track: 'office',
        reason: '理由',
      },
      // About no deaths: refused once the right is there.
      'publication.pass-on-accident': {
        version: 999,
        to: PATHS[place],
        place: '某处',
        happened: '现在',
        deaths: 'yes',
        text: '内容',
      },
      'publication.record-known-accident': {
        version: 999,
        organId: section?.organ_id,
        documentNo: '1号',
        on: '2026-11-02',
        text: '内容',
      },
      'publication.check-report': {
        version: 999,
        on: '2026-11-02',
        organId: section?.organ_id,
        documentNo: '1号',
        signedBy: '某人',
        result: 'true',
        text: '内容',
      },
      'publication.task-report': {
        version: 999,
        issuerOrganId: section?.organ_id,
        title: '任务',
        text: '内容',
        due: { kind: 'calendar-days', days: 1 },
        assignee: {
          role: 'lead',
          organId: section?.organ_id,
          postId: null,
          townshipMatterId: null,
          townshipReason: null,
        },
      },
      'publication.reply-report': { version: 999, text: '内容' },
      'publication.close-report': { version: 999, text: null },
      'publication.extend-report': {
        version: 999,
        to: '2027-01-31',
        approvedBy: '某人',
        approverPost: '主任',
        documentNo: '1号',
        reason: '理由',
      },
      'publication.open-reporter': { reason: '理由' },
      // Counted in days that the term does not take: refused once the right is there.
      'publication.lay-down-report-term': {
        region: PATHS[place],
        track: 'office',
        kind: 'keep-identity',
        days: 1,
        dayKind: 'working-days',
        basis: '1号',
      },
      'commendations.draft': {
        ...nomination,
        region: PATHS[place],
        appointmentId: section?.record_id,
      },
      'commendations.change': { ...nomination, version: 999 },
      'commendations.nominate': { version: 999, on: '2026-11-02', documentNo: null },
      'commendations.examine': { version: 999, statements: [] },
      'commendations.publicise': {
        version: 999,
        from: '2026-11-02',
        to: '2026-11-09',
        place: '网站',
        documentNo: null,
      },
      'commendations.object': { version: 999, on: '2026-11-02', by: '某人', content: '内容' },
      'commendations.answer-objection': {
        version: 999,
        number: 1,
        on: '2026-11-02',
        isUpheld: false,
        text: '内容',
      },
      'commendations.grant': {
        version: 999,
        on: '2026-11-02',
        documentNo: '1号',
        partyCommittee: '党委',
        government: '政府',
        basis: '1号',
      },
      'commendations.not-grant': {
        version: 999,
        on: '2026-11-02',
        documentNo: null,
        reason: '理由',
      },
      'commendations.revoke': {
        version: 999,
        on: '2026-11-02',
        by: '党委',
        documentNo: '1号',
        reason: '理由',
      },
      'commendations.withdraw': { version: 999, reason: '理由' },
      // What it would take the place of is not issued: refused once the right is there.
      'assessments.draft-scheme': {
        region: PATHS[place],
        year: 2026,
        title: '考核细则',
        from: null,
        supersedes: idOf('draft-scheme', place),
      },
      'assessments.check-scheme': { body: {} },
      'assessments.change-scheme': { version: 999, title: '考核细则', body: {}, note: null },
      'assessments.issue-scheme': {
        version: 999,
        organ: '机关',
        documentNo: '1号',
        on: '2026-11-01',
        approval: '会议',
      },
      'assessments.withdraw-scheme': { version: 999, reason: '理由' },
      'assessments.sample-facts': {
        scheme: { kind: 'built-in', id: 'county-2018' },
        class: null,
        seed: 1,
      },
      'assessments.what-if': {
        scheme: { kind: 'built-in', id: 'county-2018' },
        against: null,
        subjects: [],
        exerciseId: null,
        change: null,
      },
      // One a year under a scheme: refused once the right is there.
      'assessments.prepare': {
        ...assessmentPlan,
        region: PATHS[place],
        year: 2026,
        schemeId: idOf('scheme', place),
      },
      'assessments.change': { ...assessmentPlan, version: 999 },
      'assessments.add-subjects': {
        version: 999,
        subjects: [{ region: PATHS[place], organId: null, appointmentId: null, class: null }],
      },
      'assessments.remove-subject': { version: 999, subjectId: idOf('subject', place) },
      'assessments.assign': { version: 999, loginName: 'qingshi-awb', items: [] },
      ...Object.fromEntries(
        ['collect', 'open-self-assessment', 'open-scoring', 'propose', 'finalise'].map((act) => [
          `assessments.${act}`,
          { version: 999 },
        ]),
      ),
      'assessments.close-scoring': { version: 999, reason: null },
      'assessments.return': { version: 999, reason: '理由' },
      'assessments.cancel': { version: 999, reason: '理由' },
      'assessments.approve': { version: 999, on: '2026-11-01', organ: '机关', documentNo: '1号' },
      'assessments.notify': { version: 999, on: '2026-11-01' },
      'assessments.enter-fact': {
        version: 999,
        fact: '事',
        value: true,
        evidence: [],
        because: null,
      },
      'assessments.submit-self-assessment': { version: 999, statement: '情况' },
      'assessments.say': { version: 999, fact: '事', statement: '', records: [], documents: [] },
      'assessments.mark': { itemId: '1.1', fact: '事', value: true, reason: '理由', evidence: [] },
      'assessments.moderate': {
        version: 999,
        fact: '事',
        value: true,
        reason: '理由',
        evidence: [],
      },
      'assessments.choose-grade': { version: 999, grade: '优秀', reason: '理由' },
      'assessments.choose-consequence': {
        version: 999,
        place: 0,
        follows: true,
        reason: '理由',
      },
      'assessments.contest': {
        version: 999,
        fact: '事',
        claimed: true,
        reason: '理由',
        evidence: [],
      },
      'assessments.decide-contest': {
        version: 999,
        isUpheld: false,
        value: null,
        reason: '理由',
      },
      'assessments.object': { version: 999, on: '2026-11-01', content: '内容' },
      'assessments.decide-objection': {
        version: 999,
        objectionId: idOf('objection', place),
        isUpheld: false,
        reason: '理由',
        fact: null,
        value: null,
      },
      'assessments.end-consequence': {
        version: 999,
        on: '2026-11-01',
        documentNo: null,
        note: null,
      },
      // A year to come: refused once the right is there, so that nothing changes.
      'assessments.record-use': { ...use, region: PATHS[place], year: 2099, from: null },
      'assessments.change-use': { ...use, version: 999 },
      'assessments.withdraw-use': { version: 999, reason: '理由' },
      // Laid down already: refused once the right is there.
      'commendations.lay-down-quota': {
        ...laidDown,
        region: PATHS[place],
        year: 2026,
        kind: 'timely',
      },
      'commendations.change-quota': { ...laidDown, version: 999 },
      'performance.record': { ...activity, draftId: newId(NOW) },
      // A name that is marked: refused once the right is there.
      'performance.begin-attachment': {
        draftId: newId(NOW),
        name: '（机密）.pdf',
        size: 5,
        digest: null,
        keepsMetadata: false,
      },
      'performance.withdraw-import': { reason: '理由' },
      'performance.batch': { items: [{ ...activity, externalSystem: 'OA', externalId: '1' }] },
      'performance.open': { reason: '理由' },
      'performance.confirm': { records },
      'performance.object': { version: 999, reason: '理由' },
      'performance.correct': { ...activity, version: 999, reason: '理由' },
      'performance.withdraw': { version: 999, reason: '理由' },
      'performance.allow-readiness': { loginName: 'nobody-of-that-name' },
      'performance.end-readiness': { version: 999 },
      'performance.draft-report': { personId: section?.person_id, year: 2026 },
      'performance.refresh-report': { version: 999 },
      'performance.save-report': { version: 999, content: [] },
      'performance.sign-report': { version: 999 },
      'performance.reopen-report': { version: 999, reason: '理由' },
      'performance.lay-down-late-rule': {
        region: PATHS[place],
        afterDays: 30,
        doesCount: false,
        documentNo: '1号',
        title: '规定',
        validFrom: '2026-01-01',
      },
      'performance.withdraw-late-rule': { version: 999, reason: '理由' },
      'performance.check-form': { records, outcome: 'passed', note: null },
      'posts.region-establish': {
        superior: PATHS[place],
        code: '9999',
        name: '区',
        level: 'township',
        kind: 'division',
        on: '2099-01-01',
        documentNo: '1号',
      },
      'posts.region-rename': { ...change, name: '新名' },
      'posts.region-move': { ...change, superior: QINGSHI },
      'posts.region-merge': { ...change, into: `${QINGSHI}990101101/` },
      'posts.region-abolish': change,
      'duties.draft': { region: PATHS[place], year: 2026 },
      'duties.approve': {
        sections: chosen,
        approval: { meeting: '会议', on: '2026-11-01', documentNo: '1号' },
      },
      'duties.issue': { sections: chosen, on: '2026-11-01', documentNo: '1号' },
      'duties.acknowledge': { sections: chosen },
      'duties.remind': { sections: chosen },
      'duties.paper': { version: 999, on: '2026-11-01', custodian: '某人', number: null },
      'duties.lay-down': {
        region: PATHS[place],
        number: '1号',
        title: '文件',
        meeting: '会议',
        on: '2099-01-01',
        posts: [{ postId: section?.post_id, items: [{ title: '职责', text: '内容' }] }],
      },
      'duties.withdraw-document': { version: 999, reason: '理由' },
      'duties.add-priority': { ...priority, region: PATHS[place], year: 2026 },
      'duties.change-priority': { ...priority, version: 999 },
      'duties.drop-priority': { version: 999, reason: '理由' },
      // A field that the record does not have: refused once the right is there.
      'ledger.restrict': {
        kind: 'erase',
        record: section?.id,
        paths: ['/nothing'],
        basis: '依据',
        orderNo: '1号',
        reason: '理由',
      },
      'ledger.decide-restriction': { version: 999, decision: 'refuse', note: null },
      'ledger.hand-out': {
        records: [section?.id],
        recipient: '某机关',
        purpose: '用途',
        documentNo: null,
      },
      'ledger.call-for-evidence': {
        person: section?.person_id,
        purpose: '核查',
        documentNo: '1号',
      },
      'ledger.decide-handout': { version: 999, decision: 'refuse', note: null },
      'ledger.handed-over': { version: 999, takenBy: '某人', note: null },
      'ledger.ask-release': { records: [section?.id], purpose: '用途' },
      // A day to come: refused once the right is there.
      'deployments.record': { ...document, region: PATHS[place], asks: [line] },
      'deployments.correct': {
        ...document,
        version: 999,
        reason: '理由',
        asks: [{ ...line, id: idOf('deployment-ask', place) }],
      },
      'deployments.withdraw': { version: 999, reason: '理由' },
      'deployments.withdraw-import': { version: 999, reason: '理由' },
      'deployments.add-step': { ...step, ask: idOf('deployment-ask', place), version: 999 },
      'deployments.correct-step': { ...step, version: 999, correctionReason: '理由' },
      'deployments.withdraw-step': { version: 999, correctionReason: '理由' },
      'handovers.sign': { version: 999, seen: 'x' },
      'handovers.paper': {
        version: 999,
        side: 'incoming',
        on: '2026-11-01',
        custodian: '某人',
        number: null,
      },
      'handovers.supervise': {
        handovers: [{ id: idOf('handover', place), version: 999 }],
        by: '某人',
        on: '2026-11-01',
        reason: 'gone',
        note: null,
      },
      'notices.read': { notices: ['00000000-0000-7000-8000-000000000000'] },
      'notices.read-all': { upTo: NOW.toISOString(), kind: null },
      'notices.change-settings': {
        version: 999,
        mail: { address: null, cadence: 'none' },
        hours: null,
        language: 'zh',
        rules: [],
      },
      'notices.change-region': { region: PATHS[place], version: 999, off: [] },
      'notices.add-robot': { ...robot, kind: 'wecom', region: PATHS[place] },
      'notices.change-robot': { version: 999, name: '群', kinds: [], isOn: false },
      'notices.remove-robot': { version: 999 },
      'calendar.take-over': { region: PATHS[place], year: 2026, keys: ['template:nothing'] },
      'calendar.add': { ...entry, region: PATHS[place], year: 2026 },
      'calendar.change': { ...entry, version: 999 },
      'calendar.remove': { version: 999, reason: '理由' },
      'duties.object': { version: 999, reason: '理由' },
      'duties.revise': { version: 999 },
      ...Object.fromEntries(
        ['rename-organ', 'retitle-post', 'rename-person'].map((name) => [
          `posts.${name}`,
          { ...change, kind: 'renamed', name: '新名' },
        ]),
      ),
      'posts.undo-import': { reason: '理由' },
      'posts.leave': { version: 999, on: '2026-11-01', documentNo: null },
      'posts.withdraw': { version: 999, reason: '理由' },
      'posts.correct': {
        version: 999,
        from: '2020-01-01',
        to: null,
        manner: 'full',
        documentNo: null,
        isCommitteeMember: null,
        reason: '理由',
      },
      'posts.portfolios': {
        expected: ['没有这个领域'],
        from: '2026-11-01',
        fields: [],
        documentNo: null,
        reason: null,
      },
      'posts.appoint': {
        person: { name: '某人' },
        from: '2099-01-01',
        manner: 'full',
        documentNo: null,
        isCommitteeMember: null,
        portfolios: [],
        portfolioDocumentNo: null,
      },
      'instruments.withdraw': { version: 999, reason: '理由' },
      'instruments.withdraw-adoption': { version: 999, reason: '理由' },
      // A day to come: refused once the right is there, so that nothing changes.
      'instruments.adopt': {
        parameter: `${local.get(place)?.instrument ?? ''}:1`,
        region: PATHS[place],
        on: '2099-01-01',
        documentNo: '3号',
      },
      'accidents.record': { ...accident, region: PATHS[place] },
      'accidents.correct': { ...accident, version: 999, reason: '理由' },
      'accidents.withdraw': { version: 999, reason: '理由' },
      'accidents.add-milestone': milestone,
      'accidents.correct-milestone': { ...milestone, version: 999, reason: '理由' },
      'accidents.withdraw-milestone': { version: 999, reason: '理由' },
      'accidents.add-finding': {
        kind: 'late',
        organ: '机关',
        documentNo: '2号',
        foundOn: '2099-01-01',
        circumstances: '情形',
        subject: { kind: 'named', name: '单位', post: null },
      },
      'accidents.withdraw-finding': {
        version: 999,
        reason: '理由',
        on: '2026-11-20',
        documentNo: '3号',
      },
      'accidents.grant-access': {
        loginName: null,
        basisDocument: '1号',
        purpose: '核对',
        from: '2026-11-01',
        until: '2026-10-01',
      },
      'accidents.end-access': { version: 999, reason: '理由' },
      'accidents.add-moment': { kind: 'permit', on: '2099-01-01', what: '许可', documentNo: null },
      'accidents.withdraw-moment': { version: 999, reason: '理由' },
      'accidents.read-chain': { momentId: null, known: 'today', previousYears: 0 },
      'accountability.open': {
        region: PATHS[place],
        title: '案件',
        origin: 'direct',
        accidentId: null,
        originReference: null,
        basisDocument: '1号',
        facts: '事实',
        quorum: null,
        openedOn: '2099-01-01',
      },
      'accountability.change': { version: 999, title: '案件', facts: '事实', quorum: null },
      'accountability.freeze': { version: 999 },
      'accountability.add-member': {
        version: 999,
        loginName: 'shiqiao-awb',
        basis: '1号',
        from: '2026-11-01',
        until: '2027-01-01',
      },
      'accountability.name-member': {
        version: 999,
        loginName: 'shiqiao-awb',
        basis: '1号',
        from: '2026-11-01',
        until: '2027-01-01',
      },
      'accountability.end-member': { version: 999, memberId: idOf('case-member', place) },
      'accountability.add-person': {
        version: 999,
        appointmentId: section?.record_id,
        onDay: '2026-11-01',
      },
      'accountability.close': reason,
      'accountability.withdraw': reason,
      'accountability.save': {
        version: 999,
        now: 'in-post',
        nowSince: null,
        responsibility: null,
        circumstances: [],
        findings: [],
        statutory: null,
        deployments: null,
        factors: [],
      },
      'accountability.tell': { ...on, answerBy: '2026-12-01' },
      'accountability.state': said,
      'accountability.paper-statement': {
        ...said,
        on: '2026-11-20',
        custodian: '档案室',
        paperNo: '1号',
      },
      'accountability.propose': { ...proposal, version: 999, withoutAnswer: null },
      'accountability.return': { version: 999, on: '2026-11-20', reason: '理由' },
      'accountability.decide': { ...made, ...paper, version: 999, on: '2026-11-20', vote: null },
      'accountability.drop': reason,
      'accountability.exemption': { version: 999, on: '2026-11-20', content: '申请' },
      'accountability.exemption-arguments': {
        version: 999,
        limb: 'chapter2',
        side: 'for',
        content: '情况',
        evidence: '台账',
      },
      'accountability.exemption-verify': { version: 999, on: '2026-11-20', text: '核实' },
      'accountability.exemption-decide': { ...on, ...meeting, result: 'exempt', reasons: '理由' },
      'accountability.exemption-conclude': {
        ...on,
        personServedOn: '2026-11-20',
        departmentServedOn: '2026-11-20',
      },
      'accountability.exemption-clarify': { version: 999, on: '2026-11-20', text: '澄清' },
      'accountability.exemption-withdraw': reason,
      'accountability.register-decision': {
        ...made,
        ...paper,
        committee: YUNJIANG,
        appointmentId: section?.record_id,
        onDay: '2026-11-01',
        circumstances: [],
        accidentId: null,
        accidentName: null,
        decidedOn: '2099-01-01',
        servedOn: null,
      },
      'accountability.decision-serve': on,
      'accountability.decision-appeal': { ...on, route: '问责', content: '申诉' },
      'accountability.decision-answer-appeal': {
        ...on,
        by: '机关',
        result: 'upheld',
        text: '维持',
        measures: [],
      },
      'accountability.decision-change': {
        ...on,
        reason: '理由',
        measures: [{ measure: 'admonition', until: null, probationMonths: null }],
      },
      'accountability.decision-revoke': { ...on, reason: '理由' },
      'accountability.decision-restore': { ...on, number: 1, note: '恢复' },
      'accountability.decision-withdraw': reason,
      ...Object.fromEntries(
        ['send', 'prepare', 'review', 'check-facts'].map((name) => [
          `vetting.${name}`,
          { version: 999 },
        ]),
      ),
      ...Object.fromEntries(
        ['withdraw', 'return'].map((name) => [`vetting.${name}`, { version: 999, reason: '理由' }]),
      ),
      'vetting.let-stand': { version: 999, reason: '理由', changesHash: 'x' },
      'vetting.settle': {
        version: 999,
        accidentId: idOf('accident', place),
        numbers: [1],
        answersFor: 'no',
        documentNo: '1号',
      },
      'vetting.issue': { ...change, validUntil: '2026-12-01' },
      'vetting.revoke': { ...change, reason: '理由' },
      'vetting.conclude': { ...change, content: '结论' },
      'vetting.feed-back': {
        version: 999,
        numbers: [],
        result: 'dropped',
        note: '说明',
        on: '2026-11-01',
      },
      'vetting.discipline-answer': { version: 999, statement: '答复', entries: [] },
      'vetting.discipline-issue': change,
      'talks.propose': {
        ...talk,
        region: PATHS[place],
        subject: { kind: 'body', organId: section?.organ_id },
        ground: { kind: 'other', reason: '理由', documentNo: null },
      },
      'talks.change': { ...talk, version: 999 },
      'talks.approve': { ...change, by: '某人' },
      'talks.notify': {
        ...change,
        meetOn: '2026-12-01',
        meetTime: null,
        meetPlace: '会议室',
        note: null,
      },
      'talks.hold': { ...change, minutes: '纪要', statement: '说明', measures: '措施', deadline },
      'talks.report': { ...change, content: '报告' },
      'talks.verify': {
        version: 999,
        on: '2026-11-01',
        verifier: '某人',
        note: '情况',
        result: { kind: 'passed' },
      },
      'talks.withdraw': { version: 999, reason: '理由' },
      'supervision.check': {
        office: task.office,
        issuerOrganId: task.issuerOrganId,
        due: task.due,
        words: '任务',
        assignees: [whom],
      },
      'supervision.check-held': {
        from: '2026-01-01',
        to: '2026-12-31',
        words: '检查',
        assignees: [whom],
      },
      'supervision.draft': task,
      'supervision.split': { version: 999, task },
      'supervision.change': { version: 999, task },
      'supervision.approve': {
        version: 999,
        by: '会议',
        on: '2026-11-01',
        documentNo: '1号',
        plan: null,
      },
      'supervision.issue': { version: 999, signedBy: '某人', documentNo: null },
      'supervision.accept': { version: 999 },
      'supervision.progress': { version: 999, text: '进展', records: [] },
      'supervision.ask-extension': { version: 999, reason: '理由', wantedOn: '2027-01-01' },
      'supervision.decide-extension': {
        version: 999,
        decision: { kind: 'refuse', answer: '理由' },
      },
      'supervision.reply': { version: 999, text: '结果', records: [] },
      'supervision.return': { version: 999, reason: '理由', dueOn: null },
      'supervision.close': { version: 999, verification: '核查' },
      'supervision.withdraw': { version: 999, reason: '理由' },
      'supervision.escalate': {
        version: 999,
        to: '某人',
        text: '内容',
        signedBy: '某人',
        signedOn: '2026-11-01',
        documentNo: null,
      },
      'supervision.to-deployment': { version: 999 },
      'documents.make': official,
      'documents.preview': official,
      'documents.withdraw': { version: 999, reason: '理由' },
      // The departments asked are those of the prefecture's committee.
      'documents.reserve': {
        region: PATHS[place],
        register: place === 'prefecture above' ? 'department' : 'office',
        code: '安办',
        first: 99,
        purpose: '用途',
      },
      'documents.use-number': { version: 999, title: '标题' },
      'documents.void-number': { version: 999, reason: '理由' },
      'supervision.keep-township-list': {
        region: PATHS[place],
        version: 999,
        documentNo: '1号',
        adoptedOn: '2026-11-01',
        own: ['事项'],
        assist: [],
        recalled: [],
      },
      'access.create-account': { loginName: 'qingshi-awb', displayName: '重名' },
      'access.disable-account': { version: 999 },
      'access.renew-invitation': { version: 999 },
      'access.grant-role': { role: 'safety-office' },
      'access.reauthenticate': { proof: '不是我' },
    };
    return visitor.post(url, bodies[route.id] ?? {});
  };

  const isScoped = (id: string) =>
    /^duties\.|^evidence-files\.|^handovers\.|^deployments\.(list|deployment|record|correct|withdraw|add-step|correct-step|withdraw-step|withdraw-import)$|^accidents\.|^accountability\.(?!precedents$|mine$|my-register$|bar-ends$|to-decide$|decisions$|export-)|^talks\.|^vetting\.(request|names|check|create|send|withdraw|settle|prepare|return|review|issue|check-facts|let-stand|revoke|conclude|feed-back|discipline-request|discipline-answer|discipline-issue)$|^inspections\.(?!list$|export$|programmes$|export-programmes$|mine$)|^publication\.(?!list$|tellings$|export-tellings$|export$|rules$|propose$|obligations$|export-obligations$|reports$|export-reports$|report-terms$|export-report-terms$)|^assessments\.(record-use|use|change-use|withdraw-use|scheme|scheme-version|export-scheme|(draft|change|issue|withdraw)-scheme|assessment|candidates|prepare|change|add-subjects|remove-subject|assign|collect|check-collection|open-self-assessment|open-scoring|close-scoring|propose|return|approve|notify|finalise|cancel|subjects|export-subjects|subject|history|enter-fact|submit-self-assessment|say|held-evidence|cited-record|cited-file|mark|moderate|proposal|export-proposal|choose-grade|choose-consequence|contest|decide-contest|object|decide-objection|end-consequence)$|^supervision\.(?!export$|mine$|export-mine$|check-held$|township-list$)|^documents\.(?!numbers$|export-numbers$)|^performance\.(coverage|coverage-people|export-coverage-people|export-late-rules|reports|report|(draft|refresh|save|sign|reopen)-report|late-rules|(lay-down|withdraw)-late-rule|fulfilment|signs|record|propose|list|duty-record|person-records|export-person-records|open|confirm|object|correct|withdraw|check-form|record-attachments|attach|read-attachment|withdraw-import)$|^calendar\.(year|entry|propose|take-over|add|change|remove)$|^notices\.(region|change-region|.*robot)$|^ledger\.(record|receipt|receipts|package|restrict|decide-restriction|hand-out|call-for-evidence|decide-handout|make-package|handed-over)$|^posts\.(roster|answering|export-answering|fields|matrix|export-matrix|region|region-.*|organ|rename-organ|post|retitle-post|person|rename-person|appoint|leave|correct|portfolios|withdraw)$|^instruments\.(holders|withdraw|withdraw-adoption|adopt)$/.test(
      id,
    ) &&
    ![
      'duties.mine',
      'handovers.mine',
      'handovers.export',
      'talks.mine',
      'duties.export',
      'accidents.export',
      'talks.export',
    ].includes(id);

  it('is the printed one, cell by cell', async () => {
    const rows: string[] = [];
    const wronglyAsked: string[] = [];
    const roles = [...visitors.keys()];
    for (const route of ROUTES.filter(
      (one) => one.access !== 'public' && one.id !== 'access.sign-out',
    )) {
      for (const place of isScoped(route.id) ? PLACES : (['own county'] as const)) {
        const cells: string[] = [];
        for (const role of roles) {
          const visitor = visitors.get(role);
          if (visitor === undefined) throw new Error(role);
          const answer = await ask(visitor, route, place);
          const code = answer.body.error?.code ?? '';
          const items = (answer.body as { items?: unknown[] }).items;
          const seesNothing =
            answer.status === 200 &&
            isScoped(route.id) &&
            (items?.length === 0 ||
              (answer.body as { posts?: number }).posts === 0 ||
              (answer.body as { bodies?: unknown[] }).bodies?.length === 0 ||
              (answer.body as { people?: unknown[] }).people?.length === 0);
          const actsOnNothing =
            code === 'duties.nobody-in-post' ||
            code === 'ledger.nothing-to-pack' ||
            code === 'ledger.other-committee' ||
            // The role is there, and nobody has named it for the case.
            code === 'accidents.chain-not-named' ||
            // A township’s body is in range, and no task goes out in its name.
            code === 'supervision.issuer-not-own';
          cells.push(
            code === 'access.sign-in-required'
              ? '401'
              : code === 'access.not-allowed'
                ? '–'
                : answer.status === 404 && isScoped(route.id)
                  ? '404'
                  : seesNothing || actsOnNothing
                    ? 'nothing'
                    : answer.status >= 500
                      ? `ERROR ${answer.status}`
                      : 'yes',
          );
        }
        // Whoever is nobody is asked to sign in before anything else: another answer says that the form was refused, not the right.
        if (cells.at(-1) !== '401') wronglyAsked.push(`${route.id} (${place})`);
        rows.push(`| ${route.id} | ${isScoped(route.id) ? place : ''} | ${cells.join(' | ')} |`);
      }
    }
    expect(wronglyAsked).toEqual([]);
    const text = [
      '# Who may do what, where',
      '',
      'Made by `matrix.db.test.ts`, which asks every cell over HTTP. The office is that of 青石县, the leader and the',
      'liaison’s leader hold posts there. `yes`: allowed; `–`: the role has no such right (403); `404`: outside the',
      'scope, not even its existence is said; `nothing`: an empty answer; `401`: not signed in. Asked about a region',
      'above its own, an office gets and acts on what lies in its own scope only.',
      '',
      `| route | place | ${roles.join(' | ')} |`,
      `| --- | --- | ${roles.map(() => '---').join(' | ')} |`,
      ...rows,
      '',
    ].join('\n');
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(MATRIX, text);
    expect(text).not.toContain('ERROR');
    expect(rows.length).toBeGreaterThan(40);
    expect(text).toBe(readFileSync(MATRIX, 'utf8'));
    // Each route is asked by every role at every place: thousands of requests.
  }, 300_000);
});
