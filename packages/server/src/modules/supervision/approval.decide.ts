// DESIGN §3 (10): for whom a coordinating office needs an approval and a place in the year's inspection plan. Pure.
import type { IssuingOffice, PartyRole } from '@jinze/contracts';
import { LEVELS, type Level, type OrganKind } from '@jinze/kernel';

/** Bodies that nobody below a party committee or government directs: also by a post of theirs. */
const LED_BY_THEIR_OWN: readonly OrganKind[] = [
  'party-committee',
  'government',
  'township',
  'development-zone',
];

export interface AskedBody {
  readonly role: PartyRole;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly level: Level;
}

/**
 * 安委办 coordinates: what it asks of a lower party committee or government goes out with the approval of its own one
 * and as part of the year's 督查检查考核计划. 督查室 acts for the party committee or government itself. Answers the
 * bodies it is needed for.
 */
export function approvalNeededFor(
  issuer: { readonly office: IssuingOffice; readonly level: Level },
  asked: readonly AskedBody[],
): string[] {
  if (issuer.office !== 'safety-office') return [];
  const isLower = (level: Level) => LEVELS.indexOf(level) > LEVELS.indexOf(issuer.level);
  const lower = asked.filter(
    ({ role, organKind, level }) =>
      (role === 'lead' || role === 'assist') &&
      LED_BY_THEIR_OWN.includes(organKind) &&
      isLower(level),
  );
  return [...new Set(lower.map(({ organName }) => organName))];
}
