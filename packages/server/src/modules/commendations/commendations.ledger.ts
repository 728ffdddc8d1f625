// How commendations read back from their tables what their changes said.
import type { Id } from '@jinze/kernel';
import { partOf, tableSource } from '../../platform/table-source.ts';

export const commendationSource = tableSource({
  stream: 'commendation',
  table: 'commendations.commendation',
  version: 'version',
  places: ['region_path', 'person_region', 'managing_committee', 'approving_path'],
  as: {
    // `event` is the ledger’s own.
    event: 'rescuedIn',
    accident_id: 'accident.id',
    accident_name: 'accident.name',
    accident_on: 'accident.on',
    assessment_year: 'assessment.year',
    assessment_grade: 'assessment.grade',
    assessment_no: 'assessment.documentNo',
    public_from: 'publicity.from',
    public_to: 'publicity.to',
    public_place: 'publicity.place',
    public_no: 'publicity.documentNo',
    granted_on: 'grant.on',
    grant_no: 'grant.documentNo',
    grant_party: 'grant.partyCommittee',
    grant_government: 'grant.government',
    grant_basis: 'grant.basis',
    quota_id: 'grant.quota',
    quota_place: 'grant.place',
    quota_total: 'grant.total',
    ended_on: 'ending.on',
    ended_by: 'ending.by',
    ended_no: 'ending.documentNo',
    ended_reason: 'ending.reason',
  },
  parts: [
    partOf({
      table: 'commendations.step',
      field: 'steps',
      of: 'commendation_id',
      order: ['version'],
    }),
  ],
  // Before the grant nobody has a receipt of being considered.
  persons: ({ fields }) => (fields.toldAt === null ? [] : [fields.personId as Id<'person'>]),
});

/** Records of their own: what the rules said of somebody, and who objected, is not in the receipt of the honour. */
export const examinationSource = tableSource({
  stream: 'commendation-examination',
  table: 'commendations.examination',
});
export const objectionSource = tableSource({
  stream: 'commendation-objection',
  table: 'commendations.objection',
  version: 'version',
});

export const quotaSource = tableSource({
  stream: 'commendation-quota',
  table: 'commendations.quota',
  version: 'version',
  places: ['region_path'],
  parts: [
    partOf({
      table: 'commendations.quota_version',
      field: 'versions',
      of: 'quota_id',
      order: ['version'],
    }),
  ],
});
