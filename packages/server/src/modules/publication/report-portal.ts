// The public routes of reports: filing by steps, following by code, adding. No account, no cookie, no script, no address kept.
import type { ReportKind } from '@jinze/contracts';
import { REPORT_FILES } from '@jinze/contracts';
import { secrecyMarking } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { fittingName } from '../../platform/files/file-type.ts';
import { digestOf, newId, newSecret } from '../../platform/ids.ts';
import { type KeptFile, keptFile } from '../performance/index.ts';
import { regionsAbove } from '../posts/index.ts';
import { stagesOfTasks } from '../supervision/index.ts';
import { addToReport } from './add-to-report.ts';
import { codeHashOf, FILING, fileReport, formHashOf } from './file-report.ts';
import type { PortalPage } from './portal.frame.ts';
import { noSuchPage, type PortalAnswer, type PortalRoute, textsOf } from './portal.routes.ts';
import type { ReadPublic } from './public-reader.ts';
import {
  type AdditionForm,
  additionPage,
  alreadyFiledPage,
  filedPage,
  statusForm,
  statusPage,
} from './report-followed-pages.ts';
import { checkForm, isFormKey, isTrapped, kindOf, readForm, type SentForm } from './report-form.ts';
import { formPage, placePage, startPage } from './report-pages.ts';
import { leadingPosts, regionsBelow } from './report-places.store.ts';
import type { Place } from './report-route.decide.ts';
import type { ReportsContext } from './reports.context.ts';
import {
  bytesSince,
  entriesOf,
  filesOfForm,
  insertFile,
  lockForm,
  type ReportRow,
  reportByCode,
  reportByForm,
} from './reports.store.ts';

const DAY_MS = 86_400_000;

interface Context extends Pick<ReportsContext, 'database' | 'unitOfWork' | 'clock'> {
  /** Beside the office: a few at a time, each for a moment. */
  readonly read: ReadPublic;
}

/** Names of places and titles of posts are for all; nothing else is read for these pages. */
async function placesTo({ read }: Context, region: string): Promise<Place[]> {
  const found = await read((db) => regionsAbove(db, region), SYSTEM_SCOPE);
  if (found.at(-1)?.path !== region) throw noSuchPage();
  return found.map(({ path, name, level }) => ({ path, name, level }));
}

async function fillIn(
  context: Context,
  of: { readonly kind: ReportKind; readonly places: readonly Place[]; readonly form: string },
  fields: SentForm['fields'],
  errors: Readonly<Record<string, string>>,
): Promise<PortalPage> {
  const region = of.places.at(-1)?.path ?? '';
  const { posts, files } = await context.read(
    async (db) => ({
      posts: of.kind === 'leader' ? await leadingPosts(db, region) : [],
      files: await filesOfForm(db, formHashOf(of.form)),
    }),
    SYSTEM_SCOPE,
  );
  return formPage({ ...of, posts, files, fields, errors });
}

/** Step by step: kind, place, form. Where there is one topmost region, that step is spared. */
async function start(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const asked = textsOf(request.query);
  const kind = kindOf(asked['kind']);
  if (kind === undefined) return startPage();
  const below = (path: string) => context.read((db) => regionsBelow(db, path), SYSTEM_SCOPE);
  if (asked['region'] === undefined) {
    const top = await below('/');
    const [only] = top;
    if (top.length !== 1 || only === undefined) return placePage(kind, [], top);
    return placePage(kind, [only], await below(only.path));
  }
  const places = await placesTo(context, asked['region']);
  const further = asked['here'] === '1' ? [] : await below(asked['region']);
  if (further.length > 0) return placePage(kind, places, further);
  return fillIn(context, { kind, places, form: newSecret() }, {}, {});
}

const FILE_REFUSALS: Readonly<Record<string, string>> = {
  'performance.attachment-old-format': '是旧格式或者加了密码，请另存为新格式、去掉密码再传',
  'performance.attachment-macros': '带有宏，不收',
  'performance.attachment-broken-picture': '图片打不开，请换一张',
};
/** Bytes of all files of a day: more is no citizens, and the texts still come in. */
const DAY_BYTES = 1024 ** 3;

interface Looked {
  readonly kept: readonly (KeptFile & { readonly digest: string })[];
  readonly faults: readonly string[];
}

