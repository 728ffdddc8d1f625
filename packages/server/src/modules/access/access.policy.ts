// Who may do what where: the grant table behind can(), the scope of every query and the menu.
import type { Role } from '@jinze/contracts';
import { LEVELS, type Level } from '@jinze/kernel';
import {
  covers,
  type Scope,
  type ScopedResource,
  scopeKeysUnder,
} from '../../platform/database/scope.ts';
import type { Caller, Grant } from '../../platform/http/caller.ts';

/**
 * How far a role's grant carries for one action.
 * `range`: every body in the region range. `own-bodies`: bodies of the grant's own level, and for a
 * county the townships, which need no office of their own. `committee`: posts that the grant's committee
 * manages, wherever they are (干部管理权限). `self`: the caller's own person.
 * `served`: the person a liaison serves. `installation`: no business rows at all.
 * `everywhere`: names only (regions, people in posts), never content.
 */
export type Reach =
  | 'range'
  | 'own-bodies'
  | 'committee'
  | 'self'
  | 'served'
  | 'installation'
  | 'everywhere';

/** Actions are route ids. What is not listed is not allowed. */
export const GRANT_TABLE: Readonly<Record<Role, Readonly<Record<string, Reach>>>> = {
  'safety-office': {
    'instruments.holders': 'range',
    'instruments.template': 'installation',
    'instruments.check': 'own-bodies',
    'instruments.import': 'own-bodies',
    'instruments.withdraw': 'own-bodies',
    'instruments.adopt': 'own-bodies',
    'instruments.withdraw-adoption': 'own-bodies',
    'posts.regions': 'range',
    'posts.roster': 'range',
    'posts.answering': 'range',
    'posts.fields': 'range',
    'posts.matrix': 'range',
    'posts.post': 'range',
    'posts.person': 'range',
    'posts.region-tree': 'range',
    'posts.region': 'range',
    'posts.organ': 'range',
    'posts.region-establish': 'range',
    'posts.region-rename': 'range',
    'posts.region-move': 'range',
    'posts.region-merge': 'range',
    'posts.region-abolish': 'range',
    'posts.people': 'range',
    'posts.rename-organ': 'own-bodies',
    'posts.retitle-post': 'own-bodies',
    'posts.rename-person': 'own-bodies',
    'posts.appoint': 'own-bodies',
    'posts.withdraw': 'own-bodies',
    'posts.leave': 'own-bodies',
    'posts.correct': 'own-bodies',
    'posts.portfolios': 'own-bodies',
    'posts.roster-template': 'installation',
    'posts.check-roster': 'range',
    'posts.import-roster': 'range',
    'posts.export-roster': 'range',
    'posts.roster-imports': 'range',
    'posts.undo-import': 'range',
    'deployments.list': 'range',
    'deployments.export': 'range',
    'deployments.deployment': 'own-bodies',
    'deployments.record': 'own-bodies',
    'deployments.correct': 'own-bodies',
    'deployments.withdraw': 'own-bodies',
    'deployments.add-step': 'own-bodies',
    'deployments.correct-step': 'own-bodies',
    'deployments.withdraw-step': 'own-bodies',
    'deployments.template': 'installation',
    'deployments.check': 'own-bodies',
    'deployments.import': 'own-bodies',
    'deployments.imports': 'own-bodies',
    'deployments.withdraw-import': 'own-bodies',
    'handovers.list': 'range',
    'handovers.handover': 'own-bodies',
    'handovers.briefing': 'own-bodies',
    'handovers.paper': 'own-bodies',
    'handovers.supervise': 'own-bodies',
    'performance.record': 'own-bodies',
    'performance.attachments': 'own-bodies',
    'performance.begin-attachment': 'own-bodies',
    'performance.attachment-part': 'own-bodies',
    'performance.finish-attachment': 'own-bodies',
    'performance.remove-attachment': 'own-bodies',
    'performance.read-attachment': 'own-bodies',
    'performance.records-template': 'installation',
    'performance.check-records': 'own-bodies',
    'performance.import-records': 'own-bodies',
    'performance.record-imports': 'own-bodies',
    'performance.withdraw-import': 'own-bodies',
    'performance.record-attachments': 'own-bodies',
    'performance.attach': 'own-bodies',
    'performance.batch': 'own-bodies',
    'performance.propose': 'own-bodies',
    'performance.list': 'own-bodies',
    'performance.export': 'own-bodies',
    'performance.duty-record': 'own-bodies',
    'performance.correct': 'own-bodies',
    'performance.withdraw': 'own-bodies',
    'performance.check-form': 'own-bodies',
    // What there is of somebody is seen; what it says is opened, with a reason (调阅).
    'performance.person-records': 'range',
    'performance.open': 'range',
    'duties.progress': 'range',
    'duties.sections': 'range',
    'duties.without': 'range',
    'duties.section': 'own-bodies',
    'duties.person-list': 'own-bodies',
    'duties.why': 'own-bodies',
    'duties.draft': 'own-bodies',
    'duties.approve': 'own-bodies',
    'duties.issue': 'own-bodies',
    'duties.revise': 'own-bodies',
    'duties.paper': 'own-bodies',
    'duties.scan': 'own-bodies',
    'duties.read-scan': 'own-bodies',
    'duties.difference': 'own-bodies',
    'duties.changes': 'own-bodies',
    'duties.item': 'own-bodies',
    'duties.public-list': 'own-bodies',
    'duties.export': 'own-bodies',
    'duties.remind': 'own-bodies',
    'duties.undefined-posts': 'own-bodies',
    'duties.documents': 'own-bodies',
    'duties.lay-down': 'own-bodies',
    'duties.withdraw-document': 'own-bodies',
    'duties.priorities': 'own-bodies',
    'duties.add-priority': 'own-bodies',
    'duties.change-priority': 'own-bodies',
    'duties.drop-priority': 'own-bodies',
    'supervision.list': 'range',
    'supervision.export': 'range',
    'supervision.task': 'own-bodies',
    'supervision.check': 'own-bodies',
    'supervision.check-held': 'own-bodies',
    'supervision.draft': 'own-bodies',
    'supervision.split': 'own-bodies',
    'supervision.change': 'own-bodies',
    'supervision.approve': 'own-bodies',
    'supervision.issue': 'own-bodies',
    'supervision.accept': 'own-bodies',
    'supervision.progress': 'own-bodies',
    'supervision.ask-extension': 'own-bodies',
    'supervision.decide-extension': 'own-bodies',
    'supervision.reply': 'own-bodies',
    'supervision.return': 'own-bodies',
    'supervision.close': 'own-bodies',
    'supervision.withdraw': 'own-bodies',
    'supervision.escalate': 'own-bodies',
    'supervision.township-list': 'own-bodies',
    'supervision.keep-township-list': 'own-bodies',
    // Accidents go upward by law (国务院令第493号, art. 10, 11): a superior reads them whole.
    'accidents.list': 'range',
    'accidents.export': 'range',
    'accidents.accident': 'range',
    'accidents.record': 'own-bodies',
    'accidents.correct': 'own-bodies',
    'accidents.withdraw': 'own-bodies',
    'talks.list': 'range',
    'talks.export': 'range',
    'talks.proposals': 'range',
    'talks.talk': 'own-bodies',
    'talks.propose': 'own-bodies',
    'talks.change': 'own-bodies',
    'talks.approve': 'own-bodies',
    'talks.notify': 'own-bodies',
    'talks.hold': 'own-bodies',
    'talks.report': 'own-bodies',
    'talks.verify': 'own-bodies',
    'talks.withdraw': 'own-bodies',
    'performance.fulfilment': 'own-bodies',
    'performance.fulfilment-why': 'own-bodies',
    'performance.reports': 'own-bodies',
    'performance.report': 'own-bodies',
    'performance.coverage': 'range',
    'performance.signs': 'range',
    'performance.coverage-people': 'range',
    'performance.export-coverage': 'range',
    'performance.lay-down-late-rule': 'own-bodies',
    'performance.withdraw-late-rule': 'own-bodies',
    'notices.region': 'own-bodies',
    'notices.change-region': 'own-bodies',
    'notices.add-robot': 'own-bodies',
    'notices.change-robot': 'own-bodies',
    'notices.remove-robot': 'own-bodies',
    'notices.try-robot': 'own-bodies',
    'calendar.year': 'range',
    'calendar.entry': 'range',
    'calendar.export': 'range',
    'calendar.due': 'own-bodies',
    'calendar.propose': 'own-bodies',
    'calendar.take-over': 'own-bodies',
    'calendar.add': 'own-bodies',
    'calendar.change': 'own-bodies',
    'calendar.remove': 'own-bodies',
    'ledger.status': 'installation',
    'ledger.record': 'own-bodies',
    'ledger.receipt': 'own-bodies',
    'ledger.receipts': 'own-bodies',
    'ledger.package': 'own-bodies',
    'ledger.restrictions': 'own-bodies',
    'ledger.restrict': 'own-bodies',
    'ledger.decide-restriction': 'own-bodies',
    'ledger.handouts': 'own-bodies',
    'ledger.hand-out': 'own-bodies',
    'ledger.decide-handout': 'own-bodies',
    'ledger.make-package': 'own-bodies',
    'ledger.handed-over': 'own-bodies',
  },
  // 督查室: issues and closes tasks of its region; for whom, it finds in the roster.
  'supervision-office': {
    'posts.regions': 'range',
    'posts.region': 'range',
    'posts.region-tree': 'range',
    'posts.organ': 'range',
    'posts.post': 'range',
    'posts.roster': 'range',
    'supervision.list': 'range',
    'supervision.export': 'range',
    'supervision.task': 'own-bodies',
    'supervision.check': 'own-bodies',
    'supervision.check-held': 'own-bodies',
    'supervision.draft': 'own-bodies',
    'supervision.split': 'own-bodies',
    'supervision.change': 'own-bodies',
    'supervision.approve': 'own-bodies',
    'supervision.issue': 'own-bodies',
    'supervision.decide-extension': 'own-bodies',
    'supervision.return': 'own-bodies',
    'supervision.close': 'own-bodies',
    'supervision.withdraw': 'own-bodies',
    'supervision.escalate': 'own-bodies',
    'supervision.township-list': 'own-bodies',
  },
  // Follows the managing committee, not the region: a county does not vet its own head.
  'organisation-department': {
    'instruments.holders': 'committee',
    'posts.roster': 'committee',
    'posts.post': 'committee',
    'posts.organ': 'committee',
    'posts.person': 'committee',
  },
  leader: {
    'posts.person': 'self',
    'deployments.mine': 'self',
    'deployments.export-mine': 'self',
    'deployments.deployment': 'self',
    'deployments.add-step': 'self',
    'deployments.correct-step': 'self',
    'deployments.withdraw-step': 'self',
    'handovers.mine': 'self',
    'handovers.handover': 'self',
    'handovers.briefing': 'self',
    'handovers.sign': 'self',
    'performance.record': 'self',
    'performance.attachments': 'self',
    'performance.begin-attachment': 'self',
    'performance.attachment-part': 'self',
    'performance.finish-attachment': 'self',
    'performance.remove-attachment': 'self',
    'performance.read-attachment': 'self',
    'performance.records-template': 'installation',
    'performance.check-records': 'self',
    'performance.import-records': 'self',
    'performance.record-imports': 'self',
    'performance.withdraw-import': 'self',
    'performance.record-attachments': 'self',
    'performance.attach': 'self',
    'performance.propose': 'self',
    'performance.mine': 'self',
    'performance.to-confirm': 'self',
    'performance.duty-record': 'self',
    'performance.person-records': 'self',
    'performance.correct': 'self',
    'performance.withdraw': 'self',
    'performance.confirm': 'self',
    'performance.object': 'self',
    'performance.my-reports': 'self',
    'performance.report': 'self',
    'performance.draft-report': 'self',
    'performance.refresh-report': 'self',
    'performance.save-report': 'self',
    'performance.sign-report': 'self',
    'performance.reopen-report': 'self',
    'performance.my-fulfilment': 'self',
    'performance.fulfilment': 'self',
    'performance.fulfilment-why': 'self',
    'performance.allow-readiness': 'self',
    'performance.end-readiness': 'self',
    'duties.mine': 'self',
    'duties.section': 'self',
    'duties.person-list': 'self',
    'duties.why': 'self',
    'calendar.due': 'self',
    'calendar.entry': 'self',
    'duties.acknowledge': 'self',
    'duties.object': 'self',
    'duties.difference': 'self',
    'duties.read-scan': 'self',
    'ledger.record': 'self',
    'ledger.receipt': 'self',
    'ledger.receipts': 'self',
    'ledger.package': 'self',
    'talks.mine': 'self',
    'talks.talk': 'self',
    'talks.report': 'self',
    'supervision.mine': 'self',
    'supervision.task': 'self',
    'supervision.accept': 'self',
    'supervision.progress': 'self',
    'supervision.ask-extension': 'self',
    'supervision.reply': 'self',
  },
  // A liaison reads and prepares; signing for another is not allowed (DESIGN §3, 10).
  liaison: {
    'calendar.due': 'served',
    'calendar.entry': 'served',
    'deployments.mine': 'served',
    'deployments.export-mine': 'served',
    'deployments.deployment': 'served',
    'deployments.add-step': 'served',
    'deployments.correct-step': 'served',
    'deployments.withdraw-step': 'served',
    'handovers.mine': 'served',
    'handovers.handover': 'served',
    'handovers.briefing': 'served',
    'performance.record': 'served',
    'performance.attachments': 'served',
    'performance.begin-attachment': 'served',
    'performance.attachment-part': 'served',
    'performance.finish-attachment': 'served',
    'performance.remove-attachment': 'served',
    'performance.read-attachment': 'served',
    'performance.records-template': 'installation',
    'performance.check-records': 'served',
    'performance.import-records': 'served',
    'performance.record-imports': 'served',
    'performance.withdraw-import': 'served',
    'performance.record-attachments': 'served',
    'performance.attach': 'served',
    'performance.propose': 'served',
    'performance.mine': 'served',
    'performance.to-confirm': 'served',
    'performance.duty-record': 'served',
    'performance.person-records': 'served',
    'performance.correct': 'served',
    'performance.withdraw': 'served',
    'performance.my-reports': 'served',
    'performance.report': 'served',
    'performance.draft-report': 'served',
    'performance.refresh-report': 'served',
    'performance.save-report': 'served',
    'performance.my-fulfilment': 'served',
    'performance.fulfilment': 'served',
    'performance.fulfilment-why': 'served',
    'duties.mine': 'served',
    'duties.section': 'served',
    'duties.person-list': 'served',
    'duties.why': 'served',
    'duties.difference': 'served',
    'duties.read-scan': 'served',
    'ledger.record': 'served',
    'talks.mine': 'served',
    'talks.talk': 'served',
    'talks.report': 'served',
    'supervision.mine': 'served',
    'supervision.task': 'served',
    'supervision.accept': 'served',
    'supervision.progress': 'served',
    'supervision.ask-extension': 'served',
    'supervision.reply': 'served',
  },
  'system-administrator': {
    'access.accounts': 'installation',
    'access.create-account': 'installation',
    'access.disable-account': 'installation',
    'access.renew-invitation': 'installation',
    'access.people': 'everywhere',
  },
  'security-administrator': {
    'access.accounts': 'installation',
    'access.grant-role': 'installation',
    'access.end-grant': 'installation',
    'access.all-sessions': 'installation',
    'access.people': 'everywhere',
    'posts.regions': 'everywhere',
  },
  'audit-administrator': {
    'access.audit': 'installation',
    // The log as such: numbers, hashes and times, no content.
    'ledger.status': 'installation',
    'ledger.entries': 'installation',
  },
};

