// For `addWholeWorld`: one commendation through to its revocation with an answered objection, and a quota that was changed.
import { civilDate as day, type Id } from '@jinze/kernel';
import {
  answerObjection,
  type CommendationsContext,
  changeQuota,
  draftCommendation,
  examineCommendation,
  grantCommendation,
  layDownQuota,
  nominate,
  object,
  publicise,
  revoke,
} from '../modules/commendations/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';
import { movingClock } from './moving-clock.ts';

const PREFECTURE = '/99/9901/';

/** Who nominates and who decides are two accounts; `nominator` is one without. */
export async function addWholeCommendations(
  services: TestDatabase,
  command: Command,
  of: { readonly region: string; readonly appointmentId: Id<'appointment'> },
): Promise<void> {
  const clock = movingClock(services, '2026-11-02T10:00:00');
  const context: CommendationsContext = {
    ...clock.services,
    may: () => true,
    scopeFor: () => SYSTEM_SCOPE,
  };
  const nominator = {
    command: { ...command, actor: { accountId: null, name: '安委办' } },
    own: [],
  };
  const decider = { command, own: [] };
  const paper = { documentNo: '云委发〔2026〕5号', basis: '云委发〔2026〕1号' };
  const laidDown = { total: 3, basis: paper.basis, publicityDays: 5, publicityBasis: paper.basis };
  // The demo has laid down that of 2026.
  const asked = { region: PREFECTURE, year: 2025, kind: 'timely' } as const;
  const quota = await layDownQuota(context, command, { ...asked, ...laidDown });
  await changeQuota(context, command, { ...quota, version: 1 }, { ...laidDown, total: 4 });
  const lookUp = { posts: SYSTEM_SCOPE, accidents: SYSTEM_SCOPE };
  const { id } = await draftCommendation(context, nominator, lookUp, {
    region: of.region,
    appointmentId: of.appointmentId,
    nominatingOrgan: '石桥县安委会',
    approving: PREFECTURE,
    ground: { kind: 'rescue', accidentId: null, event: '七月山洪' },
    grounds: '山洪中组织转移群众',
    deeds: '连夜转移三个村的群众，没有伤亡。',
    basisDocuments: ['石委〔2026〕12号'],
  });
  const on = day('2026-11-02');
  await nominate(context, nominator, { id, version: 1 }, { on, documentNo: '石安委〔2026〕3号' });
  const from = { by: '云江市纪委监委', documentNo: '云纪函〔2026〕3号', on };
  const statements = [
    { topic: 'open-case', value: 'none', ...from },
    { topic: 'is-accident', value: 'no', ...from },
  ] as const;
  await examineCommendation(context, decider, { id, version: 2 }, { statements });
  await publicise(
    context,
    nominator,
    { id, version: 3 },
    { from: on, to: day('2026-11-08'), place: '市政府网站', documentNo: '公示1号' },
  );
  const objection = { on, by: '群众来信', content: '事迹有出入' };
  await object(context, nominator, { id, version: 4 }, objection, 'office');
  const answer = { number: 1, on, isUpheld: false, text: '经核查不属实' };
  await answerObjection(context, decider, { id, version: 5 }, answer);
  clock.moveTo('2026-11-09T10:00:00');
  await grantCommendation(
    context,
    decider,
    { id, version: 6 },
    {
      on: day('2026-11-09'),
      ...paper,
      partyCommittee: '中共云江市委员会',
      government: '云江市人民政府',
    },
  );
  await revoke(
    context,
    decider,
    { id, version: 7 },
    {
      on: day('2026-11-09'),
      by: '中共云江市委员会、云江市人民政府',
      documentNo: '云委发〔2026〕6号',
      reason: '事迹不实',
    },
  );
}
