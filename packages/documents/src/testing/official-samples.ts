// For tests and for looking at: one document of every template, of invented people and places.
import { civilDate } from '@jinze/kernel';
import {
  accountabilityDecision,
  accountabilityProposal,
  annualReport,
  approvalSlip,
  assessmentNotice,
  commendationDecision,
  conclusionSheet,
  dutyList,
  exemptionConclusion,
  type Issue,
  inspectionFeedback,
  listedSupervisionNotice,
  type OfficialDocument,
  publicationNotice,
  rectificationReport,
  talkMinutes,
  taskNotice,
  vettingLetter,
} from '../official/index.ts';

const OFFICE = '滨江市安全生产委员会办公室';

const issue: Issue = {
  organs: [OFFICE],
  date: civilDate('2026-03-05'),
  number: { code: '滨安办发', year: 2026, n: 7 },
  addressees: ['各县（市、区）党委和人民政府', '市级有关部门'],
  copiesTo: [
    '省安全生产委员会办公室',
    '市委办公室',
    '市人大常委会办公室',
    '市人民政府办公室',
    '市政协办公室',
  ],
  printedBy: OFFICE,
  origin: {
    dataVersion: '2026-03-05T08:00#128',
    ledgerPosition: 40213,
    verifyCode: '7K2M-Q9XD-44TP',
    address: 'https://jinze.example.gov.cn/verify',
  },
};
const { addressees: _addressees, ...unaddressed } = issue;

const charge = {
  person: '林远山',
  post: '东山县人民政府副县长',
  ground: '第十八条第一项',
  facts: [
    '2025年全年未按职责清单组织分管的危险化学品行业专题研究安全生产工作',
    '2025年9月市级督办的3项重大事故隐患，至2025年12月31日仍有1项未完成整改，未书面说明理由',
  ],
  evidence: ['2025年度职责清单签收记录（存证位置31880）', '督办单滨安督〔2025〕18号及办理记录'],
  inFavour: ['本人陈述：2025年10月至11月在上级党校脱产学习，期间由其他同志代管分管工作'],
  circumstances: ['从轻（第二十二条）：主动采取措施减少了后果'],
  responsibility: '重要领导责任',
  measures: ['诫勉'],
  isExempt: false,
  text: ['对分管领域专题研究不够、整改督促不力的问题，予以诫勉'],
};

