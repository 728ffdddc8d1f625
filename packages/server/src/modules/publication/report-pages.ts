// The pages whoever tells fills in and reads: plain forms that work without a script and lose nothing when something is wrong.
import { REPORT_DEATHS, REPORT_FILES, REPORT_KINDS, type ReportKind } from '@jinze/contracts';
import { type Html, html } from '../../platform/http/html.ts';
import type { PortalPage } from './portal.frame.ts';
import { REPORT_DEATH_WORDS, REPORT_KIND_WORDS } from './report.words.ts';
import type { FormErrors } from './report-form.ts';
import type { LeadingPost } from './report-places.store.ts';
import type { Place } from './report-route.decide.ts';
import type { FileRow } from './reports.store.ts';

const addressOf = (asked: Readonly<Record<string, string>>) =>
  `/public/report?${new URLSearchParams(asked).toString()}`;

const KIND_HINTS: Readonly<Record<ReportKind, string>> = {
  hazard: '可能造成事故的隐患，比如矿山、化工、建筑、消防、道路方面的危险',
  violation: '无证生产、违章指挥、停产停业后偷偷生产等',
  accident: '发生了事故没有报、少报了伤亡，或者故意拖着不报',
  retaliation: '因为举报受到辞退、威胁、刁难等',
  leader: '党政领导干部在安全生产方面失职、包庇、干预等',
};

/** The first step: about what. */
export function startPage(): PortalPage {
  return {
    title: '群众举报',
    main: html`
<p>任何单位和个人都有权报告或者举报事故隐患和安全生产违法行为。可以不写姓名，不需要登记，不需要账号。</p>
<p>如果现在就有危险，请先打 <strong>119</strong>、<strong>120</strong>；安全生产举报电话是 <strong>12350</strong>。</p>
<h2>您要反映什么</h2>
<ul class="choices">
${REPORT_KINDS.map(
  (kind) =>
    html`<li><a href="${addressOf({ kind })}">${REPORT_KIND_WORDS[kind]}</a><br><span class="muted">${KIND_HINTS[kind]}</span></li>`,
)}
</ul>
<h2>已经举报过</h2>
<p><a href="/public/report/status">凭查询码看办理情况，补充情况</a></p>
<h2>怎样保护举报人</h2>
<ul>
<li>姓名和联系方式可以不写。写了的，单独存放，只有办理机关的举报受理人员、有管理权限的纪检监察机关能看，每看一次都留下记录和理由。</li>
<li>反映领导干部的，只有对这个职务有管理权限的纪检监察机关能看到，当地安委办看不到。</li>
<li>本网站不使用 Cookie，不记录您的网络地址。照片里的拍摄地点和设备信息会自动去掉，文件的名字也不留。</li>
<li>Word、Excel、PDF 文件里可能带着作者、单位的名称，去不干净：这类文件也只有上面说的人能打开。最稳妥的是拍照或者截图。</li>
</ul>`,
  };
}

/** The second: where, one level after the other. */
export function placePage(
  kind: ReportKind,
  above: readonly Place[],
  below: readonly Place[],
): PortalPage {
  const here = above.at(-1);
  return {
    title: '事情在哪里',
    isIndexed: false,
    main: html`
<p class="muted">反映：${REPORT_KIND_WORDS[kind]}（<a href="/public/report">改</a>）</p>
<p>${here === undefined ? '请选择所在的地方：' : html`已经选到：<strong>${above.map(({ name }) => name).join(' › ')}</strong>（<a href="${addressOf({ kind })}">重新选</a>）`}</p>
<ul class="choices">
${below.map(({ path, name }) => html`<li><a href="${addressOf({ kind, region: path })}">${name}</a></li>`)}
</ul>
${
  here === undefined
    ? null
    : html`<p><a href="${addressOf({ kind, region: here.path, here: '1' })}">就是${here.name}，或者说不清更具体的地方</a></p>`
}`,
  };
}

export interface FormPage {
  readonly kind: ReportKind;
  readonly form: string;
  readonly places: readonly Place[];
  readonly posts: readonly LeadingPost[];
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  /** What was sent before and is kept for this form. */
  readonly files: readonly Pick<FileRow, 'name'>[];
}

export const errorOf = (errors: FormErrors, name: string): Html | null =>
  errors[name] === undefined
    ? null
    : html`<span class="error" id="${name}-error">${errors[name]}</span><br>`;
export const invalid = (errors: FormErrors, name: string): Html | null =>
  errors[name] === undefined ? null : html` aria-invalid="true" aria-describedby="${name}-error"`;

function inputField(
  { fields, errors }: FormPage,
  name: string,
  label: string,
  hint: string | null = null,
): Html {
  return html`<p><label for="${name}">${label}</label>${errorOf(errors, name)}
${hint === null || errors[name] !== undefined ? null : html`<span class="muted">${hint}</span><br>`}
<input id="${name}" name="${name}" size="50" value="${fields[name] ?? ''}" autocomplete="off"${invalid(errors, name)}></p>`;
}

