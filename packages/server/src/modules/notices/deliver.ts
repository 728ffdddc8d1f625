// Sends what is due, group by group: claimed in a transaction of its own, sent outside of any, and noted what came of it.
import type { Hours } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import {
  type AddressedRobot,
  addressOfRobot,
  claim,
  type Due,
  type DueGroup,
  drop,
  finish,
  giveUpLost,
  lockNextGroup,
} from './deliveries.store.ts';
import { afterAttempt, LOST_AFTER_MINUTES, type Outcome } from './delivery.decide.ts';
import { messageOf } from './message.ts';
import type { NoticesContext } from './notices.context.ts';
import { isAccountDisabled, preferenceOf } from './notices.store.ts';
import type { Language } from './notices.words.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { isWorkday } from './workdays.ts';

/** In one message. */
const IN_A_MESSAGE = 200;

/** Where a group goes to as things stand now; undefined: nowhere any more. */
interface Target {
  readonly address: string | AddressedRobot;
  readonly language: Language;
  readonly hours: Hours | null;
  readonly isWanted: (due: Due) => boolean;
}

async function targetOf(tx: Tx, group: DueGroup): Promise<Target | undefined> {
  if (group.robotId !== null) {
    const robot = await addressOfRobot(tx, group.robotId);
    return robot === undefined
      ? undefined
      : {
          address: robot,
          language: 'zh',
          hours: null,
          isWanted: ({ kind }) => robot.kinds.includes(kind),
        };
  }
  const own = await preferenceOf(tx, group.accountId);
  if (own === undefined || own.mail_address === null || own.cadence === 'none') return undefined;
  if (await isAccountDisabled(tx, group.accountId)) return undefined;
  const { from_minute: from, to_minute: to } = own;
  return {
    address: own.mail_address,
    language: own.language,
    hours: from === null || to === null ? null : { from, to },
    isWanted: ({ kind }) => !own.switched_off.includes(kind),
  };
}

interface Claimed {
  readonly due: readonly Due[];
  readonly target: Target;
}

const idsOf = (due: readonly Due[]): Id<'delivery'>[] => due.map(({ id }) => id);

/**
 * The next group, claimed and committed. What was read meanwhile, or is not wanted any more, is dropped: `due` may be
 * empty then. Undefined: nothing is due.
 */
export async function claimNext(
  { database, clock }: NoticesContext,
  hasMail = true,
): Promise<Claimed | 'dropped' | undefined> {
  const now = clock.now();
  return database.write(SYSTEM_SCOPE, async (tx) => {
    const group = await lockNextGroup(tx, now, IN_A_MESSAGE, hasMail);
    if (group === undefined) return undefined;
    const target = await targetOf(tx, group);
    const due = group.due.filter((one) => !one.isRead && target?.isWanted(one) === true);
    await drop(tx, idsOf(group.due.filter((one) => !due.includes(one))), now);
    if (target === undefined || due.length === 0) return 'dropped';
    await claim(tx, idsOf(due), now);
    return { due, target };
  });
}

function send({ outgoing, clock }: NoticesContext, { due, target }: Claimed): Promise<Outcome> {
  const { address, language } = target;
  const { publicUrl, sendMail, sendToRobot } = outgoing;
  const message = messageOf(due, { language, isGroup: typeof address !== 'string' }, publicUrl);
  if (typeof address !== 'string') return sendToRobot(address, message, clock.now());
  return sendMail === undefined
    ? Promise.resolve({
        kind: 'not-sent',
        problem: 'not-configured',
        status: null,
        isForNow: false,
        isEverything: false,
      })
    : sendMail(address, message);
}

async function note(
  { database, clock }: NoticesContext,
  { due, target }: Claimed,
  outcome: Outcome,
): Promise<void> {
  const now = clock.now();
  const byAttempts = Map.groupBy(due, ({ attempts }) => attempts + 1);
  await database.write(SYSTEM_SCOPE, async (tx) => {
    for (const [attempts, group] of byAttempts) {
      const after = afterAttempt(outcome, attempts, now, isWorkday, target.hours);
      await finish(tx, idsOf(group), after, now);
    }
  });
}

/**
 * One run of the job: several processes may run it at once, each takes other groups. A mail server that fails as a whole is
 * asked once in a run: the others wait for the next one, and robots do not wait for it.
 */
export async function deliverDue(context: NoticesContext): Promise<{ sent: number }> {
  await planDeliveries(context);
  const now = context.clock.now();
  const lostBefore = new Date(now.getTime() - LOST_AFTER_MINUTES * 60_000);
  await context.database.write(SYSTEM_SCOPE, (tx) => giveUpLost(tx, lostBefore, now));
  let hasMail = true;
  let sent = 0;
  for (;;) {
    const claimed = await claimNext(context, hasMail);
    if (claimed === undefined) return { sent };
    if (claimed === 'dropped') continue;
    const outcome = await send(context, claimed);
    await note(context, claimed, outcome);
    if (outcome.kind === 'sent') sent += 1;
    if (outcome.kind === 'not-sent' && outcome.isEverything) hasMail = false;
  }
}
