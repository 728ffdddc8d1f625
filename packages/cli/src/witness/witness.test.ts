// The witness on its folder: what it answers over HTTP and by file, and what it remembers whatever fails.
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { generateSigningKey } from '@jinze/ledger';
import type { Alg } from '@jinze/ledger/verify';
import { openNote, parsePolicy, parseVerifierKey, type VerifierKey } from '@jinze/ledger/verify';
import {
  addCosignatures,
  exchangeText,
  knownSizeOf,
  MAX_REQUEST,
  parseExchangeAnswers,
} from '@jinze/ledger/witness';
import { afterAll, describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from './disk.ts';
import {
  addLogsTo,
  exchange,
  openWitness,
  policyLines,
  type RunningWitness,
  serveWitness,
  startWitness,
} from './index.ts';
import { folders, history, logOf, post } from './testing/log.ts';
import type { Witness, WitnessOptions } from './witness.ts';

const { fresh, remove } = folders();
const LOGS = { sha256: logOf('sha256'), sm3: logOf('sm3') } as const;
const VKEYS = [LOGS.sha256.vkey, LOGS.sm3.vkey];
const ALGS = ['sha256', 'sm3'] as const;
const TIME = 1_772_672_400n;

const running: RunningWitness[] = [];
async function started(folder: string): Promise<RunningWitness> {
  const witness = await startWitness({ folder, port: 0, logs: VKEYS, now: () => TIME });
  running.push(witness);
  return witness;
}
afterAll(async () => {
  await Promise.all(running.map(({ stop }) => stop()));
  remove();
});

async function opened(options: WitnessOptions): Promise<Witness> {
  const witness = await openWitness(options);
  if (!witness.ok) throw new Error(witness.error.code);
  return witness.value;
}

function keysOf(vkeys: readonly string[]): VerifierKey[] {
  return vkeys.map((vkey) => {
    const key = parseVerifierKey(vkey);
    if (!key.ok) throw new Error(key.error.code);
    return key.value;
  });
}

const code = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe.each(ALGS)('over HTTP, a log of profile %s', (alg: Alg) => {
  const log = LOGS[alg];

  it('is cosigned as it grows, and answered with every status there is', async () => {
    const { address, verifierKeys } = await started(fresh());
    const seven = history(alg, 7);
    const refused = (status: number, body: string) => ({
      status,
      contentType: 'text/plain; charset=utf-8',
      body: `${body}\n`,
    });
    const stale = (size: number) => ({
      status: 409,
      contentType: 'text/x.tlog.size',
      body: `${size}\n`,
    });

    const first = await post(address, log.request(0, history(alg, 3)));
    expect(first).toMatchObject({ status: 200, contentType: 'text/plain; charset=utf-8' });
    const grown = await post(address, log.request(3, seven));
    const added = addCosignatures({
      note: log.note(seven),
      answer: grown.body,
      keys: keysOf(verifierKeys),
    });
    expect(added).toMatchObject({
      ok: true,
      value: {
        cosignatures: [
          { time: TIME, key: { type: `${alg === 'sm3' ? 'sm2' : 'ed25519'}-cosignature` } },
        ],
      },
    });
    expect((await post(address, log.request(7, seven))).status).toBe(200);

    expect(await post(address, 'old x\n\n')).toEqual(refused(400, 'witness.malformed'));
    expect(await post(address, log.request(9, seven))).toEqual(
      refused(400, 'witness.old-size-too-great'),
    );
    expect(
      await post(address, log.request(7, seven).replaceAll('jinze.example', 'other.example')),
    ).toEqual(refused(404, 'witness.unknown-log'));
    expect(await post(address, log.request(7, seven).replace('\n7\n', '\n9\n'))).toEqual(
      refused(403, 'witness.bad-signature'),
    );
    expect(await post(address, log.request(3, history(alg, 8)))).toEqual(stale(7));
    expect(await post(address, log.request(7, history(alg, 7, 6)))).toEqual(
      refused(409, 'witness.other-root'),
    );
    expect(await post(address, log.request(7, history(alg, 9, 6)))).toEqual(
      refused(422, 'witness.bad-proof'),
    );
    expect((await post(address, log.request(7, history(alg, 9)))).status).toBe(200);
  });

  it('that was restored from an old backup is told so, and its other history is never cosigned', async () => {
    const { address } = await started(fresh());
    await post(address, log.request(0, history(alg, 7)));
    const restored = history(alg, 4);
    const told = await post(address, log.request(4, restored));
    expect([told.status, knownSizeOf(told.body)]).toEqual([409, 7n]);
    // It goes on from its backup with other entries, and claims to be what the witness knows.
    expect((await post(address, log.request(7, history(alg, 7, 4)))).status).toBe(409);
    expect((await post(address, log.request(7, history(alg, 12, 4)))).status).toBe(422);
  });

  it('of two that ask at the same time, one is cosigned and the other is told the size', async () => {
    const { address } = await started(fresh());
    let known = 0;
    for (let round = 1; round <= 10; round += 1) {
      const size = known + round;
      const [one, other] = [history(alg, size), history(alg, size, Math.max(0, size - 1))];
      const answers = await Promise.all(
        [one, other, one].map((leaves) => post(address, log.request(known, leaves))),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
        200, 409, 409,
      ]);
      if (answers[1]?.status === 200) return;
      known = size;
    }
  });
});