/** What every open session may do: look after itself, and read the instruments, which hold no business rows. */
export const SESSION_ACTIONS: readonly string[] = [
  'access.session',
  'access.sign-out',
  'access.reauthenticate',
  'access.sessions',
  'access.end-session',
  'notices.mine',
  'notices.inbox',
  'notices.read',
  'notices.read-all',
  'notices.settings',
  'notices.change-settings',
  'notices.try-mail',
  // The handler asks the person’s own permission.
  'performance.readiness',
  'performance.readiness-permissions',
  'performance.late-rules',
  'instruments.places',
  'instruments.requirements',
  'instruments.local',
  'instruments.local-instrument',
  // One's own receipts need no role: they stay with the person after leaving (art. 24).
  'ledger.mine',
  'ledger.my-receipt',
  'ledger.my-receipts',
  'ledger.my-handouts',
  'ledger.ask-release',
  'ledger.my-package',
];

export const ADMINISTRATOR_ROLES: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** Roles that are held for a managing committee. */
export const COMMITTEE_ROLES: readonly Role[] = ['organisation-department'];

/** Roles that are held over a region. */
export const REGION_ROLES: readonly Role[] = ['safety-office', 'supervision-office'];

function ownLevels(level: Level): readonly Level[] {
  return level === 'county' ? ['county', 'township'] : [level];
}

