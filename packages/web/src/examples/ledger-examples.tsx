// The ledger in every state: all is well, records wait, a finding has stopped signing, a witness refuses, seals, custody.
import type { Handout, LedgerStatus, RecordSeals, Restriction, Seal } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../components/page-head.tsx';
import { Custody } from '../pages/ledger/handout-entry.tsx';
import { Findings, StatusLines, Witnesses } from '../pages/ledger/ledger-status.tsx';
import { answerOf } from '../pages/ledger/ledger-words.ts';
import { Register } from '../pages/ledger/register.tsx';
import { RestrictionEntry } from '../pages/ledger/restrictions-page.tsx';
import { SealText } from '../pages/ledger/seal-line.tsx';
import type { Example } from './example.ts';

const NOW = '2026-03-05T01:03:20.000Z';
const RECORD = '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01';
const WITNESS: LedgerStatus['witnesses'][number] = {
  name: 'archive.example/jinze',
  verifierKey: 'archive.example/jinze+fc60aca0+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
  address: 'http://10.1.2.3:8322',
  state: 'up-to-date',
  newest: { size: 1234, at: '2026-03-05T01:00:20.000Z' },
  refusal: null,
};
const GOOD: LedgerStatus = {
  origin: 'jinze.example/990101',
  profile: 'sha256',
  keys: ['jinze.example/990101+bd692757+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c'],
  size: 1234,
  checkpoint: {
    size: 1234,
    root: 'Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=',
    signedAt: '2026-03-05T01:00:18.000Z',
  },
  unsealed: { count: 0, oldestAt: null },
  quorum: { size: 1234, at: '2026-03-05T01:00:20.000Z' },
  isQuorumAsked: true,
  witnesses: [WITNESS],
  anchor: { size: 1180, at: '2026-03-05T00:00:04.000Z', authority: '国家授时中心时间戳服务' },
  isAnchored: true,
  heartbeatAt: '2026-03-05T01:00:00.000Z',
  isSigning: true,
  findings: [],
  check: {
    nextIndex: 640,
    startedAt: '2026-03-05T01:01:00.000Z',
    movedAt: '2026-03-05T01:03:00.000Z',
    finishedAt: '2026-03-05T00:58:00.000Z',
    checked: 1201,
  },
  now: NOW,
};
const WAITING: LedgerStatus = {
  ...GOOD,
  unsealed: { count: 12, oldestAt: '2026-03-05T01:03:16.000Z' },
  anchor: null,
  isAnchored: false,
  quorum: null,
  isQuorumAsked: false,
  witnesses: [],
};
const ALARM: LedgerStatus = {
  ...GOOD,
  isSigning: false,
  unsealed: { count: 3, oldestAt: '2026-03-05T01:01:16.000Z' },
  findings: [
    {
      id: RECORD,
      code: 'field',
      subject: `${RECORD}/3/portfolios`,
      params: { index: 1233, type: 'duty-section.issued.v1', path: '/portfolios' },
      foundAt: '2026-03-05T01:01:40.000Z',
    },
    {
      id: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e02',
      code: 'older-than-witnessed',
      subject: 'witness/archive.example/jinze',
      params: { size: 1234, witnessed: 1240 },
      foundAt: '2026-03-05T01:02:40.000Z',
    },
  ],
  witnesses: [
    { ...WITNESS, state: 'refused', refusal: 'witness.bad-proof' },
    {
      ...WITNESS,
      name: 'province.example/jinze',
      verifierKey: 'province.example/jinze+0a60aca0+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
      state: 'behind',
      newest: { size: 1100, at: '2026-03-04T22:00:20.000Z' },
    },
    {
      ...WITNESS,
      name: 'prefecture.example/jinze',
      verifierKey: 'prefecture.example/jinze+0b60aca0+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
      state: 'silent',
      newest: null,
    },
    {
      ...WITNESS,
      name: 'vault.example/jinze',
      verifierKey: 'vault.example/jinze+0c60aca0+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
      address: null,
      state: 'by-file',
      newest: { size: 900, at: '2026-03-01T01:00:20.000Z' },
    },
    {
      ...WITNESS,
      name: 'former.example/jinze',
      verifierKey: 'former.example/jinze+0d60aca0+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
      address: null,
      state: 'unlisted',
      newest: { size: 700, at: '2026-01-01T01:00:20.000Z' },
    },
  ],
};

