// How the ledger module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const ledgerErrors = {
  'ledger.not-sealed': {
    status: 409,
    zh: '这条记录已受理，还没有签名存证，请过几秒再试；若一直如此，请看存证页的提示。',
    en: 'This record is accepted and not yet under a signed checkpoint; try again in a few seconds.',
  },
  'ledger.sealed-off': {
    status: 403,
    zh: '这条记录已依法封存，内容不再提供；回执和编号照常可用。',
    en: 'This record is lawfully sealed; its contents are not given out. Receipts and numbers are.',
  },
  'ledger.release-needed': {
    status: 403,
    zh: '您已不在任，内容须经批准后提供：请在“我的存证”中申请；回执、日期和编号随时可以下载。',
    en: 'You have left; contents are given out after approval. Ask for a release under “My receipts”.',
  },
  'ledger.nothing-to-pack': {
    status: 409,
    zh: '没有可以收录的记录：请核对人员或记录编号，新受理的记录请过几秒再试。',
    en: 'There is no record to pack; check the person or record numbers.',
  },
  'ledger.too-many-records': {
    status: 422,
    zh: '一次最多收录 1000 条存证，现在有 {count} 条：请按记录分几次办理。',
    en: 'At most 1000 entries at a time; these are {count}.',
  },
  'ledger.too-large': {
    status: 422,
    zh: '附件过多，证据包超过上限：请按记录分几次办理。',
    en: 'The files are too large for one package; take fewer records.',
  },
  'ledger.not-several-bodies': {
    status: 422,
    zh: '这些记录分属几个机构，请按机构分别办理。',
    en: 'These records belong to several bodies; handle each body by itself.',
  },
  'ledger.unknown-path': {
    status: 422,
    zh: '这条记录没有 {path} 这一项，请重新选择。',
    en: 'The record has no field {path}.',
  },
  'ledger.path-stays': {
    status: 422,
    zh: '{path} 这一项不能抹除：它说明记录是什么、由谁在何时做出。',
    en: 'The field {path} cannot be erased: it says what the record is, whose, and when.',
  },
  'ledger.no-body': {
    status: 422,
    zh: '这条记录不属于任何机构，不能在这里办理。',
    en: 'This record belongs to no body; it cannot be handled here.',
  },
  'ledger.already-proposed': {
    status: 409,
    zh: '这条记录已有一项待决定的办理，请先处理它。',
    en: 'A proposal for this record waits already.',
  },
  'ledger.second-person': {
    status: 403,
    zh: '提出的人不能自己决定：请由另一位有权限的人办理。',
    en: 'Who proposed it does not decide it; another person does.',
  },
  'ledger.not-yours': {
    status: 403,
    zh: '只有提出的人可以撤回。',
    en: 'Only who proposed it may withdraw it.',
  },
  'ledger.not-that-state': {
    status: 409,
    zh: '它已不在这个状态，请看最新情况。',
    en: 'It is no longer in that state; look at its newer one.',
  },
  'ledger.no-policy': {
    status: 503,
    zh: '见证人名单有误，暂时不能生成回执：请系统管理员按启动提示修改。',
    en: 'The list of witnesses is broken; receipts cannot be made for the moment.',
  },
} as const satisfies ErrorTable;

export const ledgerConstraints = {
  restriction_open: 'ledger.already-proposed',
  restriction_two_persons: 'ledger.second-person',
} as const;
