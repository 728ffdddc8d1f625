// How the accountability module's refusals are worded.
import type { ErrorTable } from '../../platform/http/errors.ts';

export const accountabilityErrors = {
  'accountability.not-now': {
    status: 409,
    zh: '现在的状态不能做这一步，请看最新情况。',
    en: 'This step is not possible in the present state; look at the newer state.',
  },
  'accountability.future-date': {
    status: 422,
    zh: '日期晚于今天，请核对。',
    en: 'The day is in the future.',
  },
  'accountability.too-early': {
    status: 422,
    zh: '日期不能早于（或等于）{on}，请核对。',
    en: 'The day must come after {on}.',
  },
  'accountability.not-competent': {
    status: 422,
    zh: '此人的职务不由本级党委管理，按干部管理权限请有权的机关办理。',
    en: 'The post is managed by another party committee; whoever has the power handles it.',
  },
  'accountability.committee-unknown': {
    status: 422,
    zh: '名册里没有写明此人职务由哪一级党委管理，请先在名册补上再办理。',
    en: 'The roster does not say which party committee manages the post; enter it there first.',
  },
  'accountability.own-case': {
    status: 403,
    zh: '本人或所服务的领导在本案中，应当回避，请由其他人办理。',
    en: 'You, or somebody you serve, are in this case; somebody else must handle it.',
  },
  'accountability.member-own': {
    status: 409,
    zh: '案件参与人{names}是此人本人或为其服务，应当回避，请先终止其参与，再把此人列入本案。',
    en: '{names}, named in the case, is this person or serves them; end that membership first.',
  },
  'accountability.last-member': {
    status: 409,
    zh: '这是目前唯一能办理本案的参与人，不能终止；请先加入一名参与人。',
    en: 'Nobody else may open the case today; name somebody else before this membership ends.',
  },
  'accountability.attended': {
    status: 409,
    zh: '本案有在任的参与人，参与人由他们加入。',
    en: 'Somebody is named in this case; they name others.',
  },
  'accountability.full': {
    status: 409,
    zh: '已满 {most} 份，请并入一份材料再提交。',
    en: 'There are {most} already; put it together in one.',
  },
  'accountability.accident-withdrawn': {
    status: 409,
    zh: '这起事故的记录已撤回，不能据以立案。',
    en: 'The record of this accident was withdrawn; no case is opened from it.',
  },
  'accountability.quorum-frozen': {
    status: 409,
    zh: '本案已有人提出处理意见，法定人数不能再改。',
    en: 'Something was proposed in this case already; the quorum stands.',
  },
  'accountability.not-sealed': {
    status: 409,
    zh: '还有 {count} 条记录正在存证，请稍候再固定证据。',
    en: '{count} records are still to be sealed; freeze the evidence in a moment.',
  },
  'accountability.not-closed': {
    status: 409,
    zh: '原案件还没有办结，请在原案件中继续办理。',
    en: 'The earlier case is not closed; go on in it.',
  },
  'accountability.own-chain': {
    status: 403,
    zh: '本人或所服务的领导在这起事故的任职与分管关系中，应当回避，请由其他人办理。',
    en: 'You, or somebody you serve, held a post in the chain of this accident; somebody else must handle it.',
  },
  'accountability.same-person': {
    status: 403,
    zh: '提议（核实、原决定）和决定不能是同一个账号，请由另一个人办理。',
    en: 'Who proposed, verified or decided before does not decide now; another account must.',
  },
  'accountability.still-open': {
    status: 409,
    zh: '还有人没有结论：{names}。请先作出决定或移出本案。',
    en: 'There is no conclusion yet on {names}; decide, or take them out of the case first.',
  },
  'accountability.no-circumstance': {
    status: 422,
    zh: '还没有写明是第十八条的哪一种情形，请先在工作底稿中填写。',
    en: 'No circumstance of art. 18 is stated yet; state it in the worksheet first.',
  },
  'accountability.reviewer-needed': {
    status: 422,
    zh: '认定“不到位”须写明认定人和理由；没有记录不等于没有做。',
    en: '“Not met” needs a named reviewer and reasons; no record is not “not done”.',
  },
  'accountability.reasons-needed': {
    status: 422,
    zh: '请写明理由。',
    en: 'Give the reasons.',
  },
  'accountability.factor-twice': {
    status: 422,
    zh: '同一项因素出现了两次，请合并为一项。',
    en: 'The same factor is given twice.',
  },
  'accountability.answer-awaited': {
    status: 422,
    zh: '当事人可以在 {on} 前陈述申辩。期满前提议，请写明本人已表示不再陈述等情况。',
    en: 'The person may answer until {on}. To propose earlier, say why no answer is waited for.',
  },
  'accountability.content-changed': {
    status: 409,
    zh: '告知之后内容有修改，请就最新内容再次告知当事人，听取陈述后再提议。',
    en: 'The content was changed after the person was told; tell them anew before you propose.',
  },
  'accountability.not-frozen': {
    status: 409,
    zh: '证据还没有固定，请先在案件中“固定证据”。',
    en: 'The evidence is not frozen yet; freeze it in the case first.',
  },
  'accountability.nobody-to-freeze': {
    status: 409,
    zh: '没有需要固定证据的人：已固定过，或者都已有结论。',
    en: 'There is nobody whose evidence is still to be frozen.',
  },
  'accountability.measures-needed': {
    status: 422,
    zh: '追究责任须至少选一种问责方式。',
    en: 'Choose one measure of art. 19 at least.',
  },
  'accountability.measures-not-wanted': {
    status: 422,
    zh: '这里不应有问责方式，请去掉。',
    en: 'No measure belongs here; remove it.',
  },
  'accountability.measure-twice': {
    status: 422,
    zh: '“{measure}”选了两次，请去掉一个。',
    en: '“{measure}” is given twice.',
  },
  'accountability.measure-not-open': {
    status: 422,
    zh: '对此人不能采取这种方式：{because}',
    en: 'This measure is not open for this person: {because}',
  },
  'accountability.probation-needed': {
    status: 422,
    zh: '“{measure}”须写明察看期是一年还是两年。',
    en: '“{measure}” needs its probation of one or two years.',
  },
  'accountability.until-needed': {
    status: 422,
    zh: '“{measure}”须写明到哪一天为止。',
    en: '“{measure}” needs its last day.',
  },
  'accountability.until-before': {
    status: 422,
    zh: '“{measure}”的截止日期早于决定日期 {on}，请核对决定书。',
    en: 'The last day of “{measure}” is before the decision of {on}.',
  },
  'accountability.ground-needed': {
    status: 422,
    zh: '不予追究须写明依据：第二十三条尽职免责，或者其他依据。',
    en: 'Say on which ground nobody is pursued: art. 23, or another.',
  },
  'accountability.weight-reason': {
    status: 422,
    zh: '从重、从轻、减轻须写明理由，没有的不要填写。',
    en: 'Heavier, lighter or reduced needs its reason, and a reason needs its weight.',
  },
  'accountability.vote-needed': {
    status: 422,
    zh: '本案设了法定人数，请写明会议、到会人数和同意人数。',
    en: 'A quorum is set for this case; enter the meeting, who was present and who was for it.',
  },
  'accountability.quorum': {
    status: 422,
    zh: '到会人数不足 {quorum} 人，不能作出决定。',
    en: 'Fewer than {quorum} were present; nothing can be decided.',
  },
  'accountability.majority': {
    status: 422,
    zh: '同意人数没有超过到会人数的一半（或多于到会人数），不能作出决定。',
    en: 'Not more than half of those present were for it.',
  },
  'accountability.majority-for': {
    status: 422,
    zh: '同意免责的超过到会人数的一半，结论应是免责，请核对人数和结论。',
    en: 'More than half of those present were for the exemption; check the count and the result.',
  },
  'accountability.not-because-accident': {
    status: 422,
    zh: '只有因第十八条第四项被追究、又没有按第二十三条免责的，才是因事故被追究领导责任，请去掉这一项。',
    en: 'Only who is pursued for circumstance 4 of art. 18, and not let off by art. 23, is pursued because of an accident; clear it.',
  },
  'accountability.not-yours-to-withdraw': {
    status: 403,
    zh: '本人申请的由本人撤回，依职权启动的由经办单位撤回。',
    en: 'An application is withdrawn by the person, a motion by the office that made it.',
  },
  'accountability.already-served': {
    status: 409,
    zh: '送达已经登记过，送达日期不能再改。',
    en: 'Its service is recorded already, and the day stands.',
  },
  'accountability.exemption-open': {
    status: 409,
    zh: '尽职免责程序还没有办完，请先办到书面结论送达。',
    en: 'The procedure of art. 23 is not finished; finish it first.',
  },
  'accountability.exemption-needed': {
    status: 409,
    zh: '按第二十三条不予追究，须先办完尽职免责程序并作出免责结论。',
    en: 'Not pursuing under art. 23 needs its own procedure with that result first.',
  },
  'accountability.exemption-circumstance': {
    status: 422,
    zh: '第二十三条只对第十八条第四项（对事故负有领导责任）适用，不能免除其他情形的责任。',
    en: 'Art. 23 answers circumstance 4 of art. 18 only, never the others.',
  },
  'accountability.exempted': {
    status: 409,
    zh: '尽职免责的结论是不予追究，不能再按同一情形追究。',
    en: 'Art. 23 was found to apply; the same circumstance is not pursued.',
  },
  'accountability.against-needed': {
    status: 422,
    zh: '还没有不支持免责的材料。支持和不支持的情况都要核查：没有发现的，也请写明查了什么。',
    en: 'Nothing that speaks against is entered; say what was looked for even where nothing was found.',
  },
  'accountability.limbs-needed': {
    status: 422,
    zh: '这些方面还没有核实材料：{limbs}。',
    en: 'Nothing is entered yet on: {limbs}.',
  },
  'accountability.appeal-open': {
    status: 409,
    zh: '上一次申诉还没有答复。',
    en: 'The last appeal is not answered yet.',
  },
  'accountability.no-appeal': {
    status: 409,
    zh: '没有待答复的申诉。',
    en: 'There is no appeal to answer.',
  },
  'accountability.no-such-measure': {
    status: 422,
    zh: '决定里没有这一项，请刷新后再试。',
    en: 'The decision has no such measure.',
  },
  'accountability.already-restored': {
    status: 409,
    zh: '这一项已经登记过恢复。',
    en: 'This measure was restored already.',
  },
  'accountability.made-here': {
    status: 409,
    zh: '在本系统作出的决定不能撤回登记；决定被撤销或变更的，请登记撤销或申诉结果。',
    en: 'A decision made here is not withdrawn; record its revocation or the answer to an appeal.',
  },
  'accountability.no-such-route': {
    status: 422,
    zh: '这份决定没有这种申诉途径，请从列出的途径中选择。',
    en: 'This decision has no such way of appeal; choose one of those listed.',
  },
  'accountability.accident-needed': {
    status: 422,
    zh: '因事故启动问责须选定事故；其他来由不要选事故。',
    en: 'A case from an accident names it; others name none.',
  },
  'accountability.no-such-accident': {
    status: 422,
    zh: '登记簿里没有这起事故，或者已经撤回，请重新选择，或者只写名称。',
    en: 'The register has no such accident, or it was withdrawn; choose another, or give its name alone.',
  },
  'accountability.no-such-account': {
    status: 422,
    zh: '没有这个登录名，或账号已停用，请核对。',
    en: 'There is no such login name, or the account is disabled.',
  },
  'accountability.not-in-post': {
    status: 422,
    zh: '此人在这一天没有担任这个职务，请核对任职和日期。',
    en: 'The person did not hold this post on that day.',
  },
  'accountability.marked-secret': {
    status: 422,
    zh: '内容标有“{marking}”，涉密内容不能录入本系统，请删去后只写名称、日期、文号和保管人。',
    en: 'The content is marked {marking}; secrets do not come in. Give name, date, number and custodian.',
  },
  'accountability.already-named': {
    status: 409,
    zh: '此人已经在案件参与人名单中。',
    en: 'This account is named in the case already.',
  },
  'accountability.already-in-case': {
    status: 409,
    zh: '此人以这一职务已在本案中。',
    en: 'This person is in the case in this post already.',
  },
  'accountability.exemption-there': {
    status: 409,
    zh: '尽职免责程序已经启动，请在原有程序中继续。',
    en: 'The procedure of art. 23 has begun already.',
  },
  'accountability.already-registered': {
    status: 409,
    zh: '同一机关、同一文号的决定已经登记过。',
    en: 'A decision of this organ with this number is registered already.',
  },
} as const satisfies ErrorTable;

export const accountabilityConstraints = {
  case_member_once: 'accountability.already-named',
  worksheet_once: 'accountability.already-in-case',
  exemption_open: 'accountability.exemption-there',
  decision_once: 'accountability.already-registered',
} as const;
