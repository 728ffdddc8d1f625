// Over real sockets on this machine: what a robot's server may do, how each kind is signed, and where it may be.
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RobotServer, startRobotServer } from '../../testing/robot-server.ts';
import { isHostAllowed, isReachable } from './robot-address.ts';
import { sendingToRobots } from './send-to-robot.ts';

const NOW = new Date('2026-11-25T04:00:00Z');
const MESSAGE = { subject: '【尽责】2 件督办事项即将到期', text: '请登录系统查看。' };
const send = sendingToRobots({ isLoopbackAllowed: true, timeoutMs: 400 });

describe('a group robot', () => {
  let server: RobotServer;
  beforeEach(async () => {
    server = await startRobotServer();
  });
  afterEach(() => server.close());
  const sent = (kind: 'dingtalk' | 'wecom' | 'generic', secret: string | null = null) =>
    send({ kind, url: server.url, secret }, MESSAGE, NOW);

  it('of DingTalk gets a text and, with a secret, its signature in the address', async () => {
    expect(await sent('dingtalk', 'SEC1')).toEqual({ kind: 'sent' });
    const [call] = server.calls;
    expect(JSON.parse(call?.body ?? '')).toEqual({
      msgtype: 'text',
      text: { content: `${MESSAGE.subject}\n${MESSAGE.text}` },
    });
    const timestamp = String(NOW.getTime());
    expect(Object.fromEntries(call?.query ?? [])).toEqual({
      access_token: 'geheim',
      timestamp,
      sign: createHmac('sha256', 'SEC1').update(`${timestamp}\nSEC1`).digest('base64'),
    });
  });
  it('of WeCom gets the same text, unsigned', async () => {
    await sent('wecom', 'SEC1');
    expect([...(server.calls[0]?.query.keys() ?? [])]).toEqual(['access_token']);
  });
  it('of another kind gets subject and text, signed in a header', async () => {
    await sent('generic', 'SEC1');
    const [call] = server.calls;
    expect(JSON.parse(call?.body ?? '')).toEqual(MESSAGE);
    const signed = `${NOW.getTime()}\n${call?.body ?? ''}`;
    expect(call?.headers['x-jinze-signature']).toBe(
      `sha256=${createHmac('sha256', 'SEC1').update(signed).digest('hex')}`,
    );
    await sent('generic');
    expect(server.calls[1]?.headers['x-jinze-signature']).toBeUndefined();
  });

  it.each([
    [{ status: 200, body: 'ok' }, { kind: 'sent' }],
    [
      { status: 200, body: '{"errcode":310000}' },
      { status: 310_000, isForNow: false },
    ],
    [
      { status: 200, body: '{"errcode":45009}' },
      { status: 45_009, isForNow: true },
    ],
    [{ status: 429 }, { status: 429, isForNow: true }],
    [{ status: 404 }, { problem: 'refused', status: 404, isForNow: false }],
    // It is sent nowhere else.
    [{ status: 302 }, { status: 302, isForNow: false }],
    [{ status: 503 }, { status: 503, isForNow: true }],
    // The message may have been taken before it failed.
    [{ status: 500 }, { kind: 'unknown' }],
  ])('that answers %o leaves %o', async (answer, outcome) => {
    server.answer(answer);
    expect(await sent('dingtalk')).toMatchObject(outcome);
    expect(server.calls).toHaveLength(1);
  });
  it('that takes the message and says nothing leaves it unknown', async () => {
    server.answer('silent');
    expect(await sent('wecom')).toEqual({ kind: 'unknown' });
  });
  it('that is away was sent nothing', async () => {
    const away = { kind: 'wecom' as const, url: 'http://127.0.0.1:1/', secret: null };
    expect(await send(away, MESSAGE, NOW)).toMatchObject({
      problem: 'unreachable',
      isForNow: true,
    });
  });
  it('may not be the server itself, by its number or by a name that leads there', async () => {
    const guarded = sendingToRobots({ isLoopbackAllowed: false, timeoutMs: 400 });
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254', 'a.localhost'])
      expect(
        await guarded({ kind: 'wecom', url: `http://${host}:9/`, secret: null }, MESSAGE, NOW),
      ).toMatchObject({ problem: 'not-allowed', isForNow: false });
    expect(server.calls).toEqual([]);
  });
});

it.each([
  ['10.1.2.3', true],
  ['192.168.1.1', true],
  ['8.8.8.8', true],
  ['2400:3200::1', true],
  ['127.0.0.1', false],
  ['127.9.9.9', false],
  ['0.0.0.0', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['fe80::1', false],
  ['not an address', false],
])('%s may be reached: %s', (ip, isAllowed) => {
  expect(isReachable(ip)).toBe(isAllowed);
});

it('a host is judged as an URL writes it', () => {
  expect(isHostAllowed(new URL('http://[::1]:80').hostname)).toBe(false);
  expect(isHostAllowed(new URL('http://0x7f.1/').hostname)).toBe(false);
  expect(isHostAllowed(new URL('http://localhost./').hostname)).toBe(false);
  expect(isHostAllowed('oapi.dingtalk.com')).toBe(true);
});
