// Duty lists, what was asked of a leader, the talk with them, their handover and the accident of a case, as the paper file says them to who may read each.
import { linesOfPage, readPdf } from '@jinze/documents/testing/pdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, playCase } from '../../testing/case-play.ts';
import { documentOf, stepOf } from '../../testing/deployments.ts';
import type { Visitor } from '../../testing/http.ts';
import { type LedgerWorld, openLedgerWorld } from '../../testing/ledger-world.ts';
import { QINGSHI, YUNJIANG } from '../../testing/world.ts';

const DAYS = 'from=2026-01-01&to=2026-12-31';

describe('records that are written out beside duty records', () => {
  let world: LedgerWorld;
  let office: Visitor;
  let url: string;
  let seat: { organ: string; post: string; person: string; appointment: string; version: number };

  const asked = async (address: string, body: unknown, visitor = office) => {
    const answer = await visitor.post(address, body);
    expect([address, answer.status, answer.body.error]).toEqual([address, 200, undefined]);
    return answer.body;
  };
  const paperOf = async (address: string, visitor = office, days = `&${DAYS}`) => {
    const { status, bytes } = await visitor.download(`${address}/file?format=pdf${days}`);
    expect(status).toBe(200);
    return readPdf(bytes)
      .flatMap((page) => linesOfPage(page).map(({ text }) => text))
      .join('\n');
  };

  const askDeputy = async () => {
    const deployment = await asked(
      '/api/deployments',
      documentOf({
        asks: [
          { what: '逐企排查动火审批', organId: seat.organ, postId: seat.post, dueOn: '2026-11-10' },
        ],
      }),
    );
    const id = String(deployment['id']);
    const step = async (more: object) => {
      const { body } = await office.get(`/api/deployments/${id}`);
      const [ask] = body['asks'] as { id: string; version: number }[];
      const said = { ask: ask?.id, version: ask?.version, ...stepOf(more) };
      return asked(`/api/deployments/${id}/steps`, said);
    };
    await step({});
    await step({ kind: 'studied', on: '2026-10-15', venue: '县政府第21次常务会议' });
    const { body } = await office.get(`/api/deployments/${id}`);
    const [ask] = body['asks'] as { version: number; steps: { id: string }[] }[];
    await asked(`/api/deployments/${id}/steps/${ask?.steps[1]?.id}/withdraw`, {
      version: ask?.version,
      correctionReason: '会议没有研究此事',
    });
  };

  /** By the office above. */
  const talkWithDeputy = async (above: Visitor) => {
    const said = (rest: string, body: object) => asked(`/api/talks${rest}`, body, above);
    const talk = await said('', {
      region: YUNJIANG,
      subject: { kind: 'person', appointmentId: seat.appointment },
      ground: { kind: 'deployment', reason: '专项整治逾期未落实', documentNo: null },
      talkerOrgan: '云江市安委会办公室',
      talker: '主任 周某',
      matters: '动火审批排查情况',
    });
    const id = String(talk['id']);
    if (talk['needsApproval'] === true)
      await said(`/${id}/approve`, {
        version: 1,
        by: '市政府常务会议',
        on: '2026-11-09',
        documentNo: '云政阅〔2026〕31号',
      });
    const { body } = await above.get(`/api/talks/${id}`);
    const told = await said(`/${id}/notify`, {
      version: body['version'],
      documentNo: '云安办函〔2026〕12号',
      on: '2026-11-10',
      meetOn: '2026-11-13',
      meetTime: '09:30',
      meetPlace: '三楼会议室',
      note: null,
    });
    const held = await said(`/${id}/hold`, {
      version: told['version'],
      on: '2026-11-13',
      documentNo: '云安办纪要〔2026〕4号',
      minutes: '当面指出逐企排查没有开展。',
      statement: '说明了人手不足的原因。',
      measures: '十一月底前完成逐企排查。',
      deadline: { kind: 'date', on: '2026-11-30' },
    });
    await said(`/${id}/report`, {
      version: held['version'],
      on: '2026-11-20',
      documentNo: null,
      content: '已排查四十二家企业。',
    });
  };

  beforeAll(async () => {
    world = await openLedgerWorld();
    ({ office } = world);
    const { rows } = await world.services.owner.query<typeof seat>(
      `select o.id as organ, t.id as post, a.person_id as person, a.record_id as appointment, a.version
       from posts.appointment a join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
       where o.region_path = $1 and t.title = '副县长（工业）' and a.superseded_at is null and a.valid_to is null`,
      [QINGSHI],
    );
    const [found] = rows;
    if (found === undefined) throw new Error('the county has a deputy for industry');
    seat = found;
    url = `/api/evidence-files/people/${seat.person}`;
    await askDeputy();
    await talkWithDeputy(await world.enter(world.world.accounts.get('yunjiang-awb') ?? ''));
    await asked(`/api/posts/appointments/${seat.appointment}/leave`, {
      version: seat.version,
      on: '2026-11-21',
      documentNo: null,
    });
    await world.seal();
  }, 60_000);
  afterAll(async () => {
    await world.close();
  });

  it('say what was asked, with every step, and that one of them was taken back and why', async () => {
    const text = await paperOf(url);
    expect(text).toMatch(/、责任清单、工作部署、约谈、交接\n/);
    for (const said of [
      '关于开展危险化学品专项整治的通知',
      '逐企排查动火审批',
      '县安委会全体会议',
      '县政府第21次常务会议',
      '（已撤回）',
      '会议没有研究此事',
    ])
      expect(text).toContain(said);
  });

  it('say what was held against the leader, what they answered, and that nobody has verified it yet', async () => {
    const text = await paperOf(url);
    for (const said of [
      '当面指出逐企排查没有开展',
      '说明了人手不足的原因',
      '已排查四十二家企业',
      '尚未核验',
      '期限 2026-11-30',
    ])
      expect(text).toContain(said);
  });

  it('say who hands over since when, and that its matters are fixed when it ends', async () => {
    const text = await paperOf(url);
    expect(text).toMatch(/任职至 2026-11-21/);
    expect(text).toContain('交接办结时固定');
  });

  it('say the duty list with its items, who approved and issued it, and that it was signed on paper', async () => {
    const text = await paperOf(`/api/evidence-files/people/${world.section.personId}`);
    for (const said of [
      '2026年职责清单',
      '青政〔2026〕3号',
      '青政办〔2026〕5号',
      '由档案室保管',
      '职责条项',
      '第六条第一项',
    ])
      expect(text).toContain(said);
  });

  it('say of a handover that a correction took back that it did, and nothing as if it were open', async () => {
    const { rows } = await world.services.owner.query<{
      id: string;
      person: string;
      version: number;
    }>(
      `select a.record_id as id, a.person_id as person, a.version
       from posts.appointment a join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
       where o.region_path = $1 and t.title = '副县长（教科文卫）' and a.superseded_at is null and a.valid_to is null`,
      [QINGSHI],
    );
    const [held] = rows;
    if (held === undefined) throw new Error('the county has a deputy for schools');
    const at = `/api/posts/appointments/${held.id}`;
    await asked(`${at}/leave`, { version: held.version, on: '2026-11-11', documentNo: null });
    await asked(`${at}/correct`, {
      version: held.version + 1,
      from: '2024-10-09',
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '登记错了人',
    });
    await world.seal();
    const text = await paperOf(`/api/evidence-files/people/${held.person}`);
    expect(text).toMatch(/副县长（教科文卫）\n已撤销/);
    expect(text).toContain('有关任职变动已经撤回或者更正');
    expect(text).not.toContain('交接办结时固定');
  });

  it('say the accident of a case as it is known, its events, and what was found of its reporting', async () => {
    const play = playCase(world.services, office);
    const { id: accidentId } = await play.accident(office);
    const event = { at: null, untilOn: null, days: null, channel: null, level: null, place: null };
    const natures = { natureFrom: null, natureTo: null };
    await asked(`/api/accidents/${accidentId}/milestones`, {
      ...event,
      ...natures,
      kind: 'approved',
      on: '2026-11-18',
      actor: '青石县人民政府',
      documentNo: '青政函〔2026〕9号',
      note: '同意调查报告的处理意见',
    });
    await asked(`/api/accidents/${accidentId}/findings`, {
      kind: 'late',
      organ: '云江市应急管理局',
      documentNo: '云应急函〔2026〕77号',
      foundOn: '2026-11-10',
      circumstances: '两小时后才报告',
      subject: { kind: 'named', name: '柳溪采石有限公司', post: null },
    });
    const opening = { title: '采石场一案', region: QINGSHI, origin: 'accident', accidentId };
    const caseId = await play.open(play.opening(opening));
    const { rows } = await world.services.owner.query<{ id: string }>(
      `select a.record_id as id from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and a.superseded_at is null and a.valid_to is null
         and a.valid_from <= '2026-11-01' limit 1`,
      [`${QINGSHI}990101100/`],
    );
    const added = { appointmentId: rows[0]?.id, onDay: '2026-11-03' };
    expect(codeOf(await play.onCase(caseId, 'add-person', added))).toBeUndefined();
    await world.seal();
    expect(codeOf(await play.onCase(caseId, 'freeze', {}))).toBeUndefined();
    await world.seal();
    const text = await paperOf(`/api/evidence-files/cases/${caseId}`, office, '');
    for (const said of [
      '柳溪采石有限公司',
      '320',
      '事故快报〔2026〕12号',
      '批复',
      '同意调查报告的处理意见',
      '认定迟报',
      '两小时后才报告',
      '云应急函〔2026〕77号',
    ])
      expect(text).toContain(said);
  });

  it('are not told to who may not read them: the number stays, with the reason', async () => {
    const leader = await world.enterAs(seat.person);
    const { body } = await leader.get(`${url}?${DAYS}`);
    expect(body['leftOut']).toEqual(
      expect.arrayContaining([expect.objectContaining({ reason: 'release-needed' })]),
    );
    const text = await paperOf(url, leader);
    expect(text).not.toContain('当面指出逐企排查没有开展');
    expect(text).toContain('属于本人已离任的机构');
  });
});
