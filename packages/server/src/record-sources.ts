// Every kind of record with a leaf, how it reads back from its tables, and which tables have none and why.
import { accountSource, auditSource, grantSource } from './modules/access/index.ts';
import {
  accidentSource,
  caseAccessSource,
  findingSource,
  milestoneSource,
  momentSource,
} from './modules/accidents/index.ts';
import {
  accountabilityDecisionSource,
  caseSource,
  exemptionSource,
  worksheetSource,
} from './modules/accountability/index.ts';
import {
  assessedSource,
  contestSource,
  exerciseSource,
  markSource,
  resultUseSource,
  schemeSource,
} from './modules/assessments/index.ts';
import { calendarSource } from './modules/calendar/index.ts';
import {
  commendationSource,
  examinationSource,
  objectionSource,
  quotaSource,
} from './modules/commendations/index.ts';
import {
  askSource,
  deploymentImportSource,
  deploymentSource,
} from './modules/deployments/index.ts';
import { documentNumberSource, officialDocumentSource } from './modules/documents/index.ts';
import { documentSource, prioritySource, sectionSource } from './modules/duties/index.ts';
import { handoverSource } from './modules/handovers/index.ts';
import {
  inspectionComplaintSource,
  inspectionFindingSource,
  inspectionHandOverSource,
  inspectionRequestSource,
  inspectionSource,
  programmeSource,
} from './modules/inspections/index.ts';
import { adoptionSource, instrumentSource } from './modules/instruments/index.ts';
import { handoutSource, restrictionSource } from './modules/ledger/index.ts';
import {
  attachmentSource,
  dutyRecordSource,
  lateRuleSource,
  openingSource,
  permissionSource,
  recordImportSource,
  reportSource,
} from './modules/performance/index.ts';
import {
  appointmentSource,
  organSource,
  personSource,
  postSource,
  regionSource,
  rosterImportSource,
} from './modules/posts/index.ts';
import {
  obligationSource,
  publicNoticeSource,
  publicReportSource,
  reportOpeningSource,
  reportTermSource,
  tellingSource,
} from './modules/publication/index.ts';
import { taskSource, townshipListSource } from './modules/supervision/index.ts';
import { talkSource } from './modules/talks/index.ts';
import { conclusionSource, disciplineSource, vettingSource } from './modules/vetting/index.ts';
import type { RecordSource, TableName } from './platform/record-source.ts';

export const RECORD_SOURCES: readonly RecordSource[] = [
  accountSource,
  grantSource,
  auditSource,
  regionSource,
  organSource,
  postSource,
  personSource,
  appointmentSource,
  rosterImportSource,
  sectionSource,
  documentSource,
  prioritySource,
  handoverSource,
  deploymentSource,
  askSource,
  deploymentImportSource,
  calendarSource,
  lateRuleSource,
  permissionSource,
  reportSource,
  dutyRecordSource,
  openingSource,
  attachmentSource,
  recordImportSource,
  accidentSource,
  milestoneSource,
  findingSource,
  momentSource,
  caseAccessSource,
  talkSource,
  caseSource,
  worksheetSource,
  exemptionSource,
  accountabilityDecisionSource,
  vettingSource,
  disciplineSource,
  conclusionSource,
  programmeSource,
  inspectionSource,
  inspectionRequestSource,
  inspectionFindingSource,
  inspectionHandOverSource,
  inspectionComplaintSource,
  commendationSource,
  examinationSource,
  objectionSource,
  quotaSource,
  publicNoticeSource,
  obligationSource,
  tellingSource,
  resultUseSource,
  publicReportSource,
  reportOpeningSource,
  reportTermSource,
  schemeSource,
  exerciseSource,
  assessedSource,
  markSource,
  contestSource,
  instrumentSource,
  adoptionSource,
  taskSource,
  townshipListSource,
  documentNumberSource,
  officialDocumentSource,
  restrictionSource,
  handoutSource,
];

const OF_THE_LEDGER = 'the ledger itself: its own check computes it anew';