function keysOf(grant: Grant, levels: readonly Level[]): string[] {
  const { regionPath } = grant;
  return regionPath === null ? [] : scopeKeysUnder(regionPath, levels);
}

function reachOf(grant: Grant, action: string): Reach | undefined {
  return (GRANT_TABLE as Readonly<Record<string, Readonly<Record<string, Reach>>>>)[grant.role]?.[
    action
  ];
}

function scopeOfGrant(caller: Caller, grant: Grant, reach: Reach): Scope {
  switch (reach) {
    case 'range':
      return { keys: keysOf(grant, LEVELS), committees: [], persons: [] };
    case 'own-bodies':
      return {
        keys: grant.level === null ? [] : keysOf(grant, ownLevels(grant.level)),
        committees: [],
        persons: [],
      };
    case 'committee':
      return {
        keys: [],
        committees: grant.committeePath === null ? [] : [grant.committeePath],
        persons: [],
      };
    case 'self':
      return {
        keys: [],
        committees: [],
        persons: caller.personId === null ? [] : [caller.personId],
      };
    case 'served':
      return { keys: [], committees: [], persons: grant.personId === null ? [] : [grant.personId] };
    case 'installation':
      return { keys: [], committees: [], persons: [] };
    case 'everywhere':
      return { keys: [''], committees: [], persons: [] };
  }
}

/** The union of what the caller's grants give for the action; undefined when none gives any. */
export function scopeFor(caller: Caller, action: string): Scope | undefined {
  if (SESSION_ACTIONS.includes(action)) return { keys: [], committees: [], persons: [] };
  const scopes = caller.grants.flatMap((grant) => {
    const reach = reachOf(grant, action);
    return reach === undefined ? [] : [scopeOfGrant(caller, grant, reach)];
  });
  if (scopes.length === 0) return undefined;
  return {
    keys: [...new Set(scopes.flatMap((scope) => scope.keys))],
    committees: [...new Set(scopes.flatMap((scope) => scope.committees))],
    persons: [...new Set(scopes.flatMap((scope) => scope.persons))],
  };
}

/** Whether the caller may do the action, and where a resource is given, on that one. */
export function can(caller: Caller, action: string, resource?: ScopedResource): boolean {
  const scope = scopeFor(caller, action);
  if (scope === undefined) return false;
  return resource === undefined || covers(scope, resource);
}

/** Every action some grant of the caller allows, for the menu. */
export function actionsOf(caller: Caller): string[] {
  const granted = Object.values(GRANT_TABLE).flatMap((actions) => Object.keys(actions));
  return [...new Set(granted)].filter((action) => can(caller, action));
}
