// What a group robot is sent: a text message, signed the way each kind of robot asks for it. Pure but for the hash.
import { createHmac } from 'node:crypto';
import type { RobotKind } from '@jinze/contracts';
import type { Message } from './message.ts';

export interface RobotAddress {
  readonly kind: RobotKind;
  readonly url: string;
  readonly secret: string | null;
}

export interface RobotRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const hmac = (secret: string, text: string, as: 'base64' | 'hex') =>
  createHmac('sha256', secret).update(text).digest(as);

/** 钉钉 and 政务钉钉: `timestamp` in milliseconds and `sign`, the HMAC of both lines with the secret, in the address. */
function signedForDingtalk(url: URL, secret: string, now: Date): URL {
  const timestamp = String(now.getTime());
  const signed = new URL(url);
  signed.searchParams.set('timestamp', timestamp);
  signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`, 'base64'));
  return signed;
}

/**
 * 钉钉 and 企业微信 take `{"msgtype":"text","text":{"content":…}}`. Anything else gets `{"subject","text"}`, and with a
 * secret the headers `x-jinze-timestamp` and `x-jinze-signature` (`sha256=` HMAC of timestamp, line feed and body).
 */
export function robotRequest(
  { kind, url: address, secret }: RobotAddress,
  { subject, text }: Message,
  now: Date,
): RobotRequest {
  const url = new URL(address);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  if (kind !== 'generic') {
    const body = JSON.stringify({ msgtype: 'text', text: { content: `${subject}\n${text}` } });
    const isSigned = kind === 'dingtalk' && secret !== null;
    return { url: isSigned ? signedForDingtalk(url, secret, now) : url, headers, body };
  }
  const body = JSON.stringify({ subject, text });
  if (secret === null) return { url, headers, body };
  const timestamp = String(now.getTime());
  const signature = `sha256=${hmac(secret, `${timestamp}\n${body}`, 'hex')}`;
  return {
    url,
    headers: { ...headers, 'x-jinze-timestamp': timestamp, 'x-jinze-signature': signature },
    body,
  };
}
