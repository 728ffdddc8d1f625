// A time-stamp authority of one's own, made with openssl in a folder that the test removes: root, issuing certificate, authority.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Debian has it, and the project’s CI; nothing but these tests needs it. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const KEYS = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'ec-384': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'rsa-1024': ['-newkey', 'rsa:1024'],
} as const;
export type KeyName = keyof typeof KEYS;

/** Extensions of who issues. */
export const ISSUER = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
];
const STAMPER = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'];

/** Runs it in the folder; a failure shows what it said. */
function openssl(folder: string, args: readonly string[]): Uint8Array {
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${String(stderr)}`);
  return stdout;
}

export interface Wanted {
  readonly name: string;
  /** None: itself. */
  readonly issuer?: string;
  readonly key: KeyName;
  readonly lines: readonly string[];
  /** The key it has already gets another certificate. */
  readonly keepsKey?: boolean;
}

/** `<name>.pem` and `<name>.key`, issued by `<issuer>.pem`. */
export function makeCertificate(
  folder: string,
  { name, issuer, key, lines, keepsKey = false }: Wanted,
): void {
  const ownKey = keepsKey
    ? ['-key', `${name}.key`]
    : [...KEYS[key], '-nodes', '-keyout', `${name}.key`];
  const subject = ['-utf8', '-subj', `/C=CN/O=尽责/CN=${name}`];
  openssl(folder, ['req', '-new', ...ownKey, ...subject, '-out', `${name}.csr`]);
  writeFileSync(join(folder, `${name}.ext`), `${lines.join('\n')}\n`);
  const by =
    issuer === undefined
      ? ['-signkey', `${name}.key`]
      : ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
  const files = ['-in', `${name}.csr`, '-extfile', `${name}.ext`, '-out', `${name}.pem`];
  openssl(folder, ['x509', '-req', '-sha256', '-days', '3650', ...files, ...by]);
}

const config = (digests: string, firstForm: boolean) => `[tsa]
default_tsa = it
[it]
serial = ./serial
signer_cert = ./authority.pem
certs = ./issuing.pem
signer_key = ./authority.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = ${digests}
ess_cert_id_alg = ${firstForm ? 'sha1' : 'sha256'}
accuracy = secs:1
`;

export interface Authority {
  /** PEM. */
  readonly root: string;
  readonly issuing: string;
  readonly stamper: string;
  /** The answer to a request, as `openssl ts -reply` gives it. */
  readonly answer: (request: Uint8Array) => Uint8Array;
  /** The same by an authority that knows SHA-512 alone. */
  readonly refuse: (request: Uint8Array) => Uint8Array;
  /** A token over any content, signed with any certificate of the folder; `-cades` names the certificate in it. */
  readonly sign: (content: Uint8Array, by?: string, flags?: readonly string[]) => Uint8Array;
}

export function openAuthority(folder: string, key: KeyName, firstForm = false): Authority {
  mkdirSync(folder, { recursive: true });
  makeCertificate(folder, { name: 'root', key, lines: ISSUER });
  makeCertificate(folder, { name: 'issuing', issuer: 'root', key, lines: ISSUER });
  makeCertificate(folder, { name: 'authority', issuer: 'issuing', key, lines: STAMPER });
  writeFileSync(join(folder, 'serial'), '0A01\n');
  writeFileSync(join(folder, 'granting.cnf'), config('sha256', firstForm));
  writeFileSync(join(folder, 'refusing.cnf'), config('sha512', firstForm));
  const pem = (name: string) => readFileSync(join(folder, `${name}.pem`), 'utf8');
  const reply = (settings: string) => (request: Uint8Array) => {
    writeFileSync(join(folder, 'request.tsq'), request);
    const made = ['-queryfile', 'request.tsq', '-out', 'answer.tsr'];
    openssl(folder, ['ts', '-reply', '-config', settings, '-section', 'it', ...made]);
    return readFileSync(join(folder, 'answer.tsr'));
  };
  return {
    root: pem('root'),
    issuing: pem('issuing'),
    stamper: pem('authority'),
    answer: reply('granting.cnf'),
    refuse: reply('refusing.cnf'),
    sign: (content, by = 'authority', flags = ['-cades']) => {
      writeFileSync(join(folder, 'content.der'), content);
      const what = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
      const who = ['-signer', `${by}.pem`, '-inkey', `${by}.key`, '-certfile', 'issuing.pem'];
      const files = ['-in', 'content.der', '-outform', 'DER', '-out', 'token.der'];
      openssl(folder, ['cms', '-sign', '-md', 'sha256', ...what, ...who, ...flags, ...files]);
      return readFileSync(join(folder, 'token.der'));
    },
  };
}
