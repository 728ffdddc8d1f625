// One message to one group robot over HTTP, and what came of it. Nothing here throws for what the other side does.
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Outcome } from './delivery.decide.ts';
import type { Message } from './message.ts';
import { isHostAllowed, isReachable } from './robot-address.ts';
import { type RobotAddress, robotRequest } from './robot-request.ts';

export type SendToRobot = (robot: RobotAddress, message: Message, now: Date) => Promise<Outcome>;

const TIMEOUT_MS = 10_000;
/** A robot answers with a line. */
const MAX_ANSWER = 1 << 16;

class NotAllowed extends Error {}

/** A name that leads to a forbidden address is not followed: looked at when the connection is made, not before. */
function guardedLookup(isAllowed: (ip: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error !== null) callback(error, '', 4);
      else if (first === undefined || !found.every(({ address }) => isAllowed(address)))
        callback(new NotAllowed(), '', 4);
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response) {
    text += String(part);
    if (text.length > MAX_ANSWER) break;
  }
  return text;
}

/** 钉钉 and 企业微信 answer 200 to everything and say in `errcode` whether it was taken. */
function errcodeOf(text: string): number {
  try {
    const answer = JSON.parse(text) as { errcode?: unknown } | null;
    return typeof answer?.errcode === 'number' ? answer.errcode : 0;
  } catch {
    return 0;
  }
}

const refused = (status: number, isForNow: boolean): Outcome => ({
  kind: 'not-sent',
  problem: 'refused',
  status,
  isForNow,
  isEverything: false,
});
const notSent = (problem: 'unreachable' | 'too-slow' | 'not-allowed'): Outcome => ({
  kind: 'not-sent',
  problem,
  status: null,
  isForNow: problem !== 'not-allowed',
  isEverything: false,
});

/** Too many messages at once: 钉钉 130101, 企业微信 45009. */
const TOO_MANY = [130_101, 45_009];

async function outcomeOf(response: IncomingMessage): Promise<Outcome> {
  const status = response.statusCode ?? 0;
  const text = await bodyOf(response);
  if (status >= 200 && status < 300) {
    const errcode = errcodeOf(text);
    return errcode === 0 ? { kind: 'sent' } : refused(errcode, TOO_MANY.includes(errcode));
  }
  if (status === 429 || status === 503) return refused(status, true);
  // Another failure of the server may come after the message was taken.
  return status >= 500 ? { kind: 'unknown' } : refused(status, false);
}

export interface RobotOptions {
  /** In the demo, which serves this machine only, a robot may be on it. */
  readonly isLoopbackAllowed: boolean;
  readonly timeoutMs?: number;
}

export function sendingToRobots({ isLoopbackAllowed, timeoutMs }: RobotOptions): SendToRobot {
  const isAllowed = (ip: string) => isLoopbackAllowed || isReachable(ip);
  return (robot, message, now) =>
    new Promise((resolve) => {
      const { url, headers, body } = robotRequest(robot, message, now);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 ? !isAllowed(host) : !isLoopbackAllowed && !isHostAllowed(host)) {
        resolve(notSent('not-allowed'));
        return;
      }
      // Once there is a connection the message may have gone through it.
      let isConnected = false;
      let isTooSlow = false;
      const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: guardedLookup(isAllowed),
        agent: false,
      });
      const timer = setTimeout(() => {
        isTooSlow = true;
        request.destroy(new Error('too slow'));
      }, timeoutMs ?? TIMEOUT_MS);
      const end = (outcome: Outcome) => {
        clearTimeout(timer);
        request.destroy();
        resolve(outcome);
      };
      const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect';
      request.on('socket', (socket) => socket.once(ready, () => (isConnected = true)));
      request.on('error', (error) => {
        if (error instanceof NotAllowed) end(notSent('not-allowed'));
        else if (isConnected) end({ kind: 'unknown' });
        else end(notSent(isTooSlow ? 'too-slow' : 'unreachable'));
      });
      request.on('response', (response) => {
        outcomeOf(response).then(end, () => end({ kind: 'unknown' }));
      });
      request.end(body);
    });
}
