// Over real sockets on this machine: what a mail server may do, and what is known of the message then.
import { afterEach, describe, expect, it } from 'vitest';
import { type MailServer, type Manner, startMailServer } from '../../testing/mail-server.ts';
import { mailOver } from './send-mail.ts';

const MESSAGE = {
  subject: '【尽责】3 件督办事项即将到期',
  text: '3 件督办事项即将到期\n  https://a/b',
};
const FROM = 'jinze@example.gov.cn';

describe('e-mail', () => {
  let server: MailServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  const sendTo = async (manner: Manner, credentials = '') => {
    server = await startMailServer();
    server.behave(manner);
    const url = server.url.replace('//', `//${credentials}`);
    return mailOver({ url, from: FROM }, 400)('zhang@example.gov.cn', MESSAGE);
  };

  it('arrives as it was written', async () => {
    expect(await sendTo('good')).toEqual({ kind: 'sent' });
    expect(server?.received).toEqual([{ ...MESSAGE, from: FROM, to: 'zhang@example.gov.cn' }]);
  });
  it('an address that is refused is given up; the server itself is well', async () => {
    expect(await sendTo('refuse-address')).toMatchObject({
      kind: 'not-sent',
      problem: 'refused',
      status: 550,
      isForNow: false,
      isEverything: false,
    });
    expect(await sendTo('refuse-message')).toMatchObject({ status: 554, isForNow: false });
  });
  it('a busy server is asked again', async () => {
    expect(await sendTo('busy')).toMatchObject({
      status: 451,
      isForNow: true,
      isEverything: false,
    });
  });
  it('a refused log-in and a server that is away concern every message', async () => {
    expect(await sendTo('refuse-login', 'user:wrong@')).toMatchObject({
      kind: 'not-sent',
      status: 535,
      isForNow: true,
      isEverything: true,
    });
    await server?.close();
    server = undefined;
    const away = mailOver({ url: 'smtp://127.0.0.1:1', from: FROM }, 400);
    expect(await away('a@example.gov.cn', MESSAGE)).toMatchObject({
      problem: 'unreachable',
      isForNow: true,
      isEverything: true,
    });
  });
  it('a server that says nothing is too slow, and nothing was sent', async () => {
    expect(await sendTo('silent')).toMatchObject({ problem: 'too-slow', isEverything: true });
  });
  it('a server that breaks off after the message may have it: nobody knows', async () => {
    expect(await sendTo('break-off')).toEqual({ kind: 'unknown' });
    expect(server?.received).toHaveLength(1);
  });
  it('a line break in an address or a subject makes no further header', async () => {
    server = await startMailServer();
    const send = mailOver({ url: server.url, from: FROM }, 400);
    await send('a@example.gov.cn\r\nBcc: b@example.com', {
      subject: 'x\r\nBcc: c@example.com',
      text: '',
    });
    expect(server.received.map(({ to }) => to)).not.toContain('b@example.com');
    expect(server.received.every(({ subject }) => !subject.includes('\n'))).toBe(true);
  });
});
