// The Chinese name of every word the closed lists have: what people write, and what the rules write back.
import type {
  Activity,
  Body,
  Level,
  OrganKind,
  Period,
  PostClass,
  RequirementKind,
} from '@jinze/kernel';

export const POST_CLASS_NAMES: Readonly<Record<PostClass, string>> = {
  'party-chief': '党委主要负责人',
  'government-chief': '政府主要负责人',
  'standing-committee-member': '党委常委会其他成员',
  'safety-deputy': '安全生产分管领导',
  'other-deputy': '政府其他领导干部',
  'assisting-deputy': '协助分管领导',
  'by-reference': '参照执行',
};

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  province: '省级',
  prefecture: '市级',
  county: '县级',
  township: '乡级',
};

export const ORGAN_NAMES: Readonly<Record<OrganKind, string>> = {
  'party-committee': '党委',
  government: '政府',
  'party-organ': '党委工作机关',
  department: '政府工作部门',
  'related-body': '相关机构',
  township: '乡镇（街道）',
  'development-zone': '开发区',
};

export const KIND_NAMES: Readonly<Record<RequirementKind, string>> = {
  count: '次数',
  document: '文件',
  'by-date': '期限',
  comparison: '对比',
  immediate: '立即',
};

export const ACTIVITY_NAMES: Readonly<Record<Activity, string>> = {
  meeting: '会议',
  study: '研究',
  instruction: '批示',
  'field-research': '调研',
  'led-inspection': '带队检查',
  'unannounced-check': '暗查暗访',
  task: '督办',
  talk: '约谈',
  'on-scene': '到场',
  'annual-report': '述职',
  publicity: '宣传',
  budget: '经费',
  staffing: '机构编制',
};

export const BODY_NAMES: Readonly<Record<Body, string>> = {
  'standing-committee': '党委常委会',
  'party-committee': '党委',
  'government-executive-meeting': '政府常务会议',
  'executive-meeting-or-safety-committee': '政府常务会议或安委会全体会议',
  government: '政府',
  'joint-meeting': '党政联席会议',
  department: '部门',
  'post-holder': '本人',
};

export const PERIOD_NAMES: Readonly<Record<Period, string>> = {
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  each: '每次',
};
