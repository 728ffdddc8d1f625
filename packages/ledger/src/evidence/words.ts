// A verdict in plain language, Chinese first: what a person reads, and what they may ask further.
import { assertNever } from '@jinze/kernel';
import { canonicalJson } from '../canonical-json.ts';
import type { PackageRefusal } from './package.ts';
import {
  boundText,
  listed,
  type Of,
  stampText,
  timeLine,
  timeText,
  untoldText,
} from './time-words.ts';
import type { Holds, Statement, Verdict } from './verdict.ts';
import { type Language, REFUSALS, whyWords } from './why-words.ts';

/** One statement as it is shown. */
export interface Line {
  readonly kind: Statement['kind'];
  readonly holds: Holds;
  readonly item?: number;
  readonly text: string;
  /** Label and value, for who wants to see for themselves. */
  readonly details: readonly (readonly [string, string])[];
}

function policyText({ values }: Of<'policy'>, isZh: boolean): string {
  if (values.source === 'none')
    return isZh ? '没有公钥，签名无从核对' : 'No keys: nothing that is signed can be checked';
  if (values.source === 'package')
    return isZh
      ? '所用公钥来自本包，未经您另行核实'
      : 'The keys come from this package; you have not checked them elsewhere';
  if (values.source === 'offered')
    return isZh
      ? '所用公钥由本系统公布，未经您另行核实'
      : 'The keys are those that this installation publishes; you have not checked them elsewhere';
  return isZh
    ? '所用公钥来自您另行取得的信任名单'
    : 'The keys come from a policy that you obtained elsewhere';
}

function filesText({ values: { files } }: Of<'files'>, isZh: boolean): string {
  const same = files.filter(({ state }) => state === 'matches').length;
  const absent = files.filter(({ state }) => state === 'not-enclosed').length;
  if (isZh) return `文件：${same} 个与登记时一致${absent === 0 ? '' : `，${absent} 个未附在包内`}`;
  return `Files: ${same} as they were recorded${absent === 0 ? '' : `, ${absent} not enclosed`}`;
}

function contentText({ holds, values }: Of<'content'>, isZh: boolean): string {
  const count = values.fields.length;
  if (holds === 'no') return isZh ? '内容与登记时不一致' : 'The content is not what was recorded';
  if (holds === 'cannot-tell')
    return isZh ? '内容是否改过，说不清' : 'Whether the content has changed cannot be told';
  if (count === 0) return isZh ? '内容未改（未出示字段）' : 'Unchanged (no field is shown)';
  return isZh
    ? `内容未改：所示 ${count} 个字段与登记时一致`
    : `Unchanged: what is shown (fields: ${count}) is as recorded`;
}

function checkpointText({ holds, values }: Of<'checkpoint'>, isZh: boolean): string {
  const { size = '?' } = values;
  if (holds === 'no') return isZh ? '日志的检查点对不上' : 'The log’s checkpoint does not fit';
  return isZh
    ? `日志当时共 ${size} 条，前后是同一部日志`
    : `One log throughout, ${size} entries then`;
}

