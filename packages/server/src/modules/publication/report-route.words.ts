// Why a report went where it went, for the why panel: clause → facts → what is missing → proof.
import type { Why } from '@jinze/contracts';
import type { ReportRoute, RouteGap, RouteReason } from './report-route.decide.ts';

/** As recalled, not compared with the printed law: the panel says so. */
const article = (number: string, no: string, text: string): Why['clause'][number] => ({
  instrument: 'cn-work-safety-law-2021',
  title: `《中华人民共和国安全生产法》${number}`,
  article: no,
  text,
  status: 'recalled',
  place: null,
});
const RECEIVING = article(
  '第七十三条第一款',
  '73.1',
  '负有安全生产监督管理职责的部门应当建立举报制度，公开举报电话、信箱或者电子邮件地址等网络举报平台，受理有关安全生产的举报；受理的举报事项经调查核实后，应当形成书面材料；需要落实整改措施的，报经有关负责人签字并督促落实。',
);
const OF_DEATHS = article(
  '第七十三条第二款',
  '73.2',
  '涉及人员死亡的举报事项，应当由县级以上人民政府组织核查处理。',
);

function said(reason: RouteReason): string {
  switch (reason.code) {
    case 'by-place':
      return `举报人选的地方是${reason.place}`;
    case 'township-by-county':
      return `${reason.place}的举报由${reason.to}办理`;
    case 'one-level-up':
      return `反映${reason.place}有关机关自己有问题，提级由${reason.to}办理`;
    case 'deaths':
      return `涉及或者可能涉及人员死亡，由${reason.to}人民政府组织核查，乡镇和部门不能自行办结`;
    case 'leader-managing':
      return `反映领导干部的问题，按干部管理权限由${reason.to}纪检监察机关办理，安委办看不到`;
    case 'leader-receiving':
      return `反映领导干部的问题，先由${reason.to}纪检监察机关接收，安委办看不到`;
    case 'deaths-apart':
      return '说到有人死亡或者失踪：应当由人民政府组织核查的，接收的纪检监察机关可以只转告事故的地点、时间和伤亡';
    case 'no-desk':
      return `${reason.place}还没有办理举报的账户，由上面最近的${reason.to}办理`;
    case 'passed-on':
      return `有关机关只转告了事故的地点、时间和伤亡，由${reason.to}人民政府组织核查`;
    case 'handed-on':
      return `${reason.from}转交${reason.to}：${reason.why}`;
  }
}

const GAPS: Readonly<Record<RouteGap, string>> = {
  county: '没有说清是哪个县（市、区），由接收的安委办核实后转交',
  post: '没有说清是哪个职务，由接收的纪检监察机关按干部管理权限转交',
  desk: '这里和上级都还没有办理举报的账户，请管理员尽快设立',
  'level-above': '本系统里没有更高一级的机关，请接收的机关向上级报告',
};

export function whyOfRoute({ outcome, track, handler, reasons, missing }: ReportRoute): Why {
  const body = track === 'office' ? '安委办' : '纪检监察机关';
  const isOfDeaths = reasons.some(({ code }) => code === 'deaths');
  return {
    heading:
      outcome === 'applies'
        ? `由${handler.name}${body}办理`
        : `说不清归谁办理，先由${handler.name}${body}接收`,
    clause: track === 'office' ? [RECEIVING, ...(isOfDeaths ? [OF_DEATHS] : [])] : [],
    facts: reasons.map(said),
    gaps: missing.map((gap) => GAPS[gap]),
    proof: ['收到时按规则得出，和举报内容一起存证，存证条目不公开；转交的每一步都保留'],
  };
}
