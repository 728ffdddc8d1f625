// Every table and column once: Kysely's types are inferred from it, a test compares it with the schema.
import type { CivilDate, Id, Json } from '@jinze/kernel';
import type { ColumnType, Generated } from 'kysely';

/** `type`, or `type:brand` for ids; `?` may be null; `=` has a default or is generated. */
type ColumnSpec = string;

export const TABLES = {
  'platform.installation': {
    id: 'uuid',
    kind: 'text',
    created_at: 'timestamptz',
    only_one: 'bool=',
  },
  'platform.event': {
    id: 'uuid:event',
    stream: 'text',
    stream_id: 'uuid',
    version: 'int4',
    type: 'text',
    data: 'jsonb',
    account_id: 'uuid:account?',
    recorded_at: 'timestamptz',
  },
  'platform.idempotency_key': {
    account_id: 'uuid:account',
    key: 'text',
    route: 'text',
    request_hash: 'text',
    response: 'jsonb?',
    created_at: 'timestamptz',
  },
  'ledger.pending_leaf': {
    id: 'uuid',
    event_id: 'uuid:event',
    type: 'text',
    record: 'uuid',
    version: 'int4',
    organ_id: 'uuid:organ?',
    account_id: 'uuid:account?',
    recorded_at: 'timestamptz',
    fields: 'text',
  },
  'access.account': {
    id: 'uuid:account',
    login_name: 'text',
    display_name: 'text',
    person_id: 'uuid:person?',
    password_hash: 'text?',
    is_disabled: 'bool=',
    failed_sign_ins: 'int4=',
    locked_until: 'timestamptz?',
    version: 'int4=',
    created_at: 'timestamptz',
  },
  'access.role_grant': {
    id: 'uuid:role-grant',
    account_id: 'uuid:account',
    role: 'text',
    region_path: 'text?',
    level: 'text?',
    committee: 'text?',
    person_id: 'uuid:person?',
    granted_at: 'timestamptz',
    ended_at: 'timestamptz?',
  },
  'access.session': {
    id: 'uuid:session',
    token_hash: 'text',
    csrf_token: 'text',
    account_id: 'uuid:account',
    created_at: 'timestamptz',
    last_seen_at: 'timestamptz',
    expires_at: 'timestamptz',
    reauthenticated_until: 'timestamptz?',
    ended_at: 'timestamptz?',
    address: 'text',
    device: 'text',
  },
  'access.setup_link': {
    token_hash: 'text',
    purpose: 'text',
    account_id: 'uuid:account?',
    created_at: 'timestamptz',
    expires_at: 'timestamptz',
    used_at: 'timestamptz?',
  },
  'access.sign_in_failure': { id: 'uuid', address: 'text', at: 'timestamptz' },
  'access.audit_entry': {
    id: 'uuid:audit-entry',
    at: 'timestamptz',
    account_id: 'uuid:account?',
    actor_name: 'text',
    action: 'text',
    target: 'text',
    outcome: 'text',
  },
  'posts.region': { path: 'text', code: 'text', name: 'text', level: 'text', scope_key: 'text=' },
  'posts.organ': {
    id: 'uuid:organ',
    region_path: 'text',
    name: 'text',
    kind: 'text',
    level: 'text',
    scope_key: 'text=',
  },
  'posts.post': {
    id: 'uuid:post',
    organ_id: 'uuid:organ',
    title: 'text',
    class: 'text',
    managing_committee: 'text?',
    scope_key: 'text',
  },
  'posts.person': {
    id: 'uuid:person',
    name: 'text',
    created_at: 'timestamptz',
    id_tail: 'text?',
  },
  'posts.appointment': {
    id: 'uuid:appointment',
    record_id: 'uuid:appointment',
    version: 'int4=',
    manner: 'text=',
    document_no: 'text?',
    is_committee_member: 'bool?',
    liaison: 'text?',
    import_id: 'uuid:roster-import?',
    change_reason: 'text?',
    recorded_by: 'text?',
    person_id: 'uuid:person',
    post_id: 'uuid:post',
    valid_from: 'date',
    valid_to: 'date?',
    recorded_at: 'timestamptz',
    superseded_at: 'timestamptz?',
    scope_key: 'text',
    managing_committee: 'text?',
  },
  'posts.portfolio': {
    id: 'uuid:portfolio',
    record_id: 'uuid:portfolio',
    appointment_record_id: 'uuid:appointment',
    document_no: 'text?',
    import_id: 'uuid:roster-import?',
    change_reason: 'text?',
    recorded_by: 'text?',
    field: 'text',
    valid_from: 'date',
    valid_to: 'date?',
    recorded_at: 'timestamptz',
    superseded_at: 'timestamptz?',
    scope_key: 'text',
  },
  'posts.roster_import': {
    id: 'uuid:roster-import',
    digest: 'text',
    file_name: 'text',
    account_id: 'uuid:account',
    recorded_at: 'timestamptz',
    row_count: 'int4',
    added_count: 'int4',
    scope_key: 'text',
    ended_count: 'int4=',
    corrected_count: 'int4=',
    undone_at: 'timestamptz?',
    undone_by: 'text?',
    undo_reason: 'text?',
  },
  'instruments.local_instrument': {
    id: 'uuid:local-instrument',
    code: 'text',
    version: 'int4',
    region_path: 'text',
    region_name: 'text',
    scope_key: 'text',
    title: 'text',
    document_no: 'text',
    effective_from: 'date',
    effective_to: 'date?',
    requirements: 'jsonb',
    digest: 'text',
    file_name: 'text',
    account_id: 'uuid:account',
    imported_by: 'text',
    recorded_at: 'timestamptz',
    withdrawn_at: 'timestamptz?',
    withdrawn_by: 'text?',
    withdrawal_reason: 'text?',
  },
  'instruments.adoption': {
    id: 'uuid:adoption',
    version: 'int4',
    parameter: 'text',
    region_path: 'text',
    region_name: 'text',
    scope_key: 'text',
    adopted_on: 'date',
    document_no: 'text',
    account_id: 'uuid:account',
    adopted_by: 'text',
    recorded_at: 'timestamptz',
    withdrawn_at: 'timestamptz?',
    withdrawn_by: 'text?',
    withdrawal_reason: 'text?',
  },
  'duties.item_set': {
    digest: 'text',
    items: 'jsonb',
    item_count: 'int4',
    rules_version: 'text',
    created_at: 'timestamptz',
  },
  'duties.section': {
    id: 'uuid:section',
    version: 'int4',
    edition: 'int4=',
    year: 'int4',
    state: 'text',
    person_id: 'uuid:person',
    post_id: 'uuid:post',
    scope_key: 'text',
    region_path: 'text',
    region_name: 'text',
    level: 'text',
    person_name: 'text',
    post_title: 'text',
    post_class: 'text',
    organ_id: 'uuid:organ',
    organ_name: 'text',
    organ_kind: 'text',
    portfolios: 'text[]',
    holds_post_from: 'date',
    as_of: 'date',
    item_set: 'text',
    blocked_by: 'text?',
    drafted_at: 'timestamptz',
    approval_meeting: 'text?',
    approval_on: 'date?',
    approval_document_no: 'text?',
    issued_on: 'date?',
    issue_document_no: 'text?',
    issued_at: 'timestamptz?',
    acknowledged_at: 'timestamptz?',
    signer_name: 'text?',
    signer_post: 'text?',
    objected_at: 'timestamptz?',
    objection_reason: 'text?',
  },
} as const satisfies Record<string, Record<string, ColumnSpec>>;

interface Plain {
  text: string;
  'text[]': string[];
  uuid: string;
  int4: number;
  bool: boolean;
  date: CivilDate;
  timestamptz: Date;
}

type Base<S extends string> = S extends `uuid:${infer Thing}`
  ? Id<Thing>
  : S extends 'jsonb'
    ? ColumnType<Json, string, string>
    : S extends keyof Plain
      ? Plain[S]
      : never;

type Column<S extends string> = S extends `${infer Rest}?`
  ? Rest extends 'jsonb'
    ? ColumnType<Json | null, string | null, string | null>
    : Base<Rest> | null
  : S extends `${infer Rest}=`
    ? Generated<Base<Rest>>
    : Base<S>;

/** The database as Kysely sees it; JSON columns are written as text. */
export type Tables = {
  [T in keyof typeof TABLES]: {
    -readonly [C in keyof (typeof TABLES)[T]]: (typeof TABLES)[T][C] extends string
      ? Column<(typeof TABLES)[T][C]>
      : never;
  };
};