/** The statement's own sentence, as it stands. */
function sentenceOf(statement: Statement, isZh: boolean): string {
  const say = (zh: string, en: string) => (isZh ? zh : en);
  switch (statement.kind) {
    case 'policy':
      return policyText(statement, isZh);
    case 'checkpoint':
      return checkpointText(statement, isZh);
    case 'content':
      return contentText(statement, isZh);
    case 'position': {
      const { index, origin = '' } = statement.values;
      if (index === undefined || statement.holds === 'no')
        return say('不在日志里', 'Not in the log');
      const place = String(BigInt(index) + 1n);
      return say(`日志第 ${place} 条（${origin}）`, `Entry ${place} of the log ${origin}`);
    }
    case 'witnessed': {
      const names = listed(
        statement.values.witnesses.map(({ name }) => name),
        isZh,
      );
      if (names === '') return say('没有可核实的见证', 'No witness that can be checked');
      return say(`由 ${names} 见证`, `Witnessed by ${names}`);
    }
    case 'time':
      return timeLine(statement, isZh);
    case 'stamp':
      return stampText(statement, isZh);
    case 'withheld': {
      const { paths } = statement.values;
      return say(`有 ${paths.length} 个字段没有出示`, `Fields that are not shown: ${paths.length}`);
    }
    case 'erased': {
      const names = listed(
        statement.values.fields.map(({ path }) => path.slice(1)),
        isZh,
      );
      return say(`依法删除的字段：${names}`, `Erased by law: ${names}`);
    }
    case 'files':
      return filesText(statement, isZh);
    case 'versions': {
      const numbers = statement.values.versions.map(({ version }) => String(version));
      const text = listed(numbers, isZh);
      return statement.holds === 'yes'
        ? say(`第 ${text} 版前后相接`, `Versions ${text} follow each other`)
        : say(`第 ${text} 版接不上`, `Versions ${text} do not follow`);
    }
    case 'custody': {
      const count = statement.values.entries.length;
      return statement.holds === 'yes'
        ? say(
            `移交清单 ${count} 笔，各部分与清单一致`,
            `Custody list of ${count}, every part as listed`,
          )
        : say('与移交清单不一致', 'Not as the custody list has it');
    }
    default:
      return assertNever(statement);
  }
}

type Details = readonly (readonly [string, string | undefined])[];

function contentDetails({ values }: Of<'content'>, isZh: boolean): Details {
  const say = (zh: string, en: string) => (isZh ? zh : en);
  const { type, record, version, acceptedAt, lateDays, leafHash, fields } = values;
  return [
    ...fields.map(({ path, value }): readonly [string, string] => [
      path.slice(1),
      typeof value === 'string' ? value : canonicalJson(value),
    ]),
    [say('类型', 'Type'), type],
    [say('记录', 'Record'), record],
    [say('版本', 'Version'), version === undefined ? undefined : String(version)],
    [
      say('系统登记时间', 'Accepted, by the log’s own clock'),
      acceptedAt === undefined ? undefined : timeText(acceptedAt, isZh),
    ],
    [
      say('补录，晚', 'Late by'),
      lateDays === undefined ? undefined : say(`${lateDays} 天`, `${lateDays} days`),
    ],
    [say('叶哈希', 'Leaf hash'), leafHash],
  ];
}

const FILE_STATES = {
  matches: ['一致', 'as recorded'],
  differs: ['不一致', 'differs'],
  'not-enclosed': ['未附', 'not enclosed'],
} as const;

function detailsOf(statement: Statement, isZh: boolean): Details {
  const say = (zh: string, en: string) => (isZh ? zh : en);
  switch (statement.kind) {
    case 'policy':
      return [
        [say('日志', 'Logs'), listed(statement.values.logs, isZh) || undefined],
        [say('见证', 'Witnesses'), listed(statement.values.witnesses, isZh) || undefined],
      ];
    case 'content':
      return contentDetails(statement, isZh);
    case 'checkpoint':
    case 'position': {
      const { origin, size, root } = statement.values;
      return [
        [say('日志', 'Log'), origin],
        [
          say('序号（从 0 起）', 'Index, from 0'),
          'index' in statement.values ? statement.values.index : undefined,
        ],
        [say('检查点条数', 'Size'), size],
        [say('根哈希', 'Root'), root],
      ];
    }
    case 'witnessed':
      return statement.values.witnesses.map(({ name, time }) => [
        name,
        time === undefined ? '—' : timeText(time, isZh),
      ]);
    case 'time': {
      const { notBefore, notAfter } = statement.values;
      const earliest =
        notBefore === undefined ? untoldText(statement.values, isZh) : boundText(notBefore, isZh);
      return [
        [say('不早于', 'Not before'), earliest],
        [say('不晚于', 'Not after'), notAfter && boundText(notAfter, isZh)],
      ];
    }
    case 'stamp':
      return statement.values.bounds.map(({ time, who }) => [
        listed(who, isZh),
        timeText(time, isZh),
      ]);
    case 'withheld':
      return statement.values.paths.map((path) => [path.slice(1), say('未出示', 'not shown')]);
    case 'erased':
      return statement.values.fields.map(({ path, basis, order }) => [
        path.slice(1),
        say(
          `制作人说明的依据：${basis}；文号：${order}`,
          `As the maker says, basis: ${basis}; order: ${order}`,
        ),
      ]);
    case 'files':
      return statement.values.files.map(({ name, size, state }) => [
        name,
        `${FILE_STATES[state][isZh ? 0 : 1]}${say(`，${size} 字节`, `, ${size} bytes`)}`,
      ]);
    case 'versions':
      return [[say('记录', 'Record'), statement.values.record]];
    case 'custody':
      return statement.values.entries.map(({ at, who, act, note }) => [
        timeText(at, isZh),
        [who, act, note].filter((word) => word !== '').join(say('，', ', ')),
      ]);
    default:
      return assertNever(statement);
  }
}