async function lookAt({ files, hasTooManyFiles }: SentForm): Promise<Looked> {
  const kept: Looked['kept'][number][] = [];
  const faults = hasTooManyFiles ? [`最多 ${REPORT_FILES} 个文件，多的没有收`] : [];
  for (const file of files) {
    const looked = file.isTooLarge ? undefined : await keptFile(file.bytes);
    if (looked === undefined) faults.push(`“${file.name}”超过 5 MB`);
    else if (!looked.ok)
      faults.push(`“${file.name}”${FILE_REFUSALS[looked.error.code] ?? '不是可以接收的文件'}`);
    else kept.push({ ...looked.value, digest: digestOf(looked.value.bytes) });
  }
  return { kept, faults };
}

interface KeptFiles {
  readonly fault: string | undefined;
  /** The form is a report already, and these are not among its files. */
  readonly isLate: boolean;
}

/** Keeps what can be kept, so that a form that is filled in again need not send it again; says what cannot. */
async function keepFiles(
  { unitOfWork, clock }: Context,
  form: string,
  sent: SentForm,
): Promise<KeptFiles> {
  const { kept, faults } = await lookAt(sent);
  const formHash = formHashOf(form);
  const now = clock.now();
  const also =
    kept.length === 0
      ? { faults: [], isLate: false }
      : await unitOfWork.commit(FILING, async ({ tx }) => {
          await lockForm(tx, formHash);
          const present = new Set((await filesOfForm(tx, formHash)).map(({ digest }) => digest));
          const news = kept.filter(({ digest }) => !present.has(digest));
          if ((await reportByForm(tx, formHash)) !== undefined)
            return { faults: [], isLate: news.length > 0 };
          if ((await bytesSince(tx, new Date(now.getTime() - DAY_MS))) > DAY_BYTES)
            return { faults: ['现在收不了文件；文字照常可以提交'], isLate: false };
          const room = news.slice(0, REPORT_FILES - present.size);
          for (const [index, { type, bytes, digest }] of room.entries())
            await insertFile(tx, {
              id: newId<'report-file'>(now),
              report_id: null,
              form_hash: formHash,
              // What it was called may name whoever it is from.
              name: fittingName(`附件${present.size + index + 1}`, type),
              type,
              size: bytes.length,
              digest,
              bytes,
              added_at: now,
            });
          const isOver = room.length < news.length;
          return {
            faults: isOver ? [`最多 ${REPORT_FILES} 个文件，多的没有收`] : [],
            isLate: false,
          };
        });
  const all = [...new Set([...faults, ...also.faults])];
  return { fault: all.length === 0 ? undefined : `${all.join('；')}。`, isLate: also.isLate };
}

const handlerOf = ({ track, handler_name: name }: Pick<ReportRow, 'track' | 'handler_name'>) =>
  track === 'office' ? `${name}安委办` : '有管理权限的纪检监察机关';

interface SentReport {
  readonly fields: SentForm['fields'];
  readonly kind: ReportKind;
  readonly form: string;
  readonly places: readonly Place[];
}

async function sentReport(context: Context, fields: SentForm['fields']): Promise<SentReport> {
  const kind = kindOf(fields['kind']);
  const form = fields['form'];
  if (kind === undefined || !isFormKey(form)) throw noSuchPage();
  return { fields, kind, form, places: await placesTo(context, fields['region'] ?? '') };
}

async function send(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const sent = await readForm(request);
  const { fields, kind, form, places } = await sentReport(context, sent.fields);
  const again = (errors: Readonly<Record<string, string>>) =>
    fillIn(context, { kind, places, form }, fields, errors);
  // Of what a program sends nothing is kept.
  if (isTrapped(fields)) return again({ website: '这一栏请空着。' });
  const region = places.at(-1)?.path ?? '';
  const checked = checkForm(fields, { form, kind, region });
  const { fault, isLate } = await keepFiles(context, form, sent);
  const errors = { ...checked.errors, ...(fault === undefined ? {} : { files: fault }) };
  if (Object.keys(errors).length > 0) return again(errors);
  const { code, isOther } = await fileReport(context, checked.filing);
  if (isOther || isLate)
    return alreadyFiledPage(code, {
      form: newSecret(),
      text: checked.filing.account,
      tellsOfDeaths: checked.filing.deaths === 'yes',
    });
  // What has been filed is answered, however many others wait: the code is shown once.
  const row = await context.database.read(SYSTEM_SCOPE, (db) => reportByCode(db, codeHashOf(code)));
  if (row === undefined) throw noSuchPage();
  return filedPage(code, { handler: handlerOf(row), row });
}

const BUSY = '这一分钟里从您的网络提交得太多了，没有收下。请过一分钟再按“提交”；您填的都还在。';

/** Past the limit: nothing is kept, and nothing that was typed is lost. */
async function sendLater(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const { fields } = await readForm(request, 0);
  const { kind, form, places } = await sentReport(context, fields);
  const page = await fillIn(context, { kind, places, form }, fields, { busy: BUSY });
  return { ...page, status: 429 };
}

