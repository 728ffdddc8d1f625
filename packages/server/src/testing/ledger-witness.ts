// For tests: a witness in the test's own process. Its memory outlives whatever is killed, so it knows of two histories.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { assert } from '@jinze/kernel';
import { generateSigningKey, signerFrom } from '@jinze/ledger';
import type { Alg, VerifierKey } from '@jinze/ledger/verify';
import {
  decideAddCheckpoint,
  type KnownTree,
  parseAddCheckpoint,
  refusalAnswer,
  type WitnessDecision,
} from '@jinze/ledger/witness';

const NAME = 'test-witness';

export interface TestWitness {
  /** The file of witnesses that names it alone. */
  list(address: string): string;
  answer(body: string): WitnessDecision;
  /** Every tree it has cosigned. */
  readonly cosigned: readonly KnownTree[];
}

/** `logKeys`: asked at each request, for the log may be made after its witness. */
export function makeWitness(alg: Alg, logKeys: () => readonly VerifierKey[]): TestWitness {
  const keyOf = (type: 'ed25519-cosignature' | 'sm2-cosignature') => {
    const { privatePem, verifierKey } = generateSigningKey(NAME, type);
    const signer = signerFrom(privatePem, NAME, type);
    assert(signer.ok, 'a key just made signs');
    return { signer: signer.value, verifierKey };
  };
  const keys = { sha256: keyOf('ed25519-cosignature'), sm3: keyOf('sm2-cosignature') };
  const signers = { sha256: keys.sha256.signer, sm3: keys.sm3.signer };
  const cosigned: KnownTree[] = [];
  return {
    cosigned,
    list: (address) => `witness ${NAME} ${keys[alg].verifierKey} ${address}\nquorum ${NAME}\n`,
    answer: (body) => {
      const request = parseAddCheckpoint(body);
      if (!request.ok) return refusalAnswer(400, 'witness.malformed');
      const decision = decideAddCheckpoint({
        request: request.value,
        known: cosigned.at(-1),
        logKeys: logKeys(),
        now: BigInt(Math.floor(Date.now() / 1000)),
        signers,
      });
      if (decision.next !== undefined) cosigned.push(decision.next);
      return decision;
    },
  };
}

/** The same over HTTP, for processes. */
export async function serveWitness(
  witness: Pick<TestWitness, 'answer'>,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void textOf(request)
      .then((body) => witness.answer(body))
      .then(({ status, contentType, body }) => {
        response.writeHead(status, { 'content-type': contentType }).end(body);
      })
      // Who was killed in the middle of asking is nobody to answer.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