/** Tables that say nothing about anybody's duties, or that the ledger vouches for in another way. */
export const NOT_EVIDENCE: Readonly<Partial<Record<TableName, string>>> = {
  'platform.installation': 'demo or real: the same for life, and no act of anybody',
  'platform.event': 'what it says is a field of its leaf, which the ledger’s own check compares',
  'platform.idempotency_key': 'answers kept for a retry, and removed after a while',
  'access.session': 'who is signed in now; holds secrets',
  'access.setup_link': 'one-time links that are used up; hold secrets',
  'access.sign_in_failure': 'counted for the lockout, and removed after a while',
  'assessments.fact_version':
    'what a fact was before is in the earlier leaves of its subject, which hold all facts as they stood',
  'assessments.mark_version':
    'what a mark was before is in its earlier leaves, which hold it as it stood',
  'assessments.said_score':
    'computed from facts by the rules; facts, totals and the version of the rules are in the leaf of its subject',
  'assessments.told_result':
    'what was told is in the leaf of its subject of that version, with the facts it is by',
  'assessments.score_change':
    'computed from facts by the rules; each total is in the leaf of its subject of that version',
  'notices.notice': 'tells somebody of a record; the record itself has the leaf',
  'notices.preference': 'how somebody wants to be told; no act of duty',
  'notices.region_rule':
    'of what people are told by default; the change itself is in the audit trail',
  'notices.robot': 'where a group is told; holds secrets, and each change is in the audit trail',
  'notices.delivery': 'whether a message went out; what it is about has a leaf of its own',
  'accountability.bar_notice': 'who was told of which end of a bar; nothing follows from it',
  'inspections.contact': 'who complained is nobody’s evidence, and is shown to the group alone',
  'inspections.contact_reading':
    'who of the group read a contact, and why; the reading itself is in the audit trail',
  'inspections.package_taken':
    'who took a copy of the list of materials; the taking itself is in the audit trail',
  'documents.series': 'counts the numbers of documents, which have leaves of their own',
  'publication.reporter':
    'who told of something: read by whom the law protects them for, and by no log; every opening has a leaf',
  'vetting.name':
    'the request’s leaf has the hash of all its names, computed anew from them at each look',
  'vetting.opinion':
    'the request’s leaf has the hash of all its opinions, computed anew from them at each look',
  'vetting.whole_opinion':
    'the request’s leaf has the hash of all its opinions, computed anew from them at each look',
  'vetting.found_change': 'what computing a letter anew found; what the office decides is a step',
  'performance.fulfilment': 'computed from lists and records, which have leaves; no act of anybody',
  'performance.fulfilment_pass': 'what the above was computed with',
  'performance.text_mark': 'computed from the texts of records',
  'performance.text_pass': 'computed from the texts of records',
  'performance.near_copy': 'computed from the texts of records, for a reviewer’s eyes',
  'duties.day_followed': 'how far the daily look at rules has come',
  'duties.rules_seen': 'which built-in rules the marks were made with',
  'ledger.pending_leaf': OF_THE_LEDGER,
  'ledger.unsealed': OF_THE_LEDGER,
  'ledger.log': OF_THE_LEDGER,
  'ledger.signing_key': OF_THE_LEDGER,
  'ledger.leaf': OF_THE_LEDGER,
  'ledger.tile': OF_THE_LEDGER,
  'ledger.checkpoint': OF_THE_LEDGER,
  'ledger.cosignature': OF_THE_LEDGER,
  'ledger.finding': 'what checks found; the ledger does not vouch for its own checking',
  'ledger.told_size':
    'where the next request to a witness begins; a wrong one is refused by the witness',
  'ledger.check_round': 'how far the continuous check has come',
};

/** Rows without a leaf in tables that have some, by design. */
export const WITHOUT_LEAF: Readonly<Partial<Record<TableName, string>>> = {
  'performance.attachment':
    'a file that belongs to nothing yet is nobody’s evidence; it gets its leaf with its owner',
  'posts.region':
    'divisions come with the installation as data; one has a leaf from its first change on',
};
