// A mail server for tests over plain sockets: keeps what it took, and misbehaves where it is told to.
import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `break-off`: takes the whole message and closes without a word. `silent`: accepts connections and says nothing. */
export type Manner =
  | 'good'
  | 'refuse-address'
  | 'busy'
  | 'refuse-login'
  | 'break-off'
  | 'silent'
  | 'refuse-message';

export interface MailServer {
  readonly port: number;
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Connections so far. */
  readonly connections: () => number;
  behave(manner: Manner): void;
  close(): Promise<void>;
}

function decodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, body: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(body, 'base64').toString('binary')
        : quoted(body.replaceAll('_', ' ')),
    );
}

const quoted = (text: string) =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );

const utf8 = (binary: string) => Buffer.from(binary, 'binary').toString('utf8');

function readMail(raw: string, from: string, to: string): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(end + 4);
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const encoding = header('content-transfer-encoding').toLowerCase();
  const decoded =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('binary')
      : encoding === 'quoted-printable'
        ? quoted(body)
        : body;
  return {
    from,
    to,
    subject: utf8(decodedWords(header('subject'))),
    text: utf8(decoded).replaceAll('\r\n', '\n').trimEnd(),
  };
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let manner: Manner = 'good';
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.setEncoding('latin1');
    if (manner === 'silent') return;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test ESMTP');
    let [from, to, buffer, isData] = ['', '', '', false];
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'EHLO' && manner === 'refuse-login') say('250-test\r\n250 AUTH PLAIN');
      else if (verb === 'EHLO' || verb === 'HELO') say('250 test');
      else if (verb === 'AUTH') say('535 who are you');
      else if (verb === 'MAIL') {
        from = address;
        say(manner === 'busy' ? '451 later' : '250 ok');
      } else if (verb === 'RCPT') {
        to = address;
        say(manner === 'refuse-address' ? '550 no such user' : '250 ok');
      } else if (verb === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    const take = (raw: string) => {
      isData = false;
      if (manner === 'refuse-message') {
        say('554 not this');
        return;
      }
      received.push(readMail(raw.replaceAll(/^\.\./gm, '.'), from, to));
      if (manner === 'break-off') socket.destroy();
      else say('250 taken');
    };
    socket.on('data', (part) => {
      buffer += String(part);
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n';
        const at = buffer.indexOf(mark);
        if (at < 0) return;
        const text = buffer.slice(0, at);
        buffer = buffer.slice(at + mark.length);
        if (isData) take(`${text}\r\n`);
        else command(text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    behave: (next) => {
      manner = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
