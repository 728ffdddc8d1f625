import type { OrganKind } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { type AskedBody, approvalNeededFor } from './approval.decide.ts';

const body = (
  organKind: OrganKind,
  level: AskedBody['level'],
  role: AskedBody['role'] = 'lead',
): AskedBody => ({ role, organKind, level, organName: `${level} ${organKind}` });
const CITY = { office: 'safety-office', level: 'prefecture' } as const;
const COUNTY = { office: 'safety-office', level: 'county' } as const;

describe('approval of what a coordinating office asks (DESIGN §3, 10)', () => {
  it('is needed for a lower party committee or government, by whichever post of it', () => {
    const asked = [body('party-committee', 'county'), body('government', 'county', 'assist')];
    expect(approvalNeededFor(CITY, asked)).toEqual(['county party-committee', 'county government']);
  });
  it('is needed for a township and for a development zone below', () => {
    expect(approvalNeededFor(COUNTY, [body('township', 'township')])).toHaveLength(1);
    expect(approvalNeededFor(CITY, [body('development-zone', 'county')])).toHaveLength(1);
  });
  it('is not needed for one’s own level, nor for departments', () => {
    expect(approvalNeededFor(COUNTY, [body('government', 'county')])).toEqual([]);
    expect(approvalNeededFor(COUNTY, [body('department', 'county')])).toEqual([]);
    expect(approvalNeededFor(CITY, [body('department', 'county')])).toEqual([]);
  });
  it('does not look at those who only stand above, nor at the issuer', () => {
    expect(
      approvalNeededFor(CITY, [
        body('government', 'county', 'above'),
        body('government', 'county', 'issuer'),
      ]),
    ).toEqual([]);
  });
  it('is not asked of 督查室, which acts for the party committee or government itself', () => {
    expect(
      approvalNeededFor({ office: 'supervision-office', level: 'prefecture' }, [
        body('government', 'county'),
      ]),
    ).toEqual([]);
  });
  it('names a body once', () => {
    expect(
      approvalNeededFor(CITY, [
        body('government', 'county'),
        body('government', 'county', 'assist'),
      ]),
    ).toEqual(['county government']);
  });
});