/** Words of a stranger's package may steer a terminal or turn a line around: what is not seen is shown as `�`. */
const plain = (text: string): string =>
  text.replaceAll(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/gu, '\ufffd');

/** The statements as they are shown, in their order. */
export function linesOf({ statements, titles }: Verdict, language: Language): Line[] {
  const isZh = language === 'zh';
  return statements.map((statement) => {
    const { kind, holds, item, why } = statement;
    const title = item === undefined || titles.length < 2 ? '' : (titles[item - 1] ?? '');
    const head =
      title === '' ? '' : isZh ? `第 ${item} 项「${title}」：` : `Item ${item} “${title}”: `;
    // Its own sentence says already that the package brought the keys, or nobody.
    const reason =
      why === undefined || (kind === 'policy' && holds === 'cannot-tell')
        ? ''
        : whyWords(why, language);
    const because = reason === '' ? '' : `${isZh ? '：' : ': '}${reason}`;
    const text = plain(`${head}${sentenceOf(statement, isZh)}${because}`).replaceAll('\n', ' ');
    const details = detailsOf(statement, isZh).flatMap(([label, value]) =>
      value === undefined ? [] : [[plain(label).replaceAll('\n', ' '), plain(value)] as const],
    );
    return { kind, holds, text, details, ...(item === undefined ? {} : { item }) };
  });
}

const RESULTS = {
  holds: [
    '成立：内容、位置、见证都经您另行取得的公钥核实',
    'It holds: content, position and witnesses, by keys that you obtained elsewhere',
  ],
  'own-keys': [
    '能核对的都对得上，但所用公钥未经您另行核实',
    'Everything fits, but you have not checked the keys elsewhere',
  ],
  'cannot-tell': [
    '说不清：缺少核对所需的公钥或见证',
    'It cannot be told: keys or witnesses that a check needs are missing',
  ],
  'does-not-hold': [
    '不成立：至少有一处对不上，见下',
    'It does not hold: see below what does not fit',
  ],
} as const;

/** The verdict in one sentence. */
export function resultWords({ result }: Verdict, language: Language): string {
  return RESULTS[result][language === 'zh' ? 0 : 1];
}

/** The verdict, then each statement, in plain language. */
export function describe(verdict: Verdict, language: Language): string[] {
  return [resultWords(verdict, language), ...linesOf(verdict, language).map(({ text }) => text)];
}

/** Why a file is no package, and what to do. */
export function refusalWords({ code, file }: PackageRefusal, language: Language): string {
  const words = REFUSALS[code][language === 'zh' ? 0 : 1];
  const name = plain(file ?? '').replaceAll('\n', ' ');
  return file === undefined
    ? words
    : language === 'zh'
      ? `${words}（${name}）`
      : `${words} (${name})`;
}
