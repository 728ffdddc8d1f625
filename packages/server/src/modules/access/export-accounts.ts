// The accounts as they are searched, as an .xlsx: what the list says of each; no secret.
import type { Account, Role, RoleGrant } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { AccessContext } from './access.context.ts';
import { listAccounts } from './access.store.ts';
import { accountView } from './access.view.ts';

const STATES: Readonly<Record<Account['state'], string>> = {
  invited: '待设口令',
  active: '正常',
  locked: '已锁定',
  disabled: '已停用',
};
const ROLES: Readonly<Record<Role, string>> = {
  'safety-office': '安委办',
  'supervision-office': '督查室',
  'organisation-department': '组织部',
  'discipline-organ': '纪检监察机关',
  'discipline-worksheets': '纪检监察机关（在本系统办案）',
  leader: '领导干部',
  liaison: '联络员',
  'inspection-group': '考核巡查组成员',
  'report-desk': '群众举报受理人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
};

function grantWord(grant: RoleGrant): string {
  const over = grant.regionName ?? grant.committeeName ?? grant.personName;
  const { validFrom: from, validTo: to } = grant;
  const days = from === null || to === null ? '' : `（${from}至${to}）`;
  return `${ROLES[grant.role]}${over === null ? '' : ` ${over}`}${days}`;
}

const COLUMNS: readonly ListColumn<Account>[] = [
  { name: '用户名', width: 20, value: ({ loginName }) => loginName },
  { name: '显示名称', width: 24, value: ({ displayName }) => displayName },
  { name: '状态', width: 10, value: ({ state }) => STATES[state] },
  { name: '角色', width: 50, value: ({ grants }) => grants.map(grantWord).join('；') },
];

export function exportAccounts(
  { database, clock }: AccessContext,
  { search, by }: { readonly search: string | undefined; readonly by: string },
): Promise<StreamResponse> {
  return datedList({
    name: '账户与角色',
    today: clock.today(),
    by,
    said: leftOut({ search: { in: '用户名、显示名称', words: search } }),
    columns: COLUMNS,
    async read(last: Account | undefined, limit) {
      const page = { search, after: last?.loginName, limit };
      const rows = await database.read(SYSTEM_SCOPE, (db) => listAccounts(db, page));
      return rows.map((row) => accountView(row, clock.now()));
    },
  });
}
