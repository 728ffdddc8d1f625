// Evidence files of a leader and of a case: everything once, each hash and package checked, what is not enclosed named.
import { createHash } from 'node:crypto';
import { unzipped } from '@jinze/documents/testing';
import { linesOfPage, readPdf } from '@jinze/documents/testing/pdf';
import { verifyFile } from '@jinze/ledger/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../platform/ids.ts';
import { codeOf, playCase, seatOf } from '../../testing/case-play.ts';
import type { Visitor } from '../../testing/http.ts';
import { type LedgerWorld, openLedgerWorld } from '../../testing/ledger-world.ts';
import { QINGSHI } from '../../testing/world.ts';

const DAYS = 'from=2026-01-01&to=2026-12-31';
const PAPER = Buffer.from('%PDF-1.7 县安委会会议纪要');
const draftOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Manifest {
  readonly log: { readonly size: number };
  readonly entries: readonly {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const textOf = (pdf: Buffer) =>
  readPdf(pdf)
    .flatMap((page) => linesOfPage(page).map(({ text }) => text))
    .join('\n');

describe('evidence files', () => {
  let world: LedgerWorld;
  let office: Visitor;
  let leader: Visitor;
  let person: string;
  let url: string;

  const record = async (n: number, title: string, duties: string[], people = [person]) => {
    const answer = await office.post('/api/performance/records', {
      draftId: draftOf(n),
      activity: 'led-inspection',
      body: null,
      title,
      occurredOn: `2026-11-${String(1 + (n % 20)).padStart(2, '0')}`,
      occurredTo: null,
      place: '青石化工园区',
      matter: '检查储罐区和装卸栈台',
      findings: null,
      orders: '限期十日整改',
      followUp: null,
      basisNo: null,
      lateReason: null,
      participants: people.map((personId) => ({ personId, role: 'led', duties })),
    });
    expect(answer.body.error).toBeUndefined();
    return answer.body['id'] as string;
  };
  const attach = async (n: number) => {
    const files = '/api/performance/attachments';
    const begun = await office.post(files, {
      draftId: draftOf(n),
      name: '会议纪要.pdf',
      size: PAPER.length,
      digest: digestOf(PAPER),
      keepsMetadata: true,
    });
    const id = begun.body['id'] as string;
    await office.upload(`${files}/${id}/parts/0`, PAPER);
    expect((await office.post(`${files}/${id}/finish`)).body['state']).toBe('kept');
  };
  const filesOf = async (address: string, visitor = office) => {
    const { status, bytes, fileName } = await visitor.download(`${address}&format=zip`);
    expect(status).toBe(200);
    expect(decodeURIComponent(fileName)).toMatch(/^(履职|案件)证据卷(-[\d-]+至[\d-]+)?\.zip$/);
    const files = await unzipped(bytes);
    const manifest = JSON.parse(String(files.get('MANIFEST.json'))) as Manifest;
    return { files, manifest };
  };
  /** Every file is what the list says, no other is there, and every package and receipt is as the project's verifier has it. */
  const requireVerified = async ({ files, manifest }: Awaited<ReturnType<typeof filesOf>>) => {
    expect(manifest.entries.map(({ path }) => path)).toEqual(
      [...files.keys()].filter((path) => path !== 'MANIFEST.json'),
    );
    for (const { path, size, sha256: hash } of manifest.entries)
      expect([path, files.get(path)?.length, sha256(files.get(path) ?? PAPER)]).toEqual([
        path,
        size,
        hash,
      ]);
    const policy = String(files.get('存证/policy.txt'));
    const proofs = [...files].filter(([path]) => /\.(evp|tlog-proof)$/.test(path));
    for (const [path, bytes] of proofs) {
      const verdict = await verifyFile(new Uint8Array(bytes), { policy });
      expect([
        path,
        verdict.ok && verdict.value.statements.filter(({ holds }) => holds === 'no'),
      ]).toEqual([path, []]);
    }
    return proofs.map(([path]) => path);
  };

  beforeAll(async () => {
    world = await openLedgerWorld();
    ({ office } = world);
    person = world.section.personId;
    leader = await world.enterAs(person);
    url = `/api/evidence-files/people/${person}`;
    await record(1, '检查危险化学品企业', ['art6.2', 'art6.4']);
    await attach(2);
    await record(2, '主持召开县安委会全体会议', ['art6.4-1']);
    await record(3, '督导矿山整治', []);
    await record(4, '去年的检查', []);
  });
  afterAll(async () => {
    await world.close();
  });

  it('waits for what is accepted and not yet sealed, and says so', async () => {
    expect((await office.get(`${url}?${DAYS}`)).body['unsealed']).toBeGreaterThan(0);
    const refused = await office.get(`${url}/file?${DAYS}&format=pdf`);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'evidence-files.not-sealed']);
    await world.seal();
    expect((await office.get(`${url}?${DAYS}`)).body).toMatchObject({
      unsealed: 0,
      leftOut: [],
      files: { count: 1, bytes: PAPER.length },
    });
  });

  it('has every record under its duty, with contents, contents page and verification page on paper', async () => {
    const { status, bytes } = await office.download(`${url}/file?${DAYS}&format=pdf`);
    expect(status).toBe(200);
    const text = textOf(bytes);
    for (const said of [
      '履职证据卷',
      '目　录',
      '主持召开县安委会全体会议',
      '检查储罐区和装卸栈台',
      '没有写明职责条项（2条）',
      '会议纪要.pdf',
      '所选范围内的记录全部收录，没有略去。',
      '核验方法',
    ])
      expect(text).toContain(said);
    // A key point stands under the duty it belongs to.
    expect(text).toMatch(/第六条第四项/);
    expect(text.indexOf('第六条第二项')).toBeLessThan(text.indexOf('第六条第四项'));
  });

  it('has in the archive the paper, a list, the files, and packages and receipts that verify', async () => {
    const taken = await filesOf(`${url}/file?${DAYS}`);
    const proofs = await requireVerified(taken);
    const paths = [...taken.files.keys()];
    expect(paths.slice(0, 3)).toEqual(['如何核验.txt', '履职证据卷.pdf', '目录.xlsx']);
    expect(paths.at(-1)).toBe('MANIFEST.json');
    const attached = paths.find((path) => path.endsWith('会议纪要.pdf')) ?? '';
    expect(taken.files.get(attached)?.equals(PAPER)).toBe(true);
    expect(proofs.filter((path) => path.endsWith('.evp')).length).toBeGreaterThan(2);
    expect(textOf(taken.files.get('履职证据卷.pdf') ?? PAPER)).toContain('督导矿山整治');
  });

  it('is the person’s own too, is refused to another region as if nobody were there, and stands in the audit trail', async () => {
    expect((await leader.get(`${url}?${DAYS}`)).status).toBe(200);
    await requireVerified(await filesOf(`${url}/file?${DAYS}`, leader));
    for (const rest of ['', '/file'])
      expect(
        (await world.beside.get(`${url}${rest}?${DAYS}${rest === '' ? '' : '&format=zip'}`)).status,
      ).toBe(404);
    const other = await seatOf(world.services, '副县长（工业）');
    const deputy = await world.enter(other.account);
    expect((await deputy.get(`${url}?${DAYS}`)).status).toBe(404);
    const { rows } = await world.services.owner.query<{ action: string; target: string }>(
      `select action, target from access.audit_entry where action like 'evidence-files.%' order by id`,
    );
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['evidence-files.pdf', 'evidence-files.zip']),
    );
    expect(rows.every(({ target }) => target === person)).toBe(true);
  });

  it('refuses days the wrong way round, and days of which there is nothing', async () => {
    const wrong = await office.get(`${url}?from=2026-12-31&to=2026-01-01`);
    expect([wrong.status, codeOf(wrong)]).toEqual([422, 'evidence-files.ends-before-start']);
    const none = await office.get(`${url}/file?from=2019-01-01&to=2019-12-31&format=zip`);
    expect([none.status, codeOf(none)]).toEqual([409, 'evidence-files.nothing']);
  });

  it('names what is sealed off, gives its receipts and nothing of what it says', async () => {
    const sealed = await record(5, '依法封存的检查', ['art6.2']);
    await world.seal();
    const asked = await office.post('/api/ledger/restrictions', {
      kind: 'seal',
      record: sealed,
      paths: [],
      basis: '《档案法》',
      orderNo: '青档〔2026〕1号',
      reason: '依法封存',
    });
    const decided = await world.second.post(
      `/api/ledger/restrictions/${asked.body['id'] as string}/decide`,
      { version: 1, decision: 'carry-out', note: null },
    );
    expect(decided.body.error).toBeUndefined();
    await world.seal();
    expect((await office.get(`${url}?${DAYS}`)).body['leftOut']).toEqual([
      { reason: 'sealed-off', count: 1 },
    ]);
    const taken = await filesOf(`${url}/file?${DAYS}`);
    const proofs = await requireVerified(taken);
    const text = textOf(taken.files.get('履职证据卷.pdf') ?? PAPER);
    expect(text).toContain('已依法封存，内容不提供');
    const list = (await office.get(`${url}?${DAYS}`)).body as { records: number };
    expect(proofs.filter((path) => path.endsWith('.tlog-proof')).length).toBeGreaterThanOrEqual(
      list.records,
    );
    for (const [path, bytes] of taken.files)
      if (path.endsWith('.evp')) expect(bytes.includes(sealed)).toBe(false);
  });

  describe('of a case', () => {
    let caseId: string;
    let address: string;
    /** Two leaders of a township, which the county's office handles. */
    const townshipSeats = async () => {
      const { rows } = await world.services.owner.query<{ record: string; person: string }>(
        `select distinct on (a.person_id) a.record_id as record, a.person_id as person from posts.appointment a
           join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         where o.region_path = $1 and a.superseded_at is null and a.valid_to is null
           and a.valid_from <= '2026-11-01' order by a.person_id limit 2`,
        [`${QINGSHI}990101100/`],
      );
      return rows;
    };

    it('waits until its evidence is frozen', async () => {
      const play = playCase(world.services, office);
      caseId = await play.open(play.opening({ title: '证据卷一案', region: QINGSHI }));
      address = `/api/evidence-files/cases/${caseId}`;
      const seats = await townshipSeats();
      expect(seats).toHaveLength(2);
      await attach(6);
      await record(
        6,
        '两人都参加的检查',
        ['art6.2'],
        seats.map((seat) => seat.person),
      );
      for (const { record: appointmentId } of seats)
        expect(
          codeOf(await play.onCase(caseId, 'add-person', { appointmentId, onDay: '2026-11-20' })),
        ).toBeUndefined();
      const empty = await office.get(`${address}/file?format=zip`);
      expect([empty.status, codeOf(empty)]).toEqual([409, 'evidence-files.nothing']);
      await world.seal();
      expect(codeOf(await play.onCase(caseId, 'freeze', {}))).toBeUndefined();
      await world.seal();
    });

    it('has its course, its people and what was frozen of each, once', async () => {
      const taken = await filesOf(`${address}/file?`);
      await requireVerified(taken);
      const text = textOf(taken.files.get('案件证据卷.pdf') ?? PAPER);
      for (const said of ['证据卷一案', '办理经过', '固定证据', '涉及的人', '两人都参加的检查'])
        expect(text).toContain(said);
      expect(text).toContain('检查储罐区和装卸栈台');
      expect([...taken.files.keys()].filter((path) => path.endsWith('会议纪要.pdf'))).toHaveLength(
        1,
      );
      // The second of the two is led to what stands with the first.
      expect(text).toContain('另见前面已列的');
    });

    it('is there for who is named in it alone', async () => {
      for (const visitor of [world.second, world.beside, leader])
        expect((await visitor.get(address)).status).not.toBe(200);
    });

    it('names what lies with a body below, for who handles it above', async () => {
      const above = await world.enter(world.world.accounts.get('yunjiang-awb') ?? '');
      const play = playCase(world.services, above);
      const id = await play.open(play.opening({ title: '上级办理的案件' }));
      const head = await seatOf(world.services, '县长');
      expect(
        codeOf(
          await play.onCase(id, 'add-person', { appointmentId: head.record, onDay: '2026-11-20' }),
        ),
      ).toBeUndefined();
      await world.seal();
      expect(codeOf(await play.onCase(id, 'freeze', {}))).toBeUndefined();
      await world.seal();
      const taken = await filesOf(`/api/evidence-files/cases/${id}/file?`, above);
      const proofs = await requireVerified(taken);
      expect(proofs).toEqual([]);
      const text = textOf(taken.files.get('案件证据卷.pdf') ?? PAPER);
      expect(text).toContain('督导矿山整治');
      expect(text).toContain('属于制作人无权提供内容的机构');
      expect(text).not.toContain('检查储罐区和装卸栈台');
    });
  });
});
