// The columns of a list of names, its template, and the words of the two inputs a department may give.
import { writeWorkbook } from '@jinze/documents';
import {
  APPRAISAL_NAMES,
  type AppraisalResult,
  ASSESSMENT_NAMES,
  type AssessmentGrade,
} from '@jinze/kernel';

export const NAME_COLUMNS = [
  { name: '姓名', width: 12, isRequired: true },
  { name: '单位', width: 28, isRequired: false },
  { name: '职务', width: 26, isRequired: false },
  {
    name: '上年度考核等次',
    width: 18,
    isRequired: false,
    choices: Object.values(APPRAISAL_NAMES),
  },
  {
    name: '安全生产考核等次',
    width: 18,
    isRequired: false,
    choices: Object.values(ASSESSMENT_NAMES),
  },
] as const;
export type NameColumn = (typeof NAME_COLUMNS)[number]['name'];

const idOf = <Id extends string>(
  names: Readonly<Record<Id, string>>,
  text: string,
): Id | undefined =>
  (Object.keys(names) as Id[]).find((id) => names[id] === text.replaceAll(/\s/g, ''));
export const appraisalIn = (text: string): AppraisalResult | undefined =>
  idOf(APPRAISAL_NAMES, text);
export const assessmentIn = (text: string): AssessmentGrade | undefined =>
  idOf(ASSESSMENT_NAMES, text);

export function namesTemplate(): Promise<Buffer> {
  return writeWorkbook({
    sheetName: '考察名单',
    columns: NAME_COLUMNS.map((column) => ({
      name: column.name,
      width: column.width,
      ...('choices' in column ? { choices: column.choices } : {}),
    })),
    rows: [],
    explanation: {
      sheetName: '说明',
      lines: [
        '每行一人，最多 10000 人。只有“姓名”必填；同名的人靠“单位”和“职务”区分，填上可以少选一次。',
        '单位、职务按名册上的写法填写，写一部分也可以，例如“青石县政府”可以写“青石县”。',
        '“上年度考核等次”：优秀、称职、基本称职、不称职、不定等次；不填表示没有给出，答复会提醒查对。',
        '“安全生产考核等次”：优秀、良好、合格、不合格；不填表示没有给出。',
        '一份名单由一个安委办答复：被考察人所在单位上一级的安委办。由别的安委办答复的人请分开提出。',
        '名单只有提出的组织部门、答复的安委办和同级纪检监察机关看得到；被考察人、其单位和联络员、其本级安委办看不到。',
      ],
    },
  });
}
