// Who is told of what, where and when: what an account chose, what its office set, and the hour. Pure.
import { type Cadence, type Hours, NOTICES_WITHIN, type NoticeKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type IsWorkday, nextMorning, nextWorkingMoment } from './working-hours.ts';

/** An account's own choice of kinds, and what the nearest office has switched off at each place it belongs to. */
export interface Switches {
  readonly on: readonly string[];
  readonly off: readonly string[];
  readonly offAtPlaces: readonly (readonly string[])[];
}

/** What holds where the account has chosen nothing: whoever belongs to several places is told if one of them tells. */
export function isOnByDefault(kind: NoticeKind, offAtPlaces: Switches['offAtPlaces']): boolean {
  return offAtPlaces.length === 0 || offAtPlaces.some((off) => !off.includes(kind));
}

/** Whether the account is told of this kind at all. What one chose oneself counts before what an office set. */
export function isTold(kind: NoticeKind, { on, off, offAtPlaces }: Switches): boolean {
  if (on.includes(kind)) return true;
  return !off.includes(kind) && isOnByDefault(kind, offAtPlaces);
}

/** Where an account belongs, and as what: a leader's own posts, the posts of whom a liaison serves, an office's region. */
export interface Place {
  readonly role: string;
  readonly scopeKey: string;
}

export interface Recipient {
  readonly accountId: Id<'account'>;
  readonly isDisabled: boolean;
  /** Null: none was given. */
  readonly mailAddress: string | null;
  readonly cadence: Cadence;
  /** Null: the whole working day. */
  readonly hours: Hours | null;
  readonly places: readonly Place[];
}

export interface Robot {
  readonly id: Id<'robot'>;
  readonly scopeKey: string;
  readonly kinds: readonly string[];
}

/** A region's own bodies: those of its level, and a county's townships too. */
export function isOwnPlace(regionKey: string, placeKey: string): boolean {
  if (placeKey.startsWith(regionKey)) return true;
  const county = 'county/';
  return (
    regionKey.startsWith(county) &&
    placeKey.startsWith(`township/${regionKey.slice(county.length)}`)
  );
}

export interface Way {
  readonly channel: 'mail' | 'robot';
  readonly robotId: Id<'robot'> | null;
  readonly at: Date;
  /** Whose office is told if it does not go out; '' where no region is concerned. */
  readonly scopeKey: string;
}

/**
 * Where else than in the system somebody is told of a notice, and from which moment. By e-mail only who gave an address and
 * chose it: a leader is reached outside the system where they themselves wanted it, and nowhere else (DESIGN §3, 4).
 * A group hears through its robot what offices and liaisons of the region are told, never what a leader is.
 */
export function waysOf(
  kind: NoticeKind,
  to: Recipient,
  robots: readonly Robot[],
  now: Date,
  isWorkday: IsWorkday,
): Way[] {
  if (to.isDisabled || NOTICES_WITHIN.includes(kind)) return [];
  const working = to.places.filter(({ role }) => role !== 'leader');
  const place = working[0] ?? to.places[0];
  const hours = to.hours ?? undefined;
  const mail: Way[] =
    to.mailAddress === null || to.cadence === 'none'
      ? []
      : [
          {
            channel: 'mail',
            robotId: null,
            at: (to.cadence === 'digest' ? nextMorning : nextWorkingMoment)(now, isWorkday, hours),
            scopeKey: place?.scopeKey ?? '',
          },
        ];
  const heard = robots.filter(
    ({ kinds, scopeKey }) =>
      kinds.includes(kind) && working.some((one) => isOwnPlace(scopeKey, one.scopeKey)),
  );
  return [
    ...mail,
    ...heard.map(({ id, scopeKey }): Way => {
      const at = nextWorkingMoment(now, isWorkday);
      return { channel: 'robot', robotId: id, at, scopeKey };
    }),
  ];
}
