// Telling people: in-app always, e-mail and group robots where chosen; in working hours, and never a leader unasked.
import { z } from 'zod';
import {
  cursorSchema,
  idSchema,
  instantSchema,
  pageOf,
  pageSizeSchema,
  regionPathSchema,
  shortText,
  versionSchema,
} from './common.ts';
import { get, post } from './route.ts';

/**
 * Every reason for telling somebody, and what its sentence names (shown in the system only; what goes out names nothing).
 * Whoever sends one fills these, `on` with a civil date. The words are in the page (`notices.kind`) and, for what
 * goes out, in the server's `notices.words.ts`.
 */
export const NOTICE_PARAMS = {
  /** An issued duty list of the leader one serves waits for its acknowledgement. */
  'list-to-sign': ['name', 'year', 'post'],
  /** A record made on behalf waits for the leader’s own confirmation. */
  'record-to-confirm': ['name', 'title'],
  /** To the recorder: the leader says that it was not so. */
  'record-objected': ['name', 'title'],
  /** To the recorder: the own office asks for a correction of form. */
  'record-returned': ['title'],
  'task-issued': ['title', 'on'],
  'task-due': ['title', 'on'],
  'task-overdue': ['title', 'on'],
  /** To the issuer: a reply waits for its verification. */
  'task-replied': ['title', 'name'],
  /** To who does it: the reply was not enough. */
  'task-returned': ['title'],
  'task-closed': ['title'],
  'extension-asked': ['title', 'on'],
  'extension-decided': ['title'],
  /** A rule has drafted an escalation; a named head sends it, or not. */
  'escalation-drafted': ['title'],
  'deployment-due': ['title', 'on'],
  'deployment-overdue': ['title', 'on'],
  /** To who is called: the notice of a talk, and each new day of it. */
  'talk-opened': ['title', 'on'],
  /** The written report after a talk is waited for until a day, or was. */
  'talk-due': ['title', 'on'],
  /** To the office that conducts it: a written report waits for its verification. */
  'talk-reported': ['title'],
  /** To who was called: it is closed, or withdrawn. */
  'talk-ended': ['title'],
  /** To who is named to read the chain of an accident, until a day. */
  'accident-named': ['title', 'on'],
  /** To the person: what is held against them, and by when they may answer. */
  'accountability-told': ['title', 'on'],
  /** To the department of the managing committee: a proposal waits for its decision. */
  'accountability-proposed': ['title'],
  /** To who handles the case. */
  'accountability-answered': ['title'],
  'accountability-decided': ['title'],
  /** To the department of the managing committee: a bar ends; nothing is restored by it. */
  'bar-ends': ['name', 'on'],
  /** Vetting: to the office that answers, or the discipline organ; then to the department that asked. */
  'vetting-asked': ['title'],
  'vetting-answered': ['title'],
  'vetting-revoked': ['title'],
  /** To the office: facts of an issued letter have changed. */
  'vetting-changed': ['title'],
  /** To the department that examines; nobody else learns of a nomination. */
  'commendation-nominated': ['title'],
  /** To the office that nominated: examined, or ended. */
  'commendation-answered': ['title'],
  /** To the department that grants, or the office: something of the publicity. */
  'commendation-public': ['title'],
  /** To the person, from the grant on. */
  'commendation-granted': ['title'],
  'commendation-revoked': ['title'],
  /** To a member of a group: the order, and until when they see the inspected region. */
  'inspection-named': ['title', 'on'],
  /** To the inspected side’s office: order, requests, feedback, answers, look-back. */
  'inspection-told': ['title'],
  /** To the inspecting office: what the inspected side says, submits or claims. */
  'inspection-answered': ['title'],
  'inspection-due': ['title', 'on'],
  /** To who is named in a finding that was delivered; until a day they may state what they have to say. */
  'inspection-person-told': ['title', 'on'],
  /** To the same: their statement is answered, or the finding taken back. */
  'inspection-person-answered': ['title'],
  /** To the office: a public notice waits for its approval by another account, or for its publication. */
  'publication-to-approve': ['title'],
  'publication-to-publish': ['title'],
  /** To the office: results of bodies have to be public by a day, or had to be; the title says whether it is known that they are not. */
  'publication-due': ['title', 'on'],
  'publication-overdue': ['title', 'on'],
  /** To the same: results of people, which are told and never published. */
  'result-telling-due': ['title', 'on'],
  'result-telling-overdue': ['title', 'on'],
  /** To a subject’s office: its self-assessment is open, to a day. */
  'assessment-self': ['title', 'on'],
  /** To who gives marks, to a day. */
  'assessment-scoring': ['title', 'on'],
  /** To each subject: its own result; it may object to a day. */
  'assessment-notified': ['title', 'on'],
  /** To the same: to which day cannot be told yet. */
  'assessment-notified-untold': ['title'],
  /** To the office that organises it: a fact is contested, or a result objected to. */
  'assessment-contested': ['title'],
  /** To the subject: what it contested or objected to is decided. */
  'assessment-answered': ['title'],
  /** To each subject: its result is final. */
  'assessment-final': ['title'],
  /** To the same: what follows from it, to a day. */
  'assessment-owed': ['title', 'on'],
  /** What follows from a result is not done by its day. */
  'assessment-overdue': ['title', 'on'],
  /** To the person, and the departments that manage them: a result, to be acknowledged. */
  'result-told': ['title'],
  'report-to-sign': ['name', 'year'],
  'report-returned': ['name', 'year'],
  'calendar-due': ['title', 'on'],
  /** To the report desk, or the discipline organ with the power: something was told, or added. */
  'public-report-received': ['title'],
  /** To the same: its day is past, or the task it became has ended. */
  'public-report-due': ['title'],
} as const satisfies Record<string, readonly string[]>;
export type NoticeKind = keyof typeof NOTICE_PARAMS;
export const NOTICE_KINDS = Object.keys(NOTICE_PARAMS) as [NoticeKind, ...NoticeKind[]];
/** Told in the system and nowhere else: that there is such a thing at all is not for a group or a mailbox. */
export const NOTICES_WITHIN: readonly NoticeKind[] = [
  'accident-named',
  'accountability-told',
  'accountability-answered',
  'accountability-proposed',
  'accountability-decided',
  'bar-ends',
  'commendation-nominated',
  'commendation-answered',
  'inspection-person-told',
  'inspection-person-answered',
  'assessment-notified',
  'assessment-notified-untold',
  'assessment-answered',
  'assessment-final',
  'assessment-owed',
  'result-told',
  'vetting-asked',
  'vetting-answered',
  'vetting-revoked',
  'vetting-changed',
  'public-report-received',
  'public-report-due',
];
export const noticeKindSchema = z.enum(NOTICE_KINDS);