const UNKNOWN = '没有这个查询码，请核对后再试。';

/** A code is looked up by its hash: how long that takes says nothing of how much of it is right. */
async function status(
  context: Context,
  code: string,
  also: {
    /** What was typed to be added and was not taken; it is lost with no code. */
    readonly typed?: Omit<AdditionForm, 'code'>;
    readonly isAdded?: boolean;
  } = {},
): Promise<PortalPage> {
  const found = await context.read(async (db) => {
    const row = await reportByCode(db, codeHashOf(code));
    if (row === undefined) return undefined;
    const stages = await stagesOfTasks(db, row.task_id === null ? [] : [row.task_id]);
    const isUnderWay = row.task_id !== null && stages.get(row.task_id)?.isIssued === true;
    return { row, isUnderWay, entries: await entriesOf(db, row.id) };
  }, SYSTEM_SCOPE);
  const { typed, isAdded = false } = also;
  const { errors = {}, text = '', tellsOfDeaths = false } = typed ?? {};
  if (found === undefined)
    return typed === undefined
      ? statusForm({ code: UNKNOWN }, code.slice(0, 40))
      : additionPage({ ...typed, code: code.slice(0, 40), errors: { code: UNKNOWN } }, 422);
  return statusPage({
    ...found,
    handler: handlerOf(found.row),
    code,
    form: newSecret(),
    errors,
    text,
    tellsOfDeaths,
    isAdded,
  });
}

const MOST_ADDED = 4000;

const textOf = ({ text = '' }: SentForm['fields']) => text.replaceAll('\r\n', '\n').trim();

async function add(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const { fields } = await readForm(request, 0);
  const [code, form, text] = [fields['code'] ?? '', fields['form'], textOf(fields)];
  if (!isFormKey(form)) throw noSuchPage();
  const tellsOfDeaths = fields['deaths'] === 'yes';
  const again = (fault: string) =>
    status(context, code, { typed: { form, text, tellsOfDeaths, errors: { text: fault } } });
  if (text === '') return again('请写明要补充的情况。');
  if (text.length > MOST_ADDED)
    return again(`最多 ${MOST_ADDED} 个字，现在有 ${text.length} 个，请写短一些。`);
  const marking = secrecyMarking(text);
  if (marking !== undefined)
    return again(`内容带有密级标志“${marking}”，涉密的内容请不要在这里写。`);
  const { outcome } = await addToReport(context, { code, form, text, tellsOfDeaths });
  if (outcome === 'unknown') return again(UNKNOWN);
  if (outcome === 'full')
    return again('已经补充了很多次，等办理机关看过、有了下一步，再补充；请先把这些话存下来。');
  if (outcome === 'other')
    return again('上一次补充的已经收到，这次改动的还没有；要再补充，请再按“提交补充”。');
  return status(context, code, { isAdded: true });
}

/** Past the limit no code is looked up: the form alone comes back, with all that was typed. */
async function addLater(request: FastifyRequest): Promise<PortalPage> {
  const { fields } = await readForm(request, 0);
  const { code = '', form, deaths } = fields;
  const typed = {
    code: code.slice(0, 40),
    form: isFormKey(form) ? form : newSecret(),
    text: textOf(fields),
    tellsOfDeaths: deaths === 'yes',
  };
  return additionPage({ ...typed, errors: { busy: BUSY } }, 429);
}

const asPage = async (page: Promise<PortalPage> | PortalPage): Promise<PortalAnswer> => ({
  page: await page,
});

/** Steps are many, forms few a minute, codes that are tried no more. */
export const reportPortal = (context: Context): readonly PortalRoute[] => [
  {
    method: 'GET',
    path: '/report',
    perMinute: 60,
    answer: (request) => asPage(start(context, request)),
  },
  {
    method: 'POST',
    path: '/report',
    perMinute: 6,
    busy: (request) => asPage(sendLater(context, request)),
    answer: (request) => asPage(send(context, request)),
  },
  { method: 'GET', path: '/report/status', answer: () => asPage(statusForm({}, '')) },
  {
    method: 'POST',
    path: '/report/status',
    perMinute: 10,
    answer: async (request) => {
      const { fields } = await readForm(request, 0);
      const code = fields['code'] ?? '';
      return asPage(
        code === '' ? statusForm({ code: '请填写查询码。' }, '') : status(context, code),
      );
    },
  },
  {
    method: 'POST',
    path: '/report/add',
    perMinute: 10,
    busy: (request) => asPage(addLater(request)),
    answer: (request) => asPage(add(context, request)),
  },
];
