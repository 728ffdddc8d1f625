// How the instruments module's refusals are worded, those of the rules' own input included.
import { REFUSAL_WORDS } from '@jinze/rules';
import type { ErrorTable } from '../../platform/http/errors.ts';

export const instrumentsErrors: ErrorTable = {
  ...Object.fromEntries(
    Object.entries(REFUSAL_WORDS).map(([code, words]) => [code, { status: 400, ...words }]),
  ),
  'instruments.unknown': {
    status: 404,
    zh: '没有这部文件。',
    en: 'There is no such instrument.',
  },
  'instruments.no-home': {
    status: 404,
    zh: '您没有所在地区，请选择一个地区。',
    en: 'You have no region of your own; choose a place.',
  },
  'instruments.not-json': {
    status: 422,
    zh: '这不是地方规定的 JSON：须是一个对象，含 title、documentNo、region、effectiveFrom 和 requirements。',
    en: 'Not the JSON of a local instrument: one object with title, documentNo, region, effectiveFrom and requirements.',
  },
  'instruments.has-errors': {
    status: 422,
    zh: '文件中有错误，没有导入任何一条；请先检查并改正。',
    en: 'The file has errors; nothing was imported. Check and correct it first.',
  },
  'instruments.other-file': {
    status: 409,
    zh: '上传的文件与刚才检查的不是同一份，请重新检查。',
    en: 'This is not the file that was checked; check it again.',
  },
  'instruments.already-imported': {
    status: 409,
    zh: '这个地区已经导入过同一文号的文件；要换成新的，请先撤回原来的。',
    en: 'A document of this number is already imported for the place; withdraw it first to replace it.',
  },
  'instruments.already-adopted': {
    status: 409,
    zh: '这个地区已经采用过这一条。',
    en: 'This value is already adopted for the place.',
  },
  'instruments.unknown-parameter': {
    status: 404,
    zh: '没有这一条地方规定，或已经撤回。',
    en: 'There is no such local value, or it was withdrawn.',
  },
  'instruments.nothing-to-adopt': {
    status: 422,
    zh: '这一条的来源已经核对，本来就计算，不需要采用。',
    en: 'The source of this value is verified; it counts without adoption.',
  },
  'instruments.other-place': {
    status: 422,
    zh: '这一条是别的地区的规定，不能在本地区采用。',
    en: 'This is another place’s rule and cannot be adopted here.',
  },
  'instruments.adopted-later': {
    status: 422,
    zh: '采用日期晚于今天，请在文件印发后再登记。',
    en: 'The day of adoption is in the future; record it once the document is issued.',
  },
};

export const instrumentsConstraints: Readonly<Record<string, string>> = {
  local_instrument_document: 'instruments.already-imported',
  local_instrument_code: 'http.version-conflict',
  adoption_current: 'instruments.already-adopted',
};