/** By the name of its template. */
export const OFFICIAL_SAMPLES: Readonly<Record<string, OfficialDocument>> = {
  'duty-list': dutyList(
    {
      region: '东山县',
      year: 2026,
      leader: '林远山',
      posts: ['东山县人民政府副县长'],
      portfolio: '工业和信息化、应急管理、危险化学品',
      version: 2,
      approvedBy: '县人民政府常务会议',
      items: Array.from({ length: 18 }, (_, at) => ({
        clause: '第九条第二项',
        duty: '组织分管行业（领域）、部门（单位）健全和落实安全生产责任制，将安全生产工作与业务工作同时安排部署、同时组织实施、同时监督检查',
        measure: '每季度至少专题研究1次，12月底前完成监督检查',
        byReference: at % 5 === 4,
      })),
    },
    { ...unaddressed, organs: ['东山县人民政府办公室'] },
  ),
  'annual-report': annualReport(
    {
      year: 2025,
      leader: '林远山',
      posts: '东山县人民政府 副县长',
      asOf: civilDate('2025-12-31'),
      signedOn: civilDate('2026-01-12'),
      parts: [
        {
          title: '职责分工',
          sentences: [
            '本人任东山县人民政府 副县长，分管工业、应急管理。',
            '2025 年度安全生产责任清单共 6 项。',
          ],
        },
        {
          title: '组织领导安全生产工作的情况',
          sentences: ['主持召开会议 4 次：3月6日研究化工园区消防水源；6月4日部署安全生产月等。'],
        },
        {
          title: '分管领域安全生产工作的情况',
          sentences: ['带队检查 11 次：2月9日检查东山化工园区；5月11日检查县医院工地等。'],
        },
        {
          title: '存在的问题',
          sentences: ['“每季度研究分管领域安全生产”还不完整：第三季度没有专题研究记录。'],
        },
        { title: '下一步打算', sentences: [] },
      ],
      duties: [
        {
          duty: '第九条第二项　落实“三个同时”要求',
          records: Array.from({ length: 15 }, (_, at) => ({
            on: civilDate(`2025-03-${String(at + 1).padStart(2, '0')}`),
            what: '带队检查　检查东山化工园区消防水源建设和企业双重预防机制运行情况',
          })),
        },
        {
          duty: '第九条第五项　组织分管行业的安全检查',
          records: [{ on: civilDate('2025-05-11'), what: '带队检查　检查县医院工地' }],
        },
      ],
      unlisted: 1,
    },
    { ...unaddressed, organs: ['东山县人民政府'] },
  ),
  'task-notice': taskNotice(
    {
      matter: '东山化工园区消防水源不足问题',
      basis: '2026年第一季度市安全生产委员会全体会议议定事项',
      background:
        '东山化工园区现有消防水池容积1200立方米，不能满足园区企业火灾延续供水要求，2025年11月专家检查已经指出，至今未开工',
      demands: [
        '明确责任领导、责任单位和资金来源',
        '完成消防水池扩建并通过验收',
        '整改期间落实临时供水和巡查措施',
      ],
      due: civilDate('2026-06-30'),
      reportTo: OFFICE,
      contact: '李思齐，电话0000-1234567',
    },
    issue,
  ),
  'listed-supervision-notice': listedSupervisionNotice(
    {
      matter: '滨江冶金有限公司煤气柜重大事故隐患',
      place: '滨江市临江区冶金路8号',
      basis: '《中华人民共和国安全生产法》第四十一条和重大事故隐患治理督办有关规定',
      facts:
        '2026年2月20日执法检查发现，该公司煤气柜区域未按规定设置固定式一氧化碳监测报警装置，联锁装置停用，判定为重大事故隐患',
      responsibleBody: '临江区人民政府',
      responsibleLeader: '赵明川',
      listedOn: civilDate('2026-03-05'),
      due: civilDate('2026-05-31'),
      demands: ['立即停止危险区域作业，未经验收不得恢复', '每半月报告一次治理进展'],
      closing: ['监测报警和联锁装置安装到位并正常运行', '经专家组现场验收合格'],
    },
    issue,
  ),
  'talk-minutes': talkMinutes(
    {
      heldOn: civilDate('2026-03-03'),
      place: '市应急管理局第二会议室',
      chair: '市安全生产委员会副主任周启明',
      talkedTo: '东山县人民政府主要负责人',
      basis: '《安全生产约谈实施办法（试行）》（安委〔2018〕2号）',
      trigger: '2026年1月以来，东山县连续发生2起生产安全事故，共造成3人死亡',
      problems: [
        '对重点行业风险研判不深入，2月份未开展分析研判',
        '督办的1项重大事故隐患逾期未整改',
      ],
      statement: '被约谈方表示接受批评，认真整改，举一反三。',
      demands: [
        { text: '立即组织开展重点行业领域隐患排查', due: civilDate('2026-03-31') },
        { text: '向市人民政府作出书面检查' },
      ],
      present: '周启明（市安全生产委员会副主任）、东山县人民政府县长何志远',
      sittingIn: '市应急管理局、市纪委监委机关有关同志',
    },
    { ...unaddressed, number: { code: '滨安办约纪', year: 2026, n: 3 } },
  ),
  'inspection-feedback': inspectionFeedback(
    {
      region: '东山县',
      round: '滨江市2026年第一轮安全生产巡查',
      from: civilDate('2026-02-02'),
      to: civilDate('2026-02-13'),
      text: [
        '东山县将安全生产纳入党委常委会议事日程，县委常委会2025年专题研究安全生产工作5次。',
        '巡查共发现问题4项，其中屡查屡犯1项，主要是安全生产投入没有落实。',
        '请对反馈问题逐项建立台账，明确责任领导和完成时限，把整改情况纳入督查督办内容。',
      ],
      findings: Array.from({ length: 4 }, () => ({
        title: '安全生产专项资金未与财政收入同步增长',
        clause: '《地方党政领导干部安全生产责任制规定》第六条第四项',
        facts: '2025年县级财政收入增长6.2%，安全生产专项资金预算较上年减少3.1%',
      })),
      planDue: civilDate('2026-04-05'),
      rectifyDue: civilDate('2026-09-05'),
    },
    { ...issue, addressees: ['东山县委、东山县人民政府'] },
  ),
  'rectification-report': rectificationReport(
    {
      round: '滨江市2026年第一轮安全生产巡查',
      feedbackOn: civilDate('2026-03-05'),
      signatories: ['何志远'],
      items: Array.from({ length: 14 }, (_, at) => ({
        finding: '安全生产专项资金未与财政收入同步增长',
        leader: '何志远',
        measures: '调整2026年县级预算，安全生产专项资金增长7%，并建立与财政收入同步增长机制',
        state: at < 9 ? ('已完成' as const) : ('正在整改' as const),
        due: civilDate('2026-08-31'),
      })),
      next: ['对正在整改的问题每月调度一次，按期完成', '建立长效机制，防止问题反弹'],
    },
    {
      ...issue,
      organs: ['东山县人民政府'],
      addressees: [OFFICE],
      copiesTo: [],
      printedBy: '东山县人民政府办公室',
      number: { code: '东政', year: 2026, n: 21 },
    },
  ),
  'assessment-notice': assessmentNotice(
    {
      year: 2026,
      subject: '东山县',
      exercise: '滨江市2026年度安全生产责任考核',
      scheme: '《滨江市2026年度安全生产责任考核细则》（滨安委〔2026〕4号）',
      approved: {
        on: civilDate('2027-01-12'),
        organ: '中共滨江市委常委会会议',
        documentNo: '滨委〔2027〕2号',
      },
      score: '合计86.5分（满分100分）',
      grade: '良好',
      reasons: ['全年没有发生较大以上生产安全事故，没有一票否决情形'],
      items: Array.from({ length: 12 }, (_, at) => ({
        title: `${at + 1}.重大事故隐患整改率`,
        points: at % 3 === 0 ? '5.5' : '8',
        of: '8',
        why: '应当整改16项，按期整改14项，未按期整改2项，每项扣1.25分',
      })),
      missing: [],
      objection: {
        days: '5个工作日',
        basis: '滨安委〔2026〕4号第二十条',
        until: civilDate('2027-01-20'),
        contact: '李思齐，电话0000-1234567',
      },
    },
    {
      ...issue,
      date: civilDate('2027-01-13'),
      addressees: ['东山县委、东山县人民政府'],
      copiesTo: [],
    },
  ),
  'publication-notice': publicationNotice(
    {
      region: '滨江市',
      year: 2025,
      grades: [
        { grade: '优秀', bodies: ['临江区', '南湖县'] },
        { grade: '良好', bodies: ['东山县', '西岭县', '北原市'] },
        { grade: '不合格', bodies: [] },
      ],
      contestUntil: '2026年3月20日',
    },
    issue,
  ),
  'vetting-letter': vettingLetter(
    {
      requestNumber: '滨组函〔2026〕31号',
      purpose: '提拔',
      askedFor: civilDate('2026-03-02'),
      validUntil: civilDate('2026-09-01'),
      counts: { names: 2, barred: 0, cannotTell: 1, toJudge: 0, clear: 1 },
      people: [
        {
          name: '林远山',
          post: '东山县人民政府副县长',
          answer: '尚不能确定',
          reasons: [],
          missing: ['东山县“1·18”高处坠落事故尚未认定责任'],
          forJudgement: [],
          onRecord: [
            '任职：东山县人民政府副县长（2022年8月1日至今，分管危险化学品）',
            '2025年度履职：到位15项，没有记录2项，尚不能确定1项（没有记录不等于没有履行）',
          ],
        },
        {
          name: '苏映川',
          post: '西岭县水利局局长',
          answer: '没有在案的限制',
          reasons: ['安全生产事实方面没有在案的限制；这不是推荐意见'],
          missing: [],
          forJudgement: [],
          onRecord: ['任职：西岭县水利局局长（2021年3月15日至今）'],
        },
      ],
    },
    {
      ...issue,
      addressees: ['中共滨江市委组织部'],
      copiesTo: [],
      number: { code: '滨安办函', year: 2026, n: 7 },
      isSealed: true,
    },
  ),
  'accountability-proposal': accountabilityProposal(charge, {
    ...issue,
    addressees: ['中共滨江市委组织部'],
    copiesTo: ['市纪委监委机关'],
    number: { code: '滨安办函', year: 2026, n: 8 },
  }),
  decision: accountabilityDecision(
    {
      ...charge,
      decidedBy: '中共滨江市委常委会会议',
      decidedOn: civilDate('2026-03-02'),
      consequences: ['自2026年3月2日起六个月内不得提拔、重用'],
      appeal: [
        '本人对决定不服的，可以自收到决定之日起一个月内向作出决定的机关提出书面申诉。申诉期间不停止决定的执行。',
      ],
    },
    {
      ...issue,
      organs: ['中共滨江市委'],
      addressees: ['东山县委'],
      copiesTo: ['市纪委监委机关', '市委组织部'],
      printedBy: '中共滨江市委办公室',
      number: { code: '滨委', year: 2026, n: 12 },
    },
  ),
  'exemption-conclusion': exemptionConclusion(
    {
      person: '林远山',
      post: '东山县人民政府副县长',
      accident: '东山县“1·18”一般高处坠落事故',
      meeting: '中共滨江市委常委会会议',
      decidedOn: civilDate('2026-03-02'),
      present: 9,
      votesFor: 3,
      limbs: [
        {
          title: '第二章规定的职责',
          inFavour: ['2025年度职责清单18项均有履行记录（固定证据第3、5条）'],
          against: [],
        },
        {
          title: '法律法规规定的有关职责',
          inFavour: ['监督检查计划全部完成（检查台账）'],
          against: [],
        },
        {
          title: '党委和政府有关工作部署',
          inFavour: [],
          against: ['2025年第四季度两项部署没有办理结果（督办单滨安督〔2025〕18号）'],
        },
        { title: '履职条件（第二十五条）', inFavour: ['人员编制到位（机构文件）'], against: [] },
      ],
      verification: ['正反两方面均已核实，第四季度两项部署没有结果属实。'],
      reasons: ['落实部署不到位，不能认定三个方面职责全面履行。'],
      isExempt: false,
    },
    {
      ...issue,
      organs: ['中共滨江市委'],
      addressees: ['东山县委'],
      copiesTo: ['市纪委监委机关', '市委组织部'],
      printedBy: '中共滨江市委办公室',
      number: { code: '滨委', year: 2026, n: 13 },
    },
  ),
  'commendation-decision': commendationDecision(
    {
      kind: 'timely',
      award: '嘉奖',
      occasion:
        '2026年2月11日，临江区发生危险化学品运输车辆泄漏险情，有关同志靠前指挥、处置果断，避免了人员伤亡',
      people: [
        {
          name: '赵明川',
          post: '临江区人民政府副区长',
          merit: '第一时间到达现场，组织疏散群众430人，现场指挥处置9小时',
        },
        { name: '陈若水', post: '临江区应急管理局局长', merit: '制定并组织实施堵漏和转运方案' },
      ],
    },
    {
      ...issue,
      organs: ['中共滨江市委', '滨江市人民政府'],
      printedBy: '中共滨江市委办公室',
      number: { code: '滨委', year: 2026, n: 14 },
    },
  ),
  'conclusion-sheet': conclusionSheet(
    {
      subject: '东山县人民政府副县长林远山',
      question: '是否符合第二十三条不予追究领导责任的条件',
      answer: '现在说不清',
      clauses: [
        {
          citation: '《地方党政领导干部安全生产责任制规定》第二十三条',
          text: '对职责范围内发生生产安全事故，经查实已经全面履行了本规定第二章所规定职责、法律法规规定有关职责，并全面落实了党委和政府有关工作部署的，不予追究地方有关党政领导干部的领导责任。',
          isVerified: true,
        },
      ],
      facts: Array.from(
        { length: 40 },
        (_, at) => `2025年${(at % 12) + 1}月专题研究危险化学品安全生产工作，有会议纪要`,
      ),
      gaps: ['2025年第四季度两项工作部署没有办理结果'],
      proofs: Array.from(
        { length: 12 },
        (_, at) => `存证位置${40100 + at}，检查点2026-03-05，规则版本2026.3`,
      ),
      record: '问责工作底稿第4版，记录号01a0f3b2-7c40-7d1e-9a55-3f0c2b9d6e11',
    },
    { ...unaddressed, organs: [OFFICE] },
  ),
  'approval-slip': approvalSlip(
    {
      documentTitle: '滨江市安全生产委员会办公室关于督办东山化工园区消防水源不足问题的通知',
      drafter: '李思齐',
      office: '综合协调科',
      basis: '2026年第一季度市安全生产委员会全体会议议定事项',
      summary: '就东山化工园区消防水源不足问题向东山县交办，期限2026年6月30日。',
      opinions: ['科室负责人意见', '会签意见', '分管领导意见'],
    },
    { ...unaddressed, organs: [OFFICE] },
  ),
};