function leaderField(page: FormPage): Html | null {
  const { kind, posts, fields } = page;
  if (kind !== 'leader') return null;
  return html`
<p><label for="post">反映的是哪个职务</label>
<select id="post" name="post"><option value="">名单里没有，或者说不清</option>
${posts.map(({ id, title, organName }) =>
  fields['post'] === id
    ? html`<option value="${id}" selected>${organName} ${title}</option>`
    : html`<option value="${id}">${organName} ${title}</option>`,
)}</select></p>
${inputField(page, 'about', '名单里没有的，或者要说明的', '写职务或者姓名')}`;
}

function deathsField({ fields, errors }: FormPage): Html {
  return html`
<fieldset><legend>有没有人死亡或者失踪</legend>${errorOf(errors, 'deaths')}
${REPORT_DEATHS.map((value, index) => {
  const id = index === 0 ? 'deaths' : `deaths-${value}`;
  const checked = fields['deaths'] === value ? html` checked` : null;
  return html`<p><input type="radio" id="${id}" name="deaths" value="${value}"${checked}> <label class="inline" for="${id}">${REPORT_DEATH_WORDS[value]}</label></p>`;
})}
</fieldset>`;
}

function filesField({ files, errors }: FormPage): Html {
  const left = REPORT_FILES - files.length;
  return html`<p><label for="files">照片或者文件（可以没有）</label>${errorOf(errors, 'files')}
<span class="muted">最多 ${REPORT_FILES} 个，每个不超过 5 MB：图片、PDF、Word、Excel 文件和文本。压缩包不收。</span><br>
<span class="muted">不想让人知道您是谁，请传照片或者截图：Word、Excel、PDF 文件里可能带着作者、单位的名称，照片上也不要有您自己。</span><br>
${files.length === 0 ? null : html`<span>已经收到 ${files.length} 个文件，不用再选。</span><br>`}
${left > 0 ? html`<input type="file" id="files" name="files" multiple${invalid(errors, 'files')}>` : null}</p>`;
}

/** There is nobody above them here: whoever tells of them learns it before they tell. */
function topmostNote({ kind, places }: FormPage): Html | null {
  const [top] = places;
  if (top === undefined || places.some(({ level }, at) => at > 0 && level !== 'township'))
    return null;
  return kind === 'leader'
    ? html`<p class="errors">本网站没有比${top.name}更高一级的机关：反映的如果是本级的领导干部，由本级有管理权限的纪检监察机关收到。不放心的，请不要写姓名，或者直接向上级纪检监察机关反映（12388）。</p>`
    : html`<p class="errors">本网站没有比${top.name}更高一级的机关：反映当地机关自己瞒着、压着的，也由${top.name}安委办收到。不放心的，请不要写姓名，或者直接向上级反映（12350）。</p>`;
}

export function errorSummary(errors: FormErrors): Html | null {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  if (errors['busy'] !== undefined)
    return html`<div class="errors" role="alert"><h2>现在没有收下；您填的都还在</h2><p>${errors['busy']}</p></div>`;
  return html`<div class="errors" role="alert"><h2>有 ${entries.length} 处要改，改了再提交；您填的都还在</h2>
<ul>${entries.map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)}</ul></div>`;
}

/** The third: what, when, how, and if they like who. */
export function formPage(page: FormPage): PortalPage {
  const { kind, form, places, fields, errors } = page;
  const region = places.at(-1)?.path ?? '';
  const isFaulty = Object.keys(errors).length > 0;
  const byAuthorities = fields['authorities'] === 'yes' ? html` checked` : null;
  return {
    title: '写举报',
    isForAll: false,
    ...(isFaulty ? { status: 422 } : {}),
    main: html`
${errorSummary(errors)}
<p class="muted">反映：${REPORT_KIND_WORDS[kind]}　地方：${places.map(({ name }) => name).join(' › ')}（<a href="${addressOf({ kind })}">重新选</a>）</p>
<form method="post" action="/public/report" enctype="multipart/form-data">
<input type="hidden" name="form" value="${form}">
<input type="hidden" name="kind" value="${kind}">
<input type="hidden" name="region" value="${region}">
${leaderField(page)}
${inputField(page, 'place', '具体地点', '比如乡镇、村、企业或者路段的名称')}
${inputField(page, 'happened', '什么时候', '大约的时间就行；现在还在，就写“现在”')}
<p><label for="account">情况</label>${errorOf(errors, 'account')}
<span class="muted">看到了什么，怎么知道的。不想让人知道您是谁，请不要在这里写自己的姓名、电话。</span><br>
<textarea id="account" name="account" rows="8"${invalid(errors, 'account')}>${fields['account'] ?? ''}</textarea></p>
${deathsField(page)}
${
  kind === 'leader'
    ? null
    : html`<p><input type="checkbox" id="authorities" name="authorities" value="yes"${byAuthorities}> <label class="inline" for="authorities">当地的党政机关或者部门自己瞒着、压着，或者参与其中（勾选后由上一级办理）</label></p>`
}
${filesField(page)}
${topmostNote(page)}
<fieldset><legend>您是谁（可以都不写）</legend>
<p class="muted">写了的，办理的人可以向您了解情况。单独存放，只有举报受理人员能看，每看一次都有记录。</p>
${inputField(page, 'name', '姓名')}
${inputField(page, 'contact', '联系方式')}
</fieldset>
<p class="trap" aria-hidden="true"><label for="website">请空着</label>
<input id="website" name="website" tabindex="-1" autocomplete="off" value=""></p>
<p><button>提交举报</button></p>
</form>`,
  };
}