export const noticeSchema = z.strictObject({
  id: idSchema<'notice'>(),
  kind: noticeKindSchema,
  /** An address within the page. */
  link: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: instantSchema,
});
export type Notice = z.infer<typeof noticeSchema>;

/** `each`: as they come, those of one moment together. `digest`: one message per working day, in the morning. */
export const CADENCES = ['none', 'each', 'digest'] as const;
export type Cadence = (typeof CADENCES)[number];

/** Minutes after midnight, Asia/Shanghai: within the working day of 9:00 to 17:30, at least half an hour. */
export const WORKING_MINUTES = { from: 9 * 60, to: 17 * 60 + 30 } as const;
const minute = z.number().int().min(WORKING_MINUTES.from).max(WORKING_MINUTES.to).multipleOf(30);
export const hoursSchema = z
  .strictObject({ from: minute, to: minute })
  .refine(({ from, to }) => from < to, '时段的开始须早于结束');
export type Hours = z.infer<typeof hoursSchema>;

const mailAddress = z.email('邮箱地址写得不对').max(200);

/** One rule: what holds if one chooses nothing, and one’s own choice. */
export const ruleChoiceSchema = z.strictObject({
  kind: noticeKindSchema,
  /** As the office of one’s region has set it. */
  isOnByDefault: z.boolean(),
  own: z.boolean().nullable(),
});

