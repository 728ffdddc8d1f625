// The ways out of the system, as the settings give them; without a mail server there is none by e-mail.
import { type MailSettings, mailOver, type SendMail } from './send-mail.ts';
import { type SendToRobot, sendingToRobots } from './send-to-robot.ts';

export interface Outgoing {
  readonly sendMail: SendMail | undefined;
  readonly sendToRobot: SendToRobot;
  readonly isLoopbackAllowed: boolean;
  /** Where people open the page from, without a slash at the end. */
  readonly publicUrl: string | undefined;
}

export function createOutgoing({
  mail,
  publicUrl,
  kind,
  timeoutMs,
}: {
  readonly mail?: MailSettings | undefined;
  readonly publicUrl?: string | undefined;
  readonly kind: 'demo' | 'real';
  readonly timeoutMs?: number;
}): Outgoing {
  const isLoopbackAllowed = kind === 'demo';
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  return {
    sendMail: mail === undefined ? undefined : mailOver(mail, timeoutMs),
    sendToRobot: sendingToRobots({ isLoopbackAllowed, ...limit }),
    isLoopbackAllowed,
    publicUrl,
  };
}
