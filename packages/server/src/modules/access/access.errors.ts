// How the access module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const accessErrors = {
  'access.sign-in-required': {
    status: 401,
    zh: '请先登录；长时间不操作会自动退出。',
    en: 'Please sign in; idle sessions end by themselves.',
  },
  'access.sign-in-failed': { status: 401, zh: '用户名或口令不对。', en: 'Wrong name or password.' },
  'access.account-locked': {
    status: 429,
    zh: '连续输错口令，账户已锁定 15 分钟；也可请安全管理员处理。',
    en: 'Too many wrong passwords: the account is locked for 15 minutes.',
  },
  'access.address-locked': {
    status: 429,
    zh: '本机登录失败次数过多，请 15 分钟后再试。',
    en: 'Too many failures from this address; try again in 15 minutes.',
  },
  'access.not-allowed': {
    status: 403,
    zh: '您的角色没有这项权限；如确需办理，请联系安全管理员。',
    en: 'Your role does not allow this; ask the security administrator.',
  },
  'access.reauthentication-required': {
    status: 403,
    zh: '签署前请再次确认是您本人。',
    en: 'Show again that it is you before signing.',
  },
  'access.reauthentication-failed': {
    status: 403,
    zh: '没有通过本人确认，请重新输入。',
    en: 'That did not show it is you; try again.',
  },
  'access.demo-only': {
    status: 403,
    zh: '只有演示系统可以选人登录。',
    en: 'Only a demo signs in by choosing a person.',
  },
  'access.not-in-demo': {
    status: 403,
    zh: '演示系统没有口令，请选择人员登录。',
    en: 'A demo has no passwords; choose a person.',
  },
  'access.setup-link-invalid': {
    status: 410,
    zh: '链接已用过或已过期，请向系统管理员索取新的链接。',
    en: 'This link was used or has expired; ask the system administrator for a new one.',
  },
  'access.login-name-taken': {
    status: 409,
    zh: '用户名已被使用，请换一个。',
    en: 'This sign-in name is taken; choose another.',
  },
  'access.administrators-must-differ': {
    status: 400,
    zh: '三名管理员须是三个不同的用户名，口令也不得相同。',
    en: 'The three administrators need three different names and passwords.',
  },
  'access.roles-separated': {
    status: 409,
    zh: '三员分立：管理员不能兼任其他管理员或业务角色。',
    en: 'Administrators hold no other administrator or business role.',
  },
  'access.scope-missing': {
    status: 400,
    zh: '这个角色须指定管理范围（地区）或所服务的领导。',
    en: 'This role needs a region, or the leader served.',
  },
  'access.given-by-order': {
    status: 400,
    zh: '考核巡查组成员由巡查通知或者考核方案授权，到期自动收回，不在这里授予。',
    en: 'Members of a group get the role from the order, for its days; it is not granted here.',
  },
  'access.person-missing': {
    status: 400,
    zh: '领导角色只能授给已关联本人的账户，请先由系统管理员关联人员。',
    en: 'The leader role needs an account that belongs to a person.',
  },
  'access.last-administrator': {
    status: 409,
    zh: '这是最后一名该类管理员，不能停用或收回，请先授予他人。',
    en: 'The last administrator of a kind cannot be removed.',
  },
} as const satisfies ErrorTable;

export const accessConstraints: Readonly<Record<string, string>> = {
  account_login_name: 'access.login-name-taken',
  role_grant_separation: 'access.roles-separated',
  role_grant_one_administrator: 'access.roles-separated',
  role_grant_ordered: 'access.given-by-order',
};