describe('any body', () => {
  it('is answered, and the next one too', async () => {
    const { address } = await started(fresh());
    const good = LOGS.sha256.request(0, history('sha256', 3));
    const bodies: [string | Uint8Array, number][] = [
      ['', 400],
      ['\n\n', 400],
      [`\ufeff${good}`, 400],
      [Buffer.from([0xff, 0xfe, 0x00]), 400],
      [Buffer.concat([Buffer.from(good), Buffer.from([0xc3])]), 400],
      [good.replaceAll('\n', '\r\n'), 400],
      [good + '\0'.repeat(100), 400],
      [`${good}${'— a b\n'.repeat(3000)}`, 400],
      ['x'.repeat(MAX_REQUEST + 1), 413],
      ['责'.repeat(MAX_REQUEST / 2), 413],
    ];
    for (const [body, status] of bodies) expect((await post(address, body)).status).toBe(status);
    expect((await post(address, good)).status).toBe(200);
  });

  it('without end is cut off at the limit', async () => {
    const { address } = await started(fresh());
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(`${address}/add-checkpoint`, { method: 'POST' }, (answer) => {
        resolve(answer.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      for (let part = 0; part < 10; part += 1) request.write('x'.repeat(10_000));
    });
    expect(status).toBe(413);
    expect((await fetch(address)).status).toBe(200);
  });

  it('elsewhere or by another method is told where to go', async () => {
    const { address } = await started(fresh());
    const status = async (path: string, method: string) => {
      const answer = await fetch(`${address}${path}`, { method });
      await answer.text();
      return answer.status;
    };
    expect(await status('/add-checkpoint', 'GET')).toBe(405);
    expect(await status('/', 'POST')).toBe(405);
    expect(await status('/keys.json', 'GET')).toBe(404);
    expect(await status('/%2e%2e/keys.json', 'GET')).toBe(404);
  });
});

describe('the page for people', () => {
  it('shows keys, lines that a policy takes, and the logs with what is remembered', async () => {
    const witness = await started(fresh());
    await post(witness.address, LOGS.sm3.request(0, history('sm3', 3)));
    const page = await (await fetch(witness.address)).text();
    for (const vkey of witness.verifierKeys) expect(page).toContain(`  ${vkey}\n`);
    expect(page).toContain(`${LOGS.sha256.origin}：还没有见证过`);
    expect(page).toContain(`${LOGS.sm3.origin}：3 条，最近一次见证 2026-03-05 09:00:00`);
    const lines = policyLines(witness, witness.address);
    for (const line of lines) expect(page).toContain(`  ${line}\n`);
    expect(parsePolicy(`log ${VKEYS[0]}\n${lines.join('\n')}\nquorum ${witness.name}\n`).ok).toBe(
      true,
    );
    expect(page).not.toContain('PRIVATE');
  });
});

describe('the folder', () => {
  it('is made at the first start, readable by nobody else, and has the same keys ever after', async () => {
    const folder = join(fresh(), 'a', 'b');
    const first = await opened({ folder, logs: VKEYS });
    await first.close();
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    expect(first.name).toMatch(/^jinze-witness\/[0-9a-f]{8}$/);
    const again = await opened({ folder });
    expect(again.verifierKeys).toEqual(first.verifierKeys);
    expect(again.logs().map(({ origin }) => origin)).toEqual(
      Object.values(LOGS).map(({ origin }) => origin),
    );
    await again.close();
  });

  it('is refused to a second process, and given when the first has let it go', async () => {
    const folder = fresh();
    const first = await opened({ folder });
    expect(await openWitness({ folder }, 2)).toEqual({
      ok: false,
      error: { code: 'witness.folder-in-use', about: folder },
    });
    await first.close();
    await (await opened({ folder })).close();
  });

  it('with another name, an open or a broken key file, is not served', async () => {
    const folder = fresh();
    const keys = join(folder, 'keys.json');
    await (await opened({ folder, name: '省档案馆' })).close();
    expect(code(await openWitness({ folder, name: '省应急厅' }))).toBe('witness.other-name');
    chmodSync(keys, 0o640);
    expect(code(await openWitness({ folder }))).toBe('witness.keys-open-to-others');
    chmodSync(keys, 0o600);
    const whole = readFileSync(keys, 'utf8');
    for (const broken of [
      '',
      'null',
      '{}',
      whole.slice(0, 200),
      whole.replace('"v": 1', '"v": 2'),
    ]) {
      writeFileSync(keys, broken);
      expect(code(await openWitness({ folder }))).toBe('witness.bad-keys');
    }
    expect(code(await openWitness({ folder: fresh(), name: '有 空格' }))).toBe('witness.bad-name');
    const file = join(fresh(), 'file');
    writeFileSync(file, '');
    expect(code(await openWitness({ folder: file }))).toBe('witness.bad-folder');
  });

  it('an address that is taken is refused, and the folder is free again', async () => {
    const { address } = await started(fresh());
    const port = Number(new URL(address).port);
    const folder = fresh();
    expect(code(await serveWitness({ folder, port }))).toBe('witness.cannot-listen');
    await (await opened({ folder })).close();
  });
});

describe('the list of logs', () => {
  it('takes each key once, of one profile for each origin, and of logs only', async () => {
    const folder = fresh();
    const gmOfSame = generateSigningKey(LOGS.sha256.origin, 'sm2').verifierKey;
    expect(code(await addLogsTo({ folder, logs: [...VKEYS, ...VKEYS] }))).toBe('ok');
    expect(readFileSync(join(folder, 'logs.txt'), 'utf8').match(/^jinze/gm)).toHaveLength(2);
    const witness = await opened({ folder });
    expect(code(await addLogsTo({ folder, logs: [witness.verifierKeys[0]] }))).toBe(
      'witness.bad-log',
    );
    expect(code(await addLogsTo({ folder, logs: ['nonsense'] }))).toBe('witness.bad-log');
    expect(code(await addLogsTo({ folder, logs: [gmOfSame] }))).toBe('witness.other-profile');
    const nextKey = generateSigningKey(LOGS.sha256.origin, 'ed25519').verifierKey;
    expect(code(await addLogsTo({ folder, logs: [nextKey] }))).toBe('ok');
    await witness.close();
    writeFileSync(join(folder, 'logs.txt'), `# 说明\n\n${gmOfSame}\nnonsense\n`);
    expect(code(await openWitness({ folder }))).toBe('witness.bad-list');
    writeFileSync(join(folder, 'logs.txt'), `${gmOfSame}\n${nextKey}\n`);
    expect(code(await openWitness({ folder }))).toBe('witness.other-profile');
  });

  it('may be added to while the witness runs, and one that nobody can read stops cosigning', async () => {
    const folder = fresh();
    const witness = await opened({ folder });
    const request = LOGS.sha256.request(0, history('sha256', 3));
    expect(witness.answer(request).status).toBe(404);
    expect(code(await addLogsTo({ folder, logs: [LOGS.sha256.vkey] }))).toBe('ok');
    expect(witness.answer(request).status).toBe(200);
    writeFileSync(join(folder, 'logs.txt'), 'nonsense\n');
    expect(witness.answer(request)).toMatchObject({
      status: 503,
      body: 'witness.cannot-remember\n',
    });
    await witness.close();
  });
});

describe('what is remembered', () => {
  const log = LOGS.sha256;
  const three = history('sha256', 3);
  const seven = history('sha256', 7);

  it('is on the disk before anybody is answered, step by step', async () => {
    const steps: string[] = [];
    const disk: Disk = {
      write: (path, text) => {
        steps.push('write');
        nodeDisk.write(path, text);
      },
      sync: (path) => {
        steps.push(statSync(path).isDirectory() ? 'sync folder' : 'sync file');
        nodeDisk.sync(path);
      },
      rename: (from, to) => {
        steps.push('rename');
        nodeDisk.rename(from, to);
      },
    };
    const witness = await opened({ folder: fresh(), logs: VKEYS, disk });
    steps.length = 0;
    expect(witness.answer(log.request(0, three)).status).toBe(200);
    expect(steps).toEqual(['write', 'sync file', 'rename', 'sync folder']);
    steps.length = 0;
    expect(witness.answer(log.request(0, seven)).status).toBe(409);
    expect(steps).toEqual([]);
    await witness.close();
  });

  const STEPS = ['write', 'sync file', 'rename', 'sync folder'] as const;
  const table = STEPS.flatMap((step) =>
    (['not kept', 'kept'] as const).map((fate) => [step, fate] as const),
  );
  it.each(table)(
    '%s failed and was %s: no cosignature, and no second history after it',
    async (step, fate) => {
      const folder = fresh();
      let isFailing = false;
      const failing = (name: (typeof STEPS)[number], act: () => void) => {
        const fails = isFailing && name === step;
        if (!fails || fate === 'kept') act();
        if (fails) throw Object.assign(new Error('planted'), { code: 'EIO' });
      };
      const disk: Disk = {
        write: (path, text) => failing('write', () => nodeDisk.write(path, text)),
        sync: (path) =>
          failing(statSync(path).isDirectory() ? 'sync folder' : 'sync file', () =>
            nodeDisk.sync(path),
          ),
        rename: (from, to) => failing('rename', () => nodeDisk.rename(from, to)),
      };
      const said: string[] = [];
      const witness = await opened({ folder, logs: VKEYS, disk, say: (line) => said.push(line) });
      expect(witness.answer(log.request(0, three)).status).toBe(200);
      isFailing = true;
      const answer = witness.answer(log.request(3, seven));
      expect([answer.status, answer.body]).toEqual([503, 'witness.cannot-remember\n']);
      expect(said.join()).toContain('EIO');
      isFailing = false;
      await witness.close();
      // Whoever reads the folder now knows of size 3, or of size 7 if the file was renamed already.
      const isRenamed = step === 'sync folder' || (step === 'rename' && fate === 'kept');
      const again = await opened({ folder });
      const known = again.answer(log.request(0, seven));
      expect([known.status, knownSizeOf(known.body)]).toEqual([409, isRenamed ? 7n : 3n]);
      const other = again.answer(log.request(isRenamed ? 7 : 3, history('sha256', 7, 5)));
      expect(other.status).toBe(isRenamed ? 409 : 200);
      await again.close();
    },
  );

  it('a file that was changed, or is of another log, is no memory: 503, and the other log goes on', async () => {
    const folder = fresh();
    const witness = await opened({ folder, logs: VKEYS });
    const gm = LOGS.sm3;
    expect(witness.answer(log.request(0, three)).status).toBe(200);
    const [own = ''] = readdirSync(join(folder, 'memory'));
    expect(witness.answer(gm.request(0, history('sm3', 3))).status).toBe(200);
    const path = join(folder, 'memory', own);
    const note = readFileSync(path, 'utf8');
    const gmFile = readdirSync(join(folder, 'memory')).find((name) => name !== own) ?? '';
    const others = [
      '',
      note.slice(0, -9),
      note.replace('\n3\n', '\n2\n'),
      log.note(three),
      readFileSync(join(folder, 'memory', gmFile), 'utf8'),
    ];
    for (const changed of others) {
      writeFileSync(path, changed);
      expect(witness.answer(log.request(3, seven)).status).toBe(503);
      expect(witness.answer(log.request(0, seven)).status).toBe(503);
      expect(witness.answer(gm.request(3, history('sm3', 3))).status).toBe(200);
    }
    writeFileSync(path, note);
    expect(witness.answer(log.request(3, seven)).status).toBe(200);
    await witness.close();
  });

  it('a memory that was restored asks for the way from there, and cosigns what has grown out of it', async () => {
    const folder = fresh();
    const memory = join(folder, 'memory');
    const saved = join(fresh(), 'memory');
    const witness = await opened({ folder, logs: VKEYS });
    witness.answer(log.request(0, three));
    cpSync(memory, saved, { recursive: true });
    expect(witness.answer(log.request(3, seven)).status).toBe(200);
    rmSync(memory, { recursive: true });
    cpSync(saved, memory, { recursive: true });
    const told = witness.answer(log.request(7, history('sha256', 9)));
    expect([told.status, knownSizeOf(told.body)]).toEqual([409, 3n]);
    expect(witness.answer(log.request(3, history('sha256', 9))).status).toBe(200);
    expect(witness.answer(log.request(9, history('sha256', 9, 2))).status).toBe(409);
    await witness.close();
  });

  it('is a note that everybody can check: the log signed it, and the witness', async () => {
    const folder = fresh();
    const witness = await opened({ folder, logs: VKEYS });
    witness.answer(log.request(0, three));
    const [name = ''] = readdirSync(join(folder, 'memory'));
    const note = openNote(
      readFileSync(join(folder, 'memory', name), 'utf8'),
      keysOf([log.vkey, ...witness.verifierKeys]),
    );
    expect(note.ok && note.value.signatures.map(({ key }) => key.type)).toEqual([
      'ed25519',
      'ed25519-cosignature',
    ]);
    await witness.close();
  });
});

describe('by file', () => {
  it('answers all requests of a file in one step, and what comes back is what the log takes', async () => {
    const folder = fresh();
    const [input, output] = [join(folder, '待见证.txt'), join(folder, '答复.txt')];
    const witness = await opened({ folder, logs: VKEYS });
    const requests = ALGS.flatMap((alg) => [
      LOGS[alg].request(0, history(alg, 3)),
      LOGS[alg].request(3, history(alg, 7)),
      LOGS[alg].request(3, history(alg, 9)),
    ]);
    writeFileSync(input, exchangeText(requests));
    expect(exchange(witness, input, output)).toEqual({
      ok: true,
      value: { cosigned: 4, refused: 2 },
    });
    const answers = parseExchangeAnswers(readFileSync(output, 'utf8'));
    if (!answers.ok) throw new Error(answers.error.code);
    expect(answers.value.map(({ status, checkpoint }) => [status, checkpoint?.size])).toEqual([
      [200, 3n],
      [200, 7n],
      [409, 9n],
      [200, 3n],
      [200, 7n],
      [409, 9n],
    ]);
    const note = LOGS.sm3.note(history('sm3', 7));
    expect(
      addCosignatures({
        note,
        answer: answers.value[4]?.body ?? '',
        keys: keysOf(witness.verifierKeys),
      }),
    ).toMatchObject({ ok: true, value: { cosignatures: [{ key: { type: 'sm2-cosignature' } }] } });
    await witness.close();
  });

  it('refuses what is no such file, and never writes over an answer', async () => {
    const folder = fresh();
    const witness = await opened({ folder, logs: VKEYS });
    const at = (name: string) => join(folder, name);
    expect(code(exchange(witness, at('none'), at('out')))).toBe('witness.bad-folder');
    writeFileSync(at('empty'), '');
    expect(code(exchange(witness, at('empty'), at('out')))).toBe('witness.bad-input');
    writeFileSync(at('in'), LOGS.sha256.request(0, history('sha256', 3)));
    writeFileSync(at('there'), 'an answer');
    expect(code(exchange(witness, at('in'), at('there')))).toBe('witness.output-exists');
    expect(readFileSync(at('there'), 'utf8')).toBe('an answer');
    // Nothing was cosigned in between.
    expect(witness.answer(LOGS.sha256.request(0, history('sha256', 5))).status).toBe(200);
    await witness.close();
  });
});
