// How one is told and of what: reading it, choosing it, and trying the way.
import { NOTICE_KINDS, type NoticeSettings } from '@jinze/contracts';
import { type Id, ok, type Result, refuse } from '@jinze/kernel';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import type { Outcome } from './delivery.decide.ts';
import { trialMessage } from './message.ts';
import type { NoticesContext } from './notices.context.ts';
import { keepPreference, noteTriedMail, preferenceOf, switchesOf } from './notices.store.ts';
import { isOnByDefault, type Switches } from './whom-to-tell.decide.ts';

const NOTHING_CHOSEN: Switches = { on: [], off: [], offAtPlaces: [] };

const ownChoice = ({ on, off }: Switches, kind: string) =>
  on.includes(kind) ? true : off.includes(kind) ? false : null;

export async function settingsOf(
  { database, clock, outgoing }: NoticesContext,
  me: { readonly accountId: Id<'account'>; readonly isLeader: boolean },
): Promise<NoticeSettings> {
  const { accountId, isLeader } = me;
  // One's own rows and what holds for one's own places: no scope is needed, and none is given.
  const { own, chosen } = await database.read(
    { keys: [], committees: [], persons: [] },
    async (db) => ({
      own: await preferenceOf(db, accountId),
      chosen: (await switchesOf(db, [accountId], clock.today())).get(accountId) ?? NOTHING_CHOSEN,
    }),
  );
  const { from_minute: from = null, to_minute: to = null } = own ?? {};
  return {
    version: own?.version ?? 0,
    hasMailServer: outgoing.sendMail !== undefined,
    mail: { address: own?.mail_address ?? null, cadence: own?.cadence ?? 'none' },
    hours: from === null || to === null ? null : { from, to },
    language: own?.language ?? 'zh',
    rules: NOTICE_KINDS.map((kind) => ({
      kind,
      isOnByDefault: isOnByDefault(kind, chosen.offAtPlaces),
      own: ownChoice(chosen, kind),
    })),
    isLeader,
  };
}

export type SettingsInput = Pick<NoticeSettings, 'mail' | 'hours' | 'language'> & {
  readonly rules: readonly {
    readonly kind: NoticeSettings['rules'][number]['kind'];
    readonly isOn: boolean;
  }[];
};

export interface SettingsRefusal {
  readonly code: 'notices.address-missing' | 'notices.no-mail-server' | 'notices.rule-twice';
  readonly path: string;
}

/** E-mail needs an address and a server; a server that was taken away later keeps nobody from changing the rest. */
function checkSettings(
  { mail, rules }: SettingsInput,
  had: { readonly hasMailServer: boolean; readonly hadMail: boolean },
): Result<undefined, SettingsRefusal> {
  const isMailed = mail.cadence !== 'none';
  if (isMailed && mail.address === null)
    return refuse({ code: 'notices.address-missing', path: 'body.address' });
  if (isMailed && !had.hasMailServer && !had.hadMail)
    return refuse({ code: 'notices.no-mail-server', path: 'body.cadence' });
  if (new Set(rules.map(({ kind }) => kind)).size < rules.length)
    return refuse({ code: 'notices.rule-twice', path: 'body.rules' });
  return ok(undefined);
}

export function changeSettings(
  { unitOfWork, outgoing }: NoticesContext,
  command: Command,
  accountId: Id<'account'>,
  { version, ...input }: SettingsInput & { readonly version: number },
): Promise<object> {
  return unitOfWork.commit(command, async (unit) => {
    const before = await preferenceOf(unit.tx, accountId);
    const hadMail = before !== undefined && before.cadence !== 'none';
    unwrap(checkSettings(input, { hasMailServer: outgoing.sendMail !== undefined, hadMail }));
    const kinds = (isOn: boolean) =>
      input.rules.filter((rule) => rule.isOn === isOn).map(({ kind }) => kind);
    const isKept = await keepPreference(
      unit.tx,
      {
        account_id: accountId,
        mail_address: input.mail.address,
        cadence: input.mail.cadence,
        from_minute: input.hours?.from ?? null,
        to_minute: input.hours?.to ?? null,
        language: input.language,
        switched_on: kinds(true),
        switched_off: kinds(false),
        changed_at: unit.now,
      },
      version,
    );
    if (!isKept) throw new Refused({ code: 'http.version-conflict' });
    await unit.audit('notices.change-settings', accountId);
    return {};
  });
}

export const TRY_AGAIN_AFTER_MS = 60_000;

/** To one's own saved address, now and whatever the hour; once a minute, noted before it is sent. */
export async function tryMail(
  { unitOfWork, outgoing }: NoticesContext,
  { actor, scope }: Command,
  accountId: Id<'account'>,
): Promise<Outcome> {
  const { sendMail } = outgoing;
  if (sendMail === undefined) throw new Refused({ code: 'notices.no-mail-server' });
  const { address, language } = await unitOfWork.commit({ actor, scope }, async (unit) => {
    const own = await preferenceOf(unit.tx, accountId);
    if (own === undefined || own.mail_address === null)
      throw new Refused({ code: 'notices.address-missing' });
    const lastBefore = new Date(unit.now.getTime() - TRY_AGAIN_AFTER_MS);
    if (!(await noteTriedMail(unit.tx, accountId, unit.now, lastBefore)))
      throw new Refused({ code: 'notices.tried-just-now' });
    await unit.audit('notices.try-mail', accountId);
    return { address: own.mail_address, language: own.language };
  });
  return sendMail(address, trialMessage(language));
}
