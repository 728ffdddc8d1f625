// How accounts, roles and the audit trail read back from their tables what their changes said.
import { tableSource } from '../../platform/table-source.ts';

export const accountSource = tableSource({
  stream: 'account',
  table: 'access.account',
  version: 'version',
  exempt: {
    password_hash: 'a secret: nothing of it goes where it cannot be taken back',
    failed_sign_ins: 'a counter of signing in, no state of the account',
    locked_until: 'follows from the counter of signing in',
  },
});

export const grantSource = tableSource({
  stream: 'role-grant',
  table: 'access.role_grant',
  places: ['region_path', 'committee'],
});

/** Written with its leaf by the unit of work. */
export const auditSource = tableSource({ stream: 'audit-entry', table: 'access.audit_entry' });
