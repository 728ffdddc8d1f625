// The public routes of reports: filing by steps, following by code, adding. No account, no cookie, no script, no address kept.

import type { ReportKind } from '@jinze/contracts';
import { REPORT_FILES } from '@jinze/contracts';
import type { FastifyRequest } from 'fastify';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { fittingName } from '../../platform/files/file-type.ts';
import { digestOf, newId, newSecret } from '../../platform/ids.ts';
import { keptFile } from '../performance/index.ts';
import { regionsAbove } from '../posts/index.ts';
import { addToReport, codeHashOf, FILING, fileReport, formHashOf } from './file-report.ts';
import type { PortalPage } from './portal.frame.ts';
import { noSuchPage, type PortalAnswer, type PortalRoute, textsOf } from './portal.routes.ts';
import { checkForm, isFormKey, kindOf, readForm, type SentForm } from './report-form.ts';
import {
  filedPage,
  formPage,
  placePage,
  startPage,
  statusForm,
  statusPage,
} from './report-pages.ts';
import { leadingPosts, regionsBelow } from './report-places.store.ts';
import type { Place } from './report-route.decide.ts';
import type { ReportsContext } from './reports.context.ts';
import {
  entriesOf,
  filesOfForm,
  insertFile,
  type ReportRow,
  reportByCode,
} from './reports.store.ts';

type Context = Pick<ReportsContext, 'database' | 'unitOfWork' | 'clock'>;

/** Names of places and titles of posts are for all; nothing else is read for these pages. */
async function placesTo({ database }: Context, region: string): Promise<Place[]> {
  const found = await database.read(SYSTEM_SCOPE, (db) => regionsAbove(db, region));
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
  const { posts, files } = await context.database.read(SYSTEM_SCOPE, async (db) => ({
    posts: of.kind === 'leader' ? await leadingPosts(db, region) : [],
    files: await filesOfForm(db, formHashOf(of.form)),
  }));
  return formPage({ ...of, posts, files, fields, errors });
}

/** Step by step: kind, place, form. Where there is one topmost region, that step is spared. */
async function start(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const asked = textsOf(request.query);
  const kind = kindOf(asked['kind']);
  if (kind === undefined) return startPage();
  const below = (path: string) =>
    context.database.read(SYSTEM_SCOPE, (db) => regionsBelow(db, path));
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

/** Keeps what can be kept, so that a form that is filled in again need not send it again; says what cannot. */
async function keepFiles(
  { unitOfWork, clock }: Context,
  form: string,
  { files, hasTooManyFiles }: SentForm,
): Promise<string | undefined> {
  const faults: string[] = hasTooManyFiles ? [`最多 ${REPORT_FILES} 个文件，多的没有收`] : [];
  for (const file of files) {
    const kept = file.isTooLarge ? undefined : await keptFile(file.bytes);
    if (kept === undefined) faults.push(`“${file.name}”超过 5 MB`);
    else if (!kept.ok)
      faults.push(`“${file.name}”${FILE_REFUSALS[kept.error.code] ?? '不是可以接收的文件'}`);
    else {
      const { type, bytes } = kept.value;
      const now = clock.now();
      await unitOfWork.commit(FILING, async ({ tx }) => {
        const present = await filesOfForm(tx, formHashOf(form));
        if (present.length >= REPORT_FILES) return {};
        await insertFile(tx, {
          id: newId<'report-file'>(now),
          report_id: null,
          form_hash: formHashOf(form),
          name: fittingName(file.name, type),
          type,
          size: bytes.length,
          digest: digestOf(bytes),
          bytes,
          added_at: now,
        });
        return {};
      });
    }
  }
  return faults.length === 0 ? undefined : `${faults.join('；')}。`;
}

const handlerOf = ({ track, handler_name: name }: Pick<ReportRow, 'track' | 'handler_name'>) =>
  track === 'office' ? `${name}安委办` : '有管理权限的纪检监察机关';

async function send(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const sent = await readForm(request);
  const { fields } = sent;
  const kind = kindOf(fields['kind']);
  const form = fields['form'];
  if (kind === undefined || !isFormKey(form)) throw noSuchPage();
  const places = await placesTo(context, fields['region'] ?? '');
  const region = places.at(-1)?.path ?? '';
  const checked = checkForm(fields, { form, kind, region });
  const ofFiles = await keepFiles(context, form, sent);
  const errors = { ...checked.errors, ...(ofFiles === undefined ? {} : { files: ofFiles }) };
  if (Object.keys(errors).length > 0)
    return fillIn(context, { kind, places, form }, fields, errors);
  const { code } = await fileReport(context, checked.filing);
  const row = await context.database.read(SYSTEM_SCOPE, (db) => reportByCode(db, codeHashOf(code)));
  if (row === undefined) throw noSuchPage();
  return filedPage(code, { handler: handlerOf(row), acceptBy: row.accept_by });
}

const UNKNOWN = '没有这个查询码，请核对后再试。';

/** A code is looked up by its hash: how long that takes says nothing of how much of it is right. */
async function status(
  context: Context,
  code: string,
  also: {
    readonly errors?: Readonly<Record<string, string>>;
    readonly text?: string;
    readonly isAdded?: boolean;
  } = {},
): Promise<PortalPage> {
  const found = await context.database.read(SYSTEM_SCOPE, async (db) => {
    const row = await reportByCode(db, codeHashOf(code));
    return row === undefined ? undefined : { row, entries: await entriesOf(db, row.id) };
  });
  if (found === undefined) return statusForm({ code: UNKNOWN }, code.slice(0, 40));
  return statusPage({
    ...found,
    handler: handlerOf(found.row),
    code,
    form: newSecret(),
    errors: also.errors ?? {},
    text: also.text ?? '',
    isAdded: also.isAdded ?? false,
  });
}

const MOST_ADDED = 4000;

async function add(context: Context, request: FastifyRequest): Promise<PortalPage> {
  const { fields } = await readForm(request);
  const [code, form] = [fields['code'] ?? '', fields['form']];
  const text = (fields['text'] ?? '').replaceAll('\r\n', '\n').trim();
  if (!isFormKey(form)) throw noSuchPage();
  if (text === '') return status(context, code, { errors: { text: '请写明要补充的情况。' } });
  if (text.length > MOST_ADDED)
    return status(context, code, {
      text,
      errors: { text: `最多 ${MOST_ADDED} 个字，现在有 ${text.length} 个，请写短一些。` },
    });
  await addToReport(context, { code, form, text });
  return status(context, code, { isAdded: true });
}

const asPage = async (page: Promise<PortalPage> | PortalPage): Promise<PortalAnswer> => ({
  page: await page,
});

/** Forms are few a minute, codes that are tried no more. */
export const reportPortal = (context: Context): readonly PortalRoute[] => [
  { method: 'GET', path: '/report', answer: (request) => asPage(start(context, request)) },
  {
    method: 'POST',
    path: '/report',
    perMinute: 6,
    answer: (request) => asPage(send(context, request)),
  },
  { method: 'GET', path: '/report/status', answer: () => asPage(statusForm({}, '')) },
  {
    method: 'POST',
    path: '/report/status',
    perMinute: 10,
    answer: async (request) => {
      const { fields } = await readForm(request);
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
    answer: (request) => asPage(add(context, request)),
  },
];
