import { createHash } from 'node:crypto';
import { ATTACHMENT_PART_BYTES, type Upload } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/client.ts';
import {
  type Asked,
  digestOfFile,
  PART_BYTES,
  type Sending,
  type Step,
  sendFile,
} from './send-file.ts';

const SIZE = ATTACHMENT_PART_BYTES * 3 + 17;
const bytes = Uint8Array.from({ length: SIZE }, (_, n) => n % 249);
const file = new Blob([bytes]);
const digest = createHash('sha256').update(bytes).digest('hex');
const asked: Asked = { draftId: 'draft', name: '甲.pdf', size: SIZE, digest, keepsMetadata: false };

const offline = () => new ApiError(0, { code: 'http.offline', message: '' });
const refusal = (status: number, code: string, received?: number) =>
  new ApiError(status, {
    code,
    message: '',
    ...(received === undefined ? {} : { current: { received } }),
  });

/** A server that keeps what arrives; `before` may break any call, before or after it took effect. */
function server(breaks: (call: string, time: number) => 'before' | 'after' | Error | undefined) {
  const kept: Uint8Array[] = [];
  const calls: string[] = [];
  const waits: number[] = [];
  let received = 0;
  let isGivenUp = false;
  const upload = (state: Upload['state'] = 'receiving'): Upload => ({
    id: 'id' as Upload['id'],
    state,
    name: asked.name,
    size: SIZE,
    digest,
    received,
    keepsMetadata: false,
    type: null,
  });
  const act = async <T>(call: string, work: () => Promise<T>): Promise<T> => {
    calls.push(call);
    const broken = breaks(call.split(' ')[0] ?? '', calls.length);
    if (broken instanceof Error) throw broken;
    if (broken === 'before') throw offline();
    const answer = await work();
    if (broken === 'after') throw offline();
    return answer;
  };
  const sending: Sending = {
    begin: () => act('begin', async () => upload()),
    part: (_, offset, part) =>
      act(`part ${offset}`, async () => {
        if (offset !== received) throw refusal(409, 'performance.attachment-gap', received);
        kept.push(new Uint8Array(await part.arrayBuffer()));
        received += part.size;
        return { received };
      }),
    finish: () => act('finish', async () => upload('kept')),
    wait: async (attempt) => void waits.push(attempt),
    isGivenUp: () => isGivenUp,
  };
  return {
    sending,
    calls,
    waits,
    arrived: () => Buffer.concat(kept),
    giveUp: () => {
      isGivenUp = true;
    },
  };
}

it('a part is as large as the contract lets it be', () => {
  expect(PART_BYTES).toBe(ATTACHMENT_PART_BYTES);
});

describe('a file', () => {
  it('is known by its digest, read piece by piece', async () => {
    const seen: number[] = [];
    expect(await digestOfFile(file, (done) => seen.push(done))).toBe(digest);
    expect(seen).toEqual([2 * 1024 * 1024, SIZE]);
    expect(await digestOfFile(new Blob([]))).toBe(createHash('sha256').digest('hex'));
  });

  it('is sent in parts, in order, and finished', async () => {
    const one = server(() => undefined);
    const steps: Step[] = [];
    const sent = await sendFile(file, asked, one.sending, (step) => steps.push(step));
    expect(sent?.state).toBe('kept');
    expect(one.arrived().equals(Buffer.from(bytes))).toBe(true);
    expect(one.calls).toEqual([
      'begin',
      ...[0, 1, 2, 3].map((n) => `part ${n * ATTACHMENT_PART_BYTES}`),
      'finish',
    ]);
    expect(steps.map(({ kind }) => kind)).toEqual([
      'sending',
      'sending',
      'sending',
      'sending',
      'checking',
    ]);
  });

  it.each(['before', 'after'] as const)(
    'goes on where the server is, whatever call the connection breaks %s',
    async (when) => {
      for (let time = 1; time <= 6; time += 1) {
        const one = server((_, at) => (at === time ? when : undefined));
        const steps: Step[] = [];
        const sent = await sendFile(file, asked, one.sending, (step) => steps.push(step));
        expect(sent?.state).toBe('kept');
        expect(one.arrived().equals(Buffer.from(bytes))).toBe(true);
        expect(one.waits).toEqual([1]);
        expect(steps.some(({ kind }) => kind === 'waiting')).toBe(true);
      }
    },
  );

  it('waits longer each time until something gets through', async () => {
    const one = server((call, at) => (call === 'part' && at < 8 ? 'before' : undefined));
    await sendFile(file, asked, one.sending, () => undefined);
    expect(one.waits).toEqual([1, 2, 3]);
  });

  it('another tab that sent a part already is followed', async () => {
    const one = server(() => undefined);
    const part: Sending['part'] = (...given) => one.sending.part(...given);
    let isFirst = true;
    const sending: Sending = {
      ...one.sending,
      part: async (id, offset, blob) => {
        if (isFirst) {
          isFirst = false;
          await part(id, 0, file.slice(0, 5));
        }
        return part(id, offset, blob);
      },
    };
    await sendFile(file, asked, sending, () => undefined);
    expect(one.arrived().equals(Buffer.from(bytes))).toBe(true);
  });

  it('a refusal that stays is told, one that passes is waited out', async () => {
    const stays = server((call) =>
      call === 'finish' ? refusal(422, 'performance.attachment-type') : undefined,
    );
    await expect(sendFile(file, asked, stays.sending, () => undefined)).rejects.toMatchObject({
      code: 'performance.attachment-type',
    });
    expect(stays.waits).toEqual([]);
    const passes = server((_, at) => (at === 2 ? refusal(503, 'http.unavailable') : undefined));
    expect((await sendFile(file, asked, passes.sending, () => undefined))?.state).toBe('kept');
    // A server that refuses the very place it asked for is not asked for ever.
    const mad = server((call) =>
      call === 'part' ? refusal(409, 'performance.attachment-gap', 0) : undefined,
    );
    await expect(sendFile(file, asked, mad.sending, () => undefined)).rejects.toMatchObject({
      code: 'performance.attachment-gap',
    });
  });

  it('taken out, it is not sent any further', async () => {
    const one = server((_, at) => {
      if (at === 3) one.giveUp();
      return undefined;
    });
    expect(await sendFile(file, asked, one.sending, () => undefined)).toBeUndefined();
    expect(one.calls.length).toBe(3);
  });
});