function Log({ status }: { status: LedgerStatus }) {
  const { t } = useTranslation();
  const answer = answerOf(status, t);
  return (
    <div className="stack" data-tone={answer.tone}>
      <PageHead title={answer.words} />
      <Findings findings={status.findings} />
      <StatusLines status={status} />
      <Witnesses status={status} />
    </div>
  );
}

const SEAL: Seal = {
  id: RECORD,
  record: RECORD,
  version: 3,
  type: 'duty-section.issued.v1',
  acceptedAt: '2026-03-05T01:00:00.000Z',
  index: 1233,
  sealedAt: '2026-03-05T01:00:01.000Z',
  witnessedAt: '2026-03-05T01:00:20.000Z',
  erased: [],
};
const SEALS: RecordSeals = {
  record: RECORD,
  versions: [SEAL],
  isSealedOff: false,
  mayPackage: true,
  mayRestrict: true,
  paths: ['/portfolios', '/state'],
};
const WITHOUT_WITNESS = { ...SEAL, witnessedAt: null };
const WITHOUT_NUMBER = { ...WITHOUT_WITNESS, index: null, sealedAt: null };

const RESTRICTION: Restriction = {
  id: RECORD as Restriction['id'],
  version: 1,
  kind: 'erase',
  state: 'proposed',
  record: RECORD,
  type: 'person.recorded.v1',
  paths: ['/name'],
  basis: '《个人信息保护法》第四十七条',
  orderNo: '青信法决〔2026〕1号',
  reason: '同名的另一人被误登记',
  organName: '中共青石县委',
  proposer: '许清越',
  proposedAt: '2026-03-05T01:00:00.000Z',
  decider: null,
  decidedAt: null,
  note: null,
  isMine: false,
};

const CUSTODY: Handout['custody'] = [
  { at: '2026-03-05T01:00:00.000Z', name: '许清越', act: 'requested', note: null, hashes: {} },
  {
    at: '2026-03-05T02:00:00.000Z',
    name: '沈砚之',
    act: 'approved',
    note: '来函已核',
    hashes: {},
  },
  {
    at: '2026-03-05T02:10:00.000Z',
    name: '许清越',
    act: 'made',
    note: null,
    hashes: { '移交.evp': '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4' },
  },
  {
    at: '2026-03-05T03:00:00.000Z',
    name: '许清越',
    act: 'handed-over',
    note: '青石县纪委监委 顾若溪',
    hashes: { '移交.evp': '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4' },
  },
];

const nothing = () => undefined;

export const LEDGER_EXAMPLES: readonly Example[] = [
  { id: 'ledger-good', title: '存证正常', render: () => <Log status={GOOD} /> },
  { id: 'ledger-waiting', title: '等待存证', render: () => <Log status={WAITING} /> },
  { id: 'ledger-alarm', title: '核对出错', render: () => <Log status={ALARM} /> },
  {
    id: 'ledger-seals',
    title: '一份记录的存证',
    render: () => (
      <section className="card stack">
        <SealText seals={SEALS} mayTake />
        <SealText seals={{ ...SEALS, versions: [WITHOUT_WITNESS], isSealedOff: true }} mayTake />
        <SealText seals={{ ...SEALS, versions: [WITHOUT_NUMBER] }} mayTake />
        <SealText seals={{ ...SEALS, versions: [] }} mayTake={false} />
      </section>
    ),
  },
  {
    id: 'ledger-restrictions',
    title: '依法删除与封存',
    render: () => (
      <Register empty={null}>
        {[
          RESTRICTION,
          { ...RESTRICTION, isMine: true },
          {
            ...RESTRICTION,
            kind: 'seal' as const,
            paths: [],
            state: 'carried-out' as const,
            decider: '沈砚之',
            decidedAt: '2026-03-06T01:00:00.000Z',
            note: '按决定执行',
          },
        ].map((one, at) => (
          <RestrictionEntry key={`${at + 1}`} restriction={one} onAct={nothing} />
        ))}
      </Register>
    ),
  },
  {
    id: 'ledger-custody',
    title: '经手记录',
    render: () => (
      <section className="card">
        <Custody entries={CUSTODY} isOpen />
      </section>
    ),
  },
];
