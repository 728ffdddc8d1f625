// The public forms as they arrive: texts and files of a multipart body, each checked, with what is wrong beside its field.

// Declares `request.parts()` on every request.
import type {} from '@fastify/multipart';
import {
  REPORT_DEATHS,
  REPORT_FILE_BYTES,
  REPORT_FILES,
  REPORT_KINDS,
  type ReportDeaths,
  type ReportKind,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { secrecyMarking } from '@jinze/kernel';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../../platform/refused.ts';
import type { Filing } from './file-report.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Longer than what is taken: what came of it is not the file. */
  readonly isTooLarge: boolean;
}
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly SentFile[];
  readonly hasTooManyFiles: boolean;
}

const FIELDS = 20;

/** More are read past, and still not a reason to lose what was typed. */
const MOST_PARTS = 200;

/** Never more in memory than the files that are taken: of what is too many, and of all where none are, nothing is kept. */
export async function readForm(request: FastifyRequest, most = REPORT_FILES): Promise<SentForm> {
  if (!request.isMultipart()) throw new Refused({ code: 'http.invalid-input' });
  const fields: Record<string, string> = {};
  const files: SentFile[] = [];
  let hasTooManyFiles = false;
  const limits = {
    fileSize: REPORT_FILE_BYTES,
    files: MOST_PARTS,
    fields: FIELDS,
    parts: MOST_PARTS,
  };
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] ??= part.value;
      continue;
    }
    if (files.length >= most) {
      hasTooManyFiles ||= most > 0 && part.filename !== '';
      part.file.resume();
      continue;
    }
    const bytes = await part.toBuffer();
    if (bytes.length > 0)
      files.push({ name: part.filename.slice(-200), bytes, isTooLarge: part.file.truncated });
  }
  return { fields, files, hasTooManyFiles };
}

/** By field: what is wrong, in words for whoever filled it in. */
export type FormErrors = Readonly<Record<string, string>>;

const LENGTHS = { place: 200, happened: 120, account: 4000, about: 200, name: 50, contact: 100 };
type TextField = keyof typeof LENGTHS;
const NAMES: Readonly<Record<TextField, string>> = {
  place: '具体地点',
  happened: '时间',
  account: '情况',
  about: '说明',
  name: '姓名',
  contact: '联系方式',
};
/** As many random characters as `newSecret` makes. */
const FORM_KEY = /^[\w-]{43}$/;

export const isFormKey = (text: string | undefined): text is string =>
  text !== undefined && FORM_KEY.test(text);

const MISSING: Readonly<Partial<Record<TextField, string>>> = {
  place: '请写明具体地点，比如乡镇、村、企业或者路段的名称。',
  happened: '请写明大约是什么时候的事；现在还在，就写“现在”。',
  account: '请写明您看到或者知道的情况。',
};

function checkTexts(texts: Readonly<Record<TextField, string>>): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of Object.keys(LENGTHS) as TextField[]) {
    const text = texts[field];
    const most = LENGTHS[field];
    const marking = secrecyMarking(text);
    if (text === '' && MISSING[field] !== undefined) errors[field] = MISSING[field];
    else if (text.length > most)
      errors[field] = `${NAMES[field]}最多 ${most} 个字，现在有 ${text.length} 个，请写短一些。`;
    else if (marking !== undefined)
      errors[field] = `内容带有密级标志“${marking}”，涉密的内容请不要在这里写。`;
  }
  return errors;
}

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((value) => value === text);

export interface CheckedForm {
  readonly errors: FormErrors;
  /** Complete only without errors. */
  readonly filing: Filing;
}

/** The field that only programs fill in. */
export const isTrapped = (fields: SentForm['fields']): boolean => (fields['website'] ?? '') !== '';

/** Kind and region were chosen by steps before; the rest is checked here. */
export function checkForm(
  fields: SentForm['fields'],
  chosen: { readonly form: string; readonly kind: ReportKind; readonly region: string },
): CheckedForm {
  const textOf = (name: string) => (fields[name] ?? '').replaceAll('\r\n', '\n').trim();
  const texts = Object.fromEntries(
    Object.keys(LENGTHS).map((name) => [name, textOf(name)]),
  ) as Record<TextField, string>;
  const errors = checkTexts(texts);
  const deaths: ReportDeaths | undefined = oneOf(REPORT_DEATHS, fields['deaths']);
  if (deaths === undefined) errors['deaths'] = '请选一项；不知道就选“不清楚”。';
  const postId = fields['post'] ?? '';
  if (chosen.kind === 'leader' && postId === '' && texts.about === '')
    errors['about'] = '请选择反映的是哪个职务；名单里没有的，请在这里写明。';
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    errors,
    filing: {
      ...chosen,
      place: texts.place,
      happened: texts.happened,
      account: texts.account,
      deaths: deaths ?? 'unknown',
      isByAuthorities: fields['authorities'] === 'yes',
      postId: postId === '' ? null : (postId as Id<'post'>),
      about: chosen.kind === 'leader' ? orNull(texts.about) : null,
      name: orNull(texts.name),
      contact: orNull(texts.contact),
    },
  };
}

export const kindOf = (text: string | undefined): ReportKind | undefined =>
  oneOf(REPORT_KINDS, text);