export const noticeSettingsSchema = z.strictObject({
  /** 0: nothing chosen yet. */
  version: z.number().int().min(0),
  /** Whether this installation has a mail server. */
  hasMailServer: z.boolean(),
  mail: z.strictObject({ address: z.string().nullable(), cadence: z.enum(CADENCES) }),
  /** Narrower than the working day, for what goes out; null: the working day. */
  hours: hoursSchema.nullable(),
  language: z.enum(['zh', 'en']),
  rules: z.array(ruleChoiceSchema),
  /** A leader is told outside the system only where they have chosen it. */
  isLeader: z.boolean(),
});
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>;

export const ROBOT_KINDS = ['dingtalk', 'wecom', 'generic'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** Why a message did not go out; never what the other side said. */
export const DELIVERY_PROBLEMS = [
  'not-configured',
  'unreachable',
  'too-slow',
  'refused',
  'not-allowed',
  'unknown',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** A group robot of a region. Its address and secret are kept and never shown again: the address holds a token. */
export const robotSchema = z.strictObject({
  id: idSchema<'robot'>(),
  version: versionSchema,
  kind: z.enum(ROBOT_KINDS),
  name: z.string(),
  host: z.string(),
  hasSecret: z.boolean(),
  isOn: z.boolean(),
  kinds: z.array(noticeKindSchema),
  changedAt: instantSchema,
  changedBy: z.string(),
});
export type Robot = z.infer<typeof robotSchema>;

/** `waiting`: tried, and tried again later. `failed`: given up. `unknown`: perhaps it went out; it is not sent again. */
export const deliverySchema = z.strictObject({
  id: idSchema<'delivery'>(),
  kind: noticeKindSchema,
  /** The account’s name for an e-mail, the robot’s for a group. */
  to: z.string(),
  channel: z.enum(['mail', 'robot']),
  state: z.enum(['waiting', 'failed', 'unknown']),
  problem: z.enum(DELIVERY_PROBLEMS),
  /** What the mail server or the robot’s server answered with. */
  status: z.number().int().nullable(),
  attempts: z.number().int(),
  at: instantSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;

export const regionNoticesSchema = z.strictObject({
  region: z.strictObject({ name: z.string(), path: regionPathSchema }),
  version: z.number().int().min(0),
  /** Kinds that nobody of the region is told of, unless they choose it themselves. */
  off: z.array(noticeKindSchema),
  robots: z.array(robotSchema).max(20),
  /** The newest that did not go out, of the last thirty days. */
  problems: z.array(deliverySchema).max(100),
  hasMailServer: z.boolean(),
  hasPublicAddress: z.boolean(),
});
export type RegionNotices = z.infer<typeof regionNoticesSchema>;

const kindsSchema = z.array(noticeKindSchema).max(NOTICE_KINDS.length);
const robotInput = z.strictObject({
  kind: z.enum(ROBOT_KINDS),
  name: shortText,
  url: z.url({ protocol: /^https?$/, error: '须是 http:// 或 https:// 开头的网址' }).max(500),
  secret: z.string().trim().min(1).max(200).nullable(),
  kinds: kindsSchema,
});
const robotParams = z.strictObject({ robotId: idSchema<'robot'>() });
/** What became of a message that was sent to try the way. */
const tried = z.strictObject({
  isSent: z.boolean(),
  problem: z.enum(DELIVERY_PROBLEMS).nullable(),
  status: z.number().int().nullable(),
});

export const noticesRoutes = {
  mine: get({
    id: 'notices.mine',
    path: '/api/notices/mine',
    summary: 'My unread notices',
    access: 'session',
    response: z.strictObject({ items: z.array(noticeSchema).max(100) }),
  }),
  read: post({
    id: 'notices.read',
    path: '/api/notices/read',
    summary: 'I have read these notices',
    access: 'session',
    body: z.strictObject({ notices: z.array(idSchema<'notice'>()).min(1).max(100) }),
    response: z.strictObject({ read: z.number().int() }),
  }),
  inbox: get({
    id: 'notices.inbox',
    path: '/api/notices',
    summary: 'My notices, newest first: unread ones or all, of one kind or of every kind',
    access: 'session',
    query: z.strictObject({
      state: z.enum(['unread', 'all']).default('unread'),
      kind: noticeKindSchema.optional(),
      after: cursorSchema.optional(),
      limit: pageSizeSchema,
    }),
    response: pageOf(noticeSchema.extend({ readAt: instantSchema.nullable() })).extend({
      unread: z.number().int(),
      /** Kinds there are notices of, with how many are unread. */
      kinds: z.array(z.strictObject({ kind: noticeKindSchema, unread: z.number().int() })),
    }),
  }),
  readAll: post({
    id: 'notices.read-all',
    path: '/api/notices/read-all',
    summary: 'I have read everything up to a moment, of one kind or of every kind',
    access: 'session',
    body: z.strictObject({ upTo: instantSchema, kind: noticeKindSchema.nullable() }),
    response: z.strictObject({ read: z.number().int() }),
  }),
  settings: get({
    id: 'notices.settings',
    path: '/api/notices/settings',
    summary: 'How I am told, and of what',
    access: 'session',
    response: noticeSettingsSchema,
  }),
  changeSettings: post({
    id: 'notices.change-settings',
    path: '/api/notices/settings',
    summary: 'Choose how I am told, and of what',
    access: 'session',
    body: z.strictObject({
      version: z.number().int().min(0),
      mail: z.strictObject({ address: mailAddress.nullable(), cadence: z.enum(CADENCES) }),
      hours: hoursSchema.nullable(),
      language: z.enum(['zh', 'en']),
      /** Kinds one has chosen oneself; the others follow the office’s default. */
      rules: z
        .array(z.strictObject({ kind: noticeKindSchema, isOn: z.boolean() }))
        .max(NOTICE_KINDS.length),
    }),
    response: noticeSettingsSchema,
  }),
  tryMail: post({
    id: 'notices.try-mail',
    path: '/api/notices/settings/try',
    summary: 'Send a message to my own address, to try it',
    access: 'session',
    response: tried,
  }),
  region: get({
    id: 'notices.region',
    path: '/api/notices/region',
    summary:
      'What people of a region are told of by default, its group robots, and what did not go out',
    access: 'session',
    query: z.strictObject({ region: regionPathSchema }),
    response: regionNoticesSchema,
  }),
  changeRegion: post({
    id: 'notices.change-region',
    path: '/api/notices/region',
    summary: 'Choose what people of the region are told of by default',
    access: 'session',
    body: z.strictObject({
      region: regionPathSchema,
      version: z.number().int().min(0),
      off: kindsSchema,
    }),
    response: regionNoticesSchema,
  }),
  addRobot: post({
    id: 'notices.add-robot',
    path: '/api/notices/robots',
    summary: 'Add a group robot of the region',
    access: 'session',
    body: robotInput.extend({ region: regionPathSchema }),
    response: robotSchema,
  }),
  changeRobot: post({
    id: 'notices.change-robot',
    path: '/api/notices/robots/:robotId',
    summary: 'Change a group robot; an address or a secret that is left out stays',
    access: 'session',
    params: robotParams,
    body: robotInput.omit({ url: true, secret: true, kind: true }).extend({
      version: versionSchema,
      isOn: z.boolean(),
      url: robotInput.shape.url.optional(),
      /** Null: it has none any more. */
      secret: robotInput.shape.secret.optional(),
    }),
    response: robotSchema,
  }),
  removeRobot: post({
    id: 'notices.remove-robot',
    path: '/api/notices/robots/:robotId/remove',
    summary: 'Remove a group robot; its address and secret are erased',
    access: 'session',
    params: robotParams,
    body: z.strictObject({ version: versionSchema }),
    response: z.strictObject({ removed: z.literal(true) }),
  }),
  tryRobot: post({
    id: 'notices.try-robot',
    path: '/api/notices/robots/:robotId/try',
    summary: 'Have the robot say one sentence in its group, to try it',
    access: 'session',
    params: robotParams,
    response: tried,
  }),
};
