// Who may: accounts, sessions, role grants, the audit trail (三员分立).
import { LEVELS } from '@jinze/kernel';
import { z } from 'zod';
import {
  civilDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
} from './common.ts';
import { get, post } from './route.ts';

export const ROLES = [
  'safety-office',
  'supervision-office',
  'organisation-department',
  /** 纪检监察机关: asks for sealed evidence and returns decisions in force; works on cases on its own network. */
  'discipline-organ',
  /** The same where it does work on cases here: given explicitly, and nobody has it by default. */
  'discipline-worksheets',
  'leader',
  'liaison',
  /** 考核巡查组成员: over the region an order names and for its days; given and ended by the order. */
  'inspection-group',
  /** 群众举报受理人员: the only one of an office who may read who told. */
  'report-desk',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** A role held over a region range at a level, for a managing committee, or for one person. */
export const roleGrantSchema = z.strictObject({
  id: idSchema<'role-grant'>(),
  role: roleSchema,
  regionPath: regionPathSchema.nullable(),
  regionName: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  /** The region whose party committee the role serves (干部管理权限). */
  committeePath: regionPathSchema.nullable(),
  committeeName: z.string().nullable(),
  personId: idSchema<'person'>().nullable(),
  personName: z.string().nullable(),
  /** Its first and last day, of a grant that is for a time. */
  validFrom: civilDateSchema.nullable(),
  validTo: civilDateSchema.nullable(),
});
export type RoleGrant = z.infer<typeof roleGrantSchema>;

export const sessionViewSchema = z.strictObject({
  account: z.strictObject({
    id: idSchema<'account'>(),
    displayName: z.string(),
    /** Whose account it is, of leaders; an account is not a person. */
    personId: idSchema<'person'>().nullable(),
  }),
  grants: z.array(roleGrantSchema),
  /** What the menu may show: the actions some grant allows. */
  actions: z.array(z.string()),
  csrfToken: z.string(),
  kind: z.enum(['demo', 'real']),
  reauthenticatedUntil: instantSchema.nullable(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const signInFormSchema = z.strictObject({
  kind: z.enum(['demo', 'real']),
  /** Demo only: the people one may be; empty in a real installation. */
  people: z.array(
    z.strictObject({
      accountId: idSchema<'account'>(),
      displayName: z.string(),
      role: roleSchema,
      title: z.string(),
      regionName: z.string(),
    }),
  ),
});

export const passwordSchema = z
  .string()
  .min(12, '口令至少 12 个字符')
  .max(128, '口令不超过 128 个字符');

export const accountSchema = z.strictObject({
  id: idSchema<'account'>(),
  loginName: z.string(),
  displayName: z.string(),
  personId: idSchema<'person'>().nullable(),
  state: z.enum(['invited', 'active', 'locked', 'disabled']),
  grants: z.array(roleGrantSchema),
  version: z.number().int(),
});
export type Account = z.infer<typeof accountSchema>;

export const sessionEntrySchema = z.strictObject({
  id: idSchema<'session'>(),
  accountId: idSchema<'account'>(),
  displayName: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  address: z.string(),
  device: z.string(),
  isCurrent: z.boolean(),
});

export const auditEntrySchema = z.strictObject({
  id: idSchema<'audit-entry'>(),
  at: instantSchema,
  actorName: z.string(),
  action: z.string(),
  target: z.string(),
  outcome: z.enum(['done', 'refused']),
});

/** A person an account may be made for: the name alone does not tell two people apart. */
export const personChoiceSchema = z.strictObject({
  personId: idSchema<'person'>(),
  name: z.string(),
  title: z.string(),
  regionName: z.string(),
});

const done = z.strictObject({ done: z.literal(true) });
const setupLink = z.strictObject({
  account: accountSchema,
  /** Shown once; the person opens it and chooses a password. */
  setupPath: z.string(),
  expiresAt: instantSchema,
});
const accountId = z.strictObject({ accountId: idSchema<'account'>() });

const accountFilter = { search: z.string().max(60).optional() };

export const accessRoutes = {
  signInForm: get({
    id: 'access.sign-in-form',
    path: '/api/access/sign-in',
    summary: 'How one signs in here',
    access: 'public',
    response: signInFormSchema,
  }),
  signIn: post({
    id: 'access.sign-in',
    path: '/api/access/sign-in',
    summary: 'Sign in with name and password; in the demo by choosing an account',
    access: 'public',
    body: z.union([
      z.strictObject({ accountId: idSchema<'account'>() }),
      z.strictObject({
        loginName: shortText,
        password: z.string().min(1).max(128),
      }),
    ]),
    response: sessionViewSchema,
  }),
  session: get({
    id: 'access.session',
    path: '/api/access/session',
    summary: 'Who I am and what I may do',
    access: 'session',
    response: sessionViewSchema,
  }),
  signOut: post({
    id: 'access.sign-out',
    path: '/api/access/sign-out',
    summary: 'End this session',
    access: 'session',
    response: done,
  }),
  reauthenticate: post({
    id: 'access.reauthenticate',
    path: '/api/access/reauthenticate',
    summary: 'Show again that it is you, before a signing act; in the demo by typing your own name',
    access: 'session',
    body: z.strictObject({ proof: z.string().min(1).max(128) }),
    response: z.strictObject({ reauthenticatedUntil: instantSchema }),
  }),
  setupForm: get({
    id: 'access.setup-form',
    path: '/api/access/setup/:token',
    summary: 'Whose link this is',
    access: 'public',
    params: z.strictObject({ token: z.string().min(20).max(100) }),
    response: z.strictObject({
      purpose: z.enum(['bootstrap', 'invitation']),
      displayName: z.string().nullable(),
      loginName: z.string().nullable(),
    }),
  }),
  bootstrap: post({
    id: 'access.bootstrap',
    path: '/api/access/bootstrap',
    summary: 'First start of a real installation: create the three administrators, once',
    access: 'public',
    body: z.strictObject({
      token: z.string().min(20).max(100),
      administrators: z.strictObject({
        system: z.strictObject({
          loginName: shortText,
          displayName: shortText,
          password: passwordSchema,
        }),
        security: z.strictObject({
          loginName: shortText,
          displayName: shortText,
          password: passwordSchema,
        }),
        audit: z.strictObject({
          loginName: shortText,
          displayName: shortText,
          password: passwordSchema,
        }),
      }),
    }),
    response: done,
  }),
  acceptInvitation: post({
    id: 'access.accept-invitation',
    path: '/api/access/accept-invitation',
    summary: 'Choose a password with a one-time link',
    access: 'public',
    body: z.strictObject({ token: z.string().min(20).max(100), password: passwordSchema }),
    response: done,
  }),
  accounts: get({
    id: 'access.accounts',
    path: '/api/access/accounts',
    summary: 'Accounts',
    access: 'session',
    query: z.strictObject({
      ...accountFilter,
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(accountSchema),
  }),
  exportAccounts: get({
    id: 'access.export-accounts',
    path: '/api/access/accounts.xlsx',
    summary: 'The list of accounts as it is searched; no secret',
    access: 'session',
    query: z.strictObject(accountFilter),
    response: z.unknown(),
    form: 'download',
  }),
  createAccount: post({
    id: 'access.create-account',
    path: '/api/access/accounts',
    summary:
      'Create an account (system administrator); it may do nothing until the security administrator grants a role',
    access: 'session',
    body: z.strictObject({
      loginName: shortText,
      displayName: shortText,
      personId: idSchema<'person'>().optional(),
    }),
    response: setupLink,
  }),
  disableAccount: post({
    id: 'access.disable-account',
    path: '/api/access/accounts/:accountId/disable',
    summary: 'Disable an account and end its sessions; records are untouched',
    access: 'session',
    params: accountId,
    body: z.strictObject({ version: z.number().int() }),
    response: accountSchema,
  }),
  renewInvitation: post({
    id: 'access.renew-invitation',
    path: '/api/access/accounts/:accountId/invite',
    summary: 'A new one-time link, for a forgotten password or an expired invitation',
    access: 'session',
    params: accountId,
    body: z.strictObject({ version: z.number().int() }),
    response: setupLink,
  }),
  grantRole: post({
    id: 'access.grant-role',
    path: '/api/access/accounts/:accountId/grants',
    summary: 'Grant a role with its scope (security administrator)',
    access: 'session',
    params: accountId,
    body: z.strictObject({
      role: roleSchema,
      /** The range, or for an organisation department the region of its committee. */
      regionPath: regionPathSchema.optional(),
      personId: idSchema<'person'>().optional(),
    }),
    response: accountSchema,
  }),
  endGrant: post({
    id: 'access.end-grant',
    path: '/api/access/accounts/:accountId/grants/:grantId/end',
    summary: 'Take a role back',
    access: 'session',
    params: z.strictObject({ accountId: idSchema<'account'>(), grantId: idSchema<'role-grant'>() }),
    response: accountSchema,
  }),
  people: get({
    id: 'access.people',
    path: '/api/access/people',
    summary: 'People in posts, by name, to make an account for or to name whom a liaison serves',
    access: 'session',
    query: z.strictObject({ search: z.string().trim().min(1).max(60) }),
    response: z.strictObject({ items: z.array(personChoiceSchema).max(20) }),
  }),
  sessions: get({
    id: 'access.sessions',
    path: '/api/access/sessions',
    summary: 'Open sessions: one’s own, and for the security administrator everybody’s',
    access: 'session',
    query: z.strictObject({ after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(sessionEntrySchema),
  }),
  endSession: post({
    id: 'access.end-session',
    path: '/api/access/sessions/:sessionId/end',
    summary: 'End a session',
    access: 'session',
    params: z.strictObject({ sessionId: idSchema<'session'>() }),
    response: done,
  }),
  audit: get({
    id: 'access.audit',
    path: '/api/access/audit',
    summary: 'The audit trail (audit administrator)',
    access: 'session',
    query: z.strictObject({ after: cursorSchema.optional(), limit: pageSizeSchema }),
    response: pageOf(auditEntrySchema),
  }),
  exportAudit: get({
    id: 'access.export-audit',
    path: '/api/access/audit.xlsx',
    summary: 'The whole audit trail (audit administrator)',
    access: 'session',
    response: z.unknown(),
    form: 'download',
  }),
};
