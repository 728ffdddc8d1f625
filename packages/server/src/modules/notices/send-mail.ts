// E-mail over SMTP: one message to one address, and what came of it. Nothing here throws for what the server does.
import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Outcome } from './delivery.decide.ts';
import type { Message } from './message.ts';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
}

export type SendMail = (to: string, message: Message) => Promise<Outcome>;

const TIMEOUT_MS = 10_000;

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/**
 * Before the message was handed over nothing can have arrived; after it, only a refusal in words says so. A server that
 * breaks off there may have taken it.
 */
function outcomeOfSmtp(error: SmtpError, hasBegun: boolean): Outcome {
  const { code, responseCode } = error;
  const status = responseCode ?? null;
  const later = { kind: 'not-sent', status, isForNow: true } as const;
  if (status !== null) {
    const isLogin = code === 'EAUTH' || !hasBegun;
    const isForNow = status < 500 || isLogin;
    return { ...later, problem: 'refused', isForNow, isEverything: isLogin };
  }
  if (!hasBegun) {
    const problem = code === 'ETIMEDOUT' ? 'too-slow' : 'unreachable';
    return { ...later, problem, isEverything: true };
  }
  // An address that is none is found before it is sent.
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return { ...later, problem: 'refused', isForNow: false, isEverything: false };
  return { kind: 'unknown' };
}

/** A connection for each message: they are few, and what is left open may be closed half way. */
export function mailOver({ url, from }: MailSettings, timeoutMs = TIMEOUT_MS): SendMail {
  const limits = {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  };
  return async (to, { subject, text }) => {
    const transport = createTransport({ ...limits, url });
    let hasBegun = false;
    // The plug-in runs before the connection is made; the transform, when the message is handed over.
    transport.use('stream', (mail, done) => {
      mail.message.transform(() => {
        hasBegun = true;
        return new PassThrough();
      });
      done();
    });
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOfSmtp(error as SmtpError, hasBegun);
    } finally {
      transport.close();
    }
  };
}
