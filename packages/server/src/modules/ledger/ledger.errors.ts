// How the ledger module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const ledgerErrors = {
  'ledger.not-sealed': {
    status: 409,
    zh: '有的内容已受理，还没有签名存证，请过几秒再试；若一直如此，请看存证页的提示。',
    en: 'Something of it is accepted and not yet under a signed checkpoint; try again in a few seconds.',
  },
  'ledger.sealed-off': {
    status: 403,
    zh: '记录 {record} 已依法封存，内容不再提供：请先依法解除封存，或者不收录它；回执和编号照常可用。',
    en: 'Record {record} is lawfully sealed; its contents are not given out: have the seal lifted, or leave it out. Receipts and numbers are given.',
  },
  'ledger.release-needed': {
    status: 403,
    zh: '您已不在任，内容须经批准后提供：请在“我的存证”中申请；回执、日期和编号随时可以下载。',
    en: 'You have left; contents are given out after approval. Ask for a release under “My receipts”.',
  },
  'ledger.other-body': {
    status: 403,
    zh: '这条记录现在不属于您有权提供内容的机构：请向记录所属的机构申请；您能看到的版本，回执照常可用。',
    en: 'The record belongs to a body you may not give contents for; ask that body. Receipts of the versions you see are given.',
  },
  'ledger.out-of-reach': {
    status: 403,
    zh: '其中有的记录现在属于您管理范围以外的机构：请由能管到全部机构的安委办办理，或者按机构分别提出。',
    en: 'Some of these records belong to bodies outside your scope now: the office above them all handles it, or ask body by body.',
  },
  'ledger.other-committee': {
    status: 403,
    zh: '这名同志现任职务不归本级党委管理：请由管理其职务的党委的纪检监察机关调取。',
    en: 'The committee you act for does not manage this person’s latest post; the discipline organ of the committee that does calls for the evidence.',
  },
  'ledger.changed-since-release': {
    status: 409,
    zh: '批准之后，这些记录有了新的版本，批准的不包括它们：请重新申请。',
    en: 'These records have had new versions since the release was approved, and it does not cover them; ask again.',
  },
  'ledger.made-too-often': {
    status: 409,
    zh: '这项办理的经手记录已满：请另行提出一项。',
    en: 'The custody list of this handout is full; ask for another one.',
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
  'ledger.too-many-receipts': {
    status: 422,
    zh: '回执超过 {limit} 份，不能合成一个文件：请在列表中逐份下载。',
    en: 'There are more than {limit} receipts, too many for one file: take them one by one from the list.',
  },
  'ledger.too-large': {
    status: 422,
    zh: '内容或附件共 {size} MiB，一份证据包最多收 {limit} MiB：请按记录分几次办理。',
    en: 'Contents or files come to {size} MiB, a package takes {limit} MiB at most; take fewer records.',
  },
  'ledger.not-several-bodies': {
    status: 422,
    zh: '这些记录分属几个机构，请按机构分别办理。',
    en: 'These records belong to several bodies; handle each body by itself.',
  },
  'ledger.unknown-path': {
    status: 422,
    zh: '这条记录没有 {path} 这一项，或者已经抹除：请在记录的存证页重新选择。',
    en: 'The record has no field {path}, or it was erased already; choose again on the record’s page.',
  },
  'ledger.path-stays': {
    status: 422,
    zh: '{path} 这一项不能抹除：它说明记录是什么、由谁在何时做出。内容有误请更正，不宜公开请封存。',
    en: 'The field {path} cannot be erased: it says what the record is, whose, and when. Correct it, or seal the record.',
  },
  'ledger.no-body': {
    status: 422,
    zh: '有的记录不是您的，或不属于任何机构：请在“我的存证”中重新选择。',
    en: 'Some of these records are not yours or belong to no body; choose again under “My receipts”.',
  },
  'ledger.already-proposed': {
    status: 409,
    zh: '这条记录已有一项同类办理等待决定：请先决定或撤回它，再另行提出。',
    en: 'A proposal of this kind waits for this record already; decide or withdraw it first.',
  },
  'ledger.second-person': {
    status: 403,
    zh: '提出的人不能自己决定，换一个账号也不行：请由另一位有权限的人办理。',
    en: 'Who proposed it does not decide it, under no account; another person does.',
  },
  'ledger.own-record': {
    status: 403,
    zh: '这是您本人的记录，依规回避：请由另一位有权限的人决定。',
    en: 'It is a record of your own; another person decides.',
  },
  'ledger.lift-needs-order': {
    status: 422,
    zh: '解除封存须写明依据和决定文号：请填在说明里。',
    en: 'Lifting a seal needs its basis and order: write them into the note.',
  },
  'ledger.person-or-records': {
    status: 422,
    zh: '请只选一种：某人的全部记录，或者指定的记录编号。',
    en: 'Either all records of a person or the numbers of some, not both.',
  },
  'ledger.not-yours': {
    status: 403,
    zh: '只有提出的人可以撤回：您可以决定同意或者不同意。',
    en: 'Only who proposed it may withdraw it; you may agree or refuse.',
  },
  'ledger.not-that-state': {
    status: 409,
    zh: '它现在的状态不能这样办理：请刷新，看最新情况；已办结的须另行提出。',
    en: 'Its present state does not allow this; look at it anew. What is closed is proposed anew.',
  },
} as const satisfies ErrorTable;

export const ledgerConstraints = {
  restriction_open: 'ledger.already-proposed',
  restriction_two_persons: 'ledger.second-person',
  erasure_sealed: 'ledger.not-sealed',
} as const;
