import { ROLES, ROUTES } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { Caller, Grant } from '../../platform/http/caller.ts';
import { ADMINISTRATOR_ROLES, can, orderBehind } from './access.policy.ts';
import { GRANT_TABLE, SESSION_ACTIONS } from './grant-table.ts';

const PERSON = '00000000-0000-7000-8000-000000000001' as Id<'person'>;
function caller(
  grant: Partial<Grant> & { role: string },
  personId: Id<'person'> | null = null,
): Caller {
  return {
    accountId: '00000000-0000-7000-8000-00000000000a' as Id<'account'>,
    sessionId: '00000000-0000-7000-8000-00000000000b' as Id<'session'>,
    displayName: '测试',
    personId,
    grants: [{ regionPath: null, level: null, committeePath: null, personId: null, ...grant }],
    csrfToken: '',
    reauthenticatedUntil: null,
  };
}

describe('the grant table', () => {
  it('names only actions that exist, and every non-public route is somebody’s', () => {
    const routes = ROUTES.filter((route) => route.access !== 'public').map((route) => route.id);
    const granted = Object.values(GRANT_TABLE).flatMap((actions) => Object.keys(actions));
    const all = new Set([...granted, ...SESSION_ACTIONS]);
    expect([...all].filter((action) => !routes.includes(action))).toEqual(['access.all-sessions']);
    expect(routes.filter((route) => !all.has(route))).toEqual([]);
    expect(Object.keys(GRANT_TABLE).sort()).toEqual([...ROLES].sort());
  });

  it.each(ADMINISTRATOR_ROLES)('%s has no business action', (role) => {
    const business = Object.keys(GRANT_TABLE[role]).filter(
      (action) =>
        action.startsWith('duties.') || (action.startsWith('posts.') && action !== 'posts.regions'),
    );
    expect(business).toEqual([]);
  });

  it('a county’s office acts on its county and townships, not beside, above, or in a county of the same beginning', () => {
    const office = caller({
      role: 'safety-office',
      regionPath: '/99/9901/990101/',
      level: 'county',
    });
    expect(can(office, 'duties.approve', { scopeKey: 'county/99/9901/990101/' })).toBe(true);
    expect(can(office, 'duties.approve', { scopeKey: 'township/99/9901/990101/990101100/' })).toBe(
      true,
    );
    expect(can(office, 'duties.approve', { scopeKey: 'county/99/9901/990102/' })).toBe(false);
    expect(can(office, 'duties.approve', { scopeKey: 'prefecture/99/9901/' })).toBe(false);
    expect(can(office, 'duties.approve', { scopeKey: 'county/99/9901/9901010/' })).toBe(false);
  });

  it('what somebody may by an order alone has the order as its reason; what they may anyway has none', () => {
    const ground = '00000000-0000-7000-8000-00000000000c' as Id<'grant-ground'>;
    const sent = { role: 'inspection-group', regionPath: '/99/9901/990101/', ground };
    const record = [{ scopeKey: 'county/99/9901/990101/' }];
    const member = caller(sent);
    expect(orderBehind(member, 'performance.open', record)).toBe(ground);
    expect(orderBehind(member, 'performance.open', [{ scopeKey: 'county/99/9901/990102/' }])).toBe(
      undefined,
    );
    const office = caller({ role: 'safety-office', regionPath: '/99/9901/', level: 'prefecture' });
    const both = { ...member, grants: [...member.grants, ...office.grants] };
    expect(orderBehind(both, 'performance.open', record)).toBe(undefined);
  });

  it('a prefecture’s office sees how far its counties are, but neither opens nor acts on their lists', () => {
    const office = caller({ role: 'safety-office', regionPath: '/99/9901/', level: 'prefecture' });
    expect(can(office, 'duties.sections', { scopeKey: 'county/99/9901/990101/' })).toBe(true);
    expect(can(office, 'duties.section', { scopeKey: 'county/99/9901/990101/' })).toBe(false);
    expect(can(office, 'duties.issue', { scopeKey: 'county/99/9901/990101/' })).toBe(false);
    expect(can(office, 'duties.issue', { scopeKey: 'prefecture/99/9901/' })).toBe(true);
  });

  it('an organisation department follows the posts its committee manages, not the region', () => {
    const department = caller({ role: 'organisation-department', committeePath: '/99/9901/' });
    expect(
      can(department, 'posts.roster', {
        scopeKey: 'county/99/9901/990101/',
        managingCommittee: '/99/9901/',
      }),
    ).toBe(true);
    expect(
      can(department, 'posts.roster', {
        scopeKey: 'county/99/9901/990101/',
        managingCommittee: '/99/9901/990101/',
      }),
    ).toBe(false);
    expect(
      can(department, 'posts.roster', { scopeKey: 'prefecture/99/9901/', managingCommittee: null }),
    ).toBe(false);
  });

  it('only the person signs: the liaison reads, the office does neither', () => {
    const own = { scopeKey: 'county/99/9901/990101/', personId: PERSON };
    expect(can(caller({ role: 'leader' }, PERSON), 'duties.acknowledge', own)).toBe(true);
    const liaison = caller({ role: 'liaison', personId: PERSON });
    expect(can(liaison, 'duties.section', own)).toBe(true);
    expect(can(liaison, 'duties.acknowledge', own)).toBe(false);
    expect(
      can(
        caller({ role: 'safety-office', regionPath: '/99/', level: 'province' }),
        'duties.acknowledge',
        own,
      ),
    ).toBe(false);
  });
});
