// The pages after filing: the code, what was done with it by the code, and the form to add something.
import { type Html, html } from '../../platform/http/html.ts';
import { LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { codeInFours } from './file-report.ts';
import type { PortalPage } from './portal.frame.ts';
import { ANSWERING_REPORT_STATES } from './report.states.ts';
import { REPORT_KIND_WORDS, REPORT_STATE_WORDS } from './report.words.ts';
import type { FormErrors } from './report-form.ts';
import { errorOf, errorSummary, invalid } from './report-pages.ts';
import type { EntryRow, ReportRow } from './reports.store.ts';

/** Shown once: the code is kept nowhere. */
export function filedPage(
  code: string,
  of: { readonly handler: string; readonly row: ReportRow },
): PortalPage {
  return {
    title: '举报已经收到',
    isForAll: false,
    main: html`
<p>您的查询码：</p>
<p class="code sheet"><strong>${codeInFours(code)}</strong></p>
<p><strong>请现在抄下来或者打印这一页。</strong>查询码只显示这一次，系统里没有留存，丢了就找不回来。有了它不用说您是谁，就能看办理情况、看答复、补充情况。不要告诉别人。</p>
<h2>接下来</h2>
<ol>
<li>由${of.handler}办理。${nextOf(of.row)}</li>
<li>受理以后核查；需要整改的，督促落实。</li>
<li>办完答复您。每一步都在<a href="/public/report/status">查询页</a>上写着。</li>
</ol>`,
  };
}

/** What was changed after it was filed is in no report: it is said, and the way to add it is there with the words. */
export function alreadyFiledPage(
  code: string,
  of: Pick<AdditionForm, 'form' | 'text' | 'tellsOfDeaths'>,
): PortalPage {
  return {
    title: '这份举报已经提交过',
    isForAll: false,
    status: 409,
    main: html`
<p>您的查询码：</p>
<p class="code sheet"><strong>${codeInFours(code)}</strong></p>
<div class="errors" role="alert"><h2>这一次改动的内容没有收下</h2>
<p>同一份举报先前已经收到。改动的文字，请在下面提交补充；改动的文件、姓名和联系方式没有收下，要另交的，请<a href="/public/report">再写一份</a>。</p></div>
${additionForm({ ...of, code, errors: {} })}`,
  };
}

export interface AdditionForm {
  readonly code: string;
  readonly form: string;
  readonly text: string;
  readonly tellsOfDeaths: boolean;
  readonly errors: FormErrors;
}

const codeField = (code: string, errors: FormErrors) => html`
<p><label for="code">查询码</label>${errorOf(errors, 'code')}
<span class="muted">举报时给您的 16 位字母和数字，大小写、有没有横线都可以。</span><br>
<input id="code" name="code" size="24" autocomplete="off" value="${code}"${invalid(errors, 'code')}></p>`;

const additionForm = (
  { code, form, text, tellsOfDeaths, errors }: AdditionForm,
  ofCode = html`<input type="hidden" name="code" value="${code}">`,
) => html`
<form method="post" action="/public/report/add" enctype="multipart/form-data">
<input type="hidden" name="form" value="${form}">
${ofCode}
<p><label for="text">要补充的</label>${errorOf(errors, 'text')}
<span class="muted">已经答复或者办结的，补充新情况以后重新办理。</span><br>
<textarea id="text" name="text" rows="5"${invalid(errors, 'text')}>${text}</textarea></p>
<p><input type="checkbox" id="deaths" name="deaths" value="yes"${tellsOfDeaths ? html` checked` : null}> <label class="inline" for="deaths">现在知道有人死亡或者失踪</label></p>
<p><button>提交补充</button></p>
</form>`;

/** The form alone, with what was typed: which report it is for is not told here. */
export const additionPage = (of: AdditionForm, status: 422 | 429): PortalPage => ({
  title: '补充情况',
  isForAll: false,
  status,
  main: html`
${errorSummary(of.errors)}
${additionForm(of, codeField(of.code, of.errors))}`,
});

export function statusForm(errors: FormErrors, code: string): PortalPage {
  const isFaulty = Object.keys(errors).length > 0;
  return {
    title: '看办理情况',
    isForAll: false,
    ...(isFaulty ? { status: 422 } : {}),
    main: html`
${errorSummary(errors)}
<form method="post" action="/public/report/status" enctype="multipart/form-data">
${codeField(code, errors)}
<p><button>查看</button></p>
</form>`,
  };
}

/** How the deaths came to a government is for the file. */
type Told = Exclude<EntryRow['kind'], 'pass-on' | 'known-to-government'>;
const ENTRY_WORDS: Readonly<Record<Told, string>> = {
  file: '收到举报',
  accept: '受理',
  refuse: '不予受理',
  'hand-on': '转交',
  check: '核查完毕',
  task: '转为督办任务，督促整改',
  extend: '延长答复期限',
  reply: '答复',
  close: '办结',
  add: '您补充了情况',
  reopen: '您补充了情况，重新办理',
  day: '期限算出来了',
};

/** What is waited for next, and by when; that nothing is laid down is said as well. */
function nextOf(row: ReportRow): string | null {
  const isUnderWay = ANSWERING_REPORT_STATES.includes(row.state);
  if (row.state !== 'received' && !isUnderWay) return null;
  const [by, what] = isUnderWay ? [row.reply_by, '答复您'] : [row.accept_by, '告诉您是否受理'];
  if (by !== null) return `最迟 ${by} ${what}。`;
  return row.days_count === null
    ? `多久${what}，办理机关还没有规定期限。`
    : `${row.days_count} 个工作日内${what}；${LAST_PUBLISHED_YEAR} 年以后的放假安排还没有公布，是哪一天暂时算不出来。`;
}

/** What is only prepared is not said to be under way. */
const stateWords = ({ row, isUnderWay }: Pick<StatusPage, 'row' | 'isUnderWay'>): string =>
  row.state === 'tasked' && !isUnderWay ? '已核查，准备督促整改' : REPORT_STATE_WORDS[row.state];

function courseLine(entry: EntryRow, isUnderWay: boolean): Html | null {
  if (entry.kind === 'pass-on' || entry.kind === 'known-to-government') return null;
  const what = entry.kind === 'task' && !isUnderWay ? '准备转为督办任务' : ENTRY_WORDS[entry.kind];
  return html`<tr><td class="day">${entry.on_day}</td><td>${what}</td><td>${entry.is_told ? entry.text : null}</td></tr>`;
}

export interface StatusPage {
  readonly row: ReportRow;
  readonly entries: readonly EntryRow[];
  /** What it became is issued. */
  readonly isUnderWay: boolean;
  readonly handler: string;
  readonly code: string;
  readonly form: string;
  readonly errors: FormErrors;
  readonly text: string;
  readonly tellsOfDeaths: boolean;
  readonly isAdded: boolean;
}

/** What whoever has the code reads: the course in words, what was answered; nothing of what was told or by whom. */
export function statusPage(page: StatusPage): PortalPage {
  const { row, entries, isUnderWay, handler, code, form, errors, text, tellsOfDeaths, isAdded } =
    page;
  const next = nextOf(row);
  const isFaulty = Object.keys(errors).length > 0;
  return {
    title: `现在：${stateWords(page)}`,
    isForAll: false,
    ...(isFaulty ? { status: 422 } : {}),
    main: html`
${isAdded ? html`<p role="status"><strong>补充的情况已经收到。</strong></p>` : null}
<p>反映：${REPORT_KIND_WORDS[row.kind]}。由${handler}办理。${next}</p>
<h2>经过</h2>
<div class="wide" tabindex="0" role="region" aria-label="经过"><table><thead><tr><th scope="col">日期</th><th scope="col">办理</th><th scope="col">说明</th></tr></thead><tbody>
${entries.map((entry) => courseLine(entry, isUnderWay))}
</tbody></table></div>
<h2>补充情况</h2>
${errorSummary(errors)}
${additionForm({ code, form, text, tellsOfDeaths, errors })}`,
  };
}
