// 国办函〔2026〕12号 and the 2024 rules on reducing burdens: the schema, the API and the words of the interface ask for
// no check-in, keep no points, rank nobody, count no log-ins and no online time, demand no photo and no position.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROUTES, type RouteDefinition } from '../packages/contracts/src/index.ts';
import { en } from '../packages/web/src/i18n/en.ts';
import { zh } from '../packages/web/src/i18n/zh.ts';
import { ROOT } from './tidy.ts';

/** `names`: identifiers as words in lower case; `words`: what a user reads, in both languages. */
const FORBIDDEN = [
  {
    kind: 'check-ins',
    names: /\b(check ?ins?|sign ins? count|attendance|punch|streak)\b/,
    words: /打卡|签到|考勤|连续\S{0,4}天登录|\bcheck(ed)?[- ]ins?\b|\bstreak/i,
  },
  {
    kind: 'points',
    names: /\b((?<!key )points|credits|score of person|person score|badge|medal)\b/,
    words: /积分|得分|打分|计分|加分|扣分|勋章|\b(earn|gain|award)\w* points?\b|\byour score\b/i,
  },
  {
    kind: 'rankings of persons',
    names: /\b(rank|ranks|ranking|rankings|leaderboard|league|top persons|percentile)\b/,
    words: /排名|排行|名次|红黑榜|龙虎榜|先进榜|\brank(ed|ing|ings|s)?\b|\bleaderboard\b/i,
  },
  {
    kind: 'log-in counts',
    names:
      /\b(log ?ins?|sign ins?|visits?|usage) (count|counts|number|total|days)\b|\bactivity rate\b/,
    words:
      /登录(次数|天数|率)|使用率|活跃(度|天数|率)|上线率|\b(log-?in|sign-?in)s? (count|rate|days)\b|\busage rate\b/i,
  },
  {
    kind: 'online time',
    names: /\b(online|dwell|reading|session) (time|minutes|seconds|duration|ms)\b/,
    words: /在线(时长|时间)|停留时(长|间)|学习时长|\bonline time\b|\btime spent\b/i,
  },
  {
    kind: 'required positions',
    names:
      /\b(latitude|longitude|lat|lng|gps|geo|geolocation|geo ?point|track points?|trajectory)\b/,
    words: /定位|轨迹|经纬度|电子围栏|人脸|\bGPS\b|\bgeolocation\b|\bface recognition\b/i,
  },
  {
    kind: 'required photos',
    names:
      /\b(photo|picture|video|selfie|image) (required|count|min|minimum|needed)\b|\b(require|requires|required|min) (photos?|pictures?|videos?|images?)\b/,
    words:
      /(须|必须|应当|务必|请)(上传|拍摄|附)\S{0,4}(照片|图片|视频|影像)|(照片|视频)\S{0,2}(必填|必传)|\bphotos? (is|are) required\b/i,
  },
] as const;

/** What an assessment table under articles 12 and 13 lays down for a body or a post in a year; nobody collects it. */
const ASSESSED: Readonly<Record<string, readonly string[]>> = {
  'rules.score': ['points'],
  // One subject's items under the issued scheme, and the kind of a fact that is given as points.
  ...Object.fromEntries(
    [
      'history',
      'subject',
      'enter-fact',
      'submit-self-assessment',
      'scoring',
      'mark',
      'moderate',
      'choose-grade',
      'choose-consequence',
      'say',
      'contest',
      'object',
      'decide-objection',
    ].map((act) => [`assessments.${act}`, ['points']]),
  ),
};

/** Said so that nobody expects it: 不打分、不排名; "never scored, never ranked". */
const DENIED =
  /(不|从不|绝不|没有|无须|无需|不得)[^，。；：\s]{0,4}(打卡|签到|考勤|积分|得分|打分|计分|加分|扣分|排名|排行|名次|定位|轨迹)|\b(no|not|never|neither|nor|nothing)\b[^.;]{0,40}?\b(points?|rank\w*|check[- ]ins?|scored?)\b/gi;

/** Art. 12, 13: an assessment scores bodies and leaders in office by an issued scheme; its words may speak of points, and of nothing else here. */
const SCORED = /^assessments\./;

/** `recordedAt`, `recorded_at` → `recorded at`. */
const asWords = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase();

const kindsOfName = (name: string) =>
  FORBIDDEN.filter(({ names }) => names.test(asWords(name))).map(({ kind }) => kind);
const kindsOfText = (text: string) =>
  FORBIDDEN.filter(({ words }) => words.test(text.replaceAll(DENIED, ''))).map(({ kind }) => kind);

function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, one]) =>
    textsOf(one, path === '' ? key : `${path}.${key}`),
  );
}

type Schema = { readonly [key: string]: unknown };

/** Every property name and enumerated value of a JSON Schema, and which of them a caller must send. */
function namesOf(schema: unknown): { names: string[]; required: string[] } {
  if (typeof schema !== 'object' || schema === null) return { names: [], required: [] };
  if (Array.isArray(schema)) {
    const parts = schema.map(namesOf);
    return {
      names: parts.flatMap(({ names }) => names),
      required: parts.flatMap(({ required }) => required),
    };
  }
  const { properties = {}, enum: values = [], const: value, required = [] } = schema as Schema;
  const inner = Object.values(schema as Schema).map(namesOf);
  return {
    names: [
      ...Object.keys(properties as Schema),
      ...[...(values as unknown[]), value].filter((one) => typeof one === 'string'),
      ...inner.flatMap(({ names }) => names),
    ],
    required: [...(required as string[]), ...inner.flatMap((one) => one.required)],
  };
}

const schemaOf = (schema: RouteDefinition['body'], io: 'input' | 'output') =>
  schema.toJSONSchema({ io, unrepresentable: 'any' });

/** A file or a place on the map that a write cannot do without: neither may be demanded of anybody. */
const DEMANDED = /\b(photos?|pictures?|videos?|images?|attachments?|position|coordinates)\b/;

const TABLES: readonly string[] = JSON.parse(
  readFileSync(join(ROOT, 'packages/server/schema.json'), 'utf8'),
);

describe('no formalism', () => {
  it('in the schema: no table, column or constraint', () => {
    expect(TABLES.length).toBeGreaterThan(800);
    const found = TABLES.flatMap((line) =>
      kindsOfName(line.split(' ')[1] ?? '').map((kind) => `${kind}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it('in the API: no field, no value, no address', () => {
    expect(ROUTES.length).toBeGreaterThan(100);
    const found = ROUTES.flatMap((route) => {
      const { names } = namesOf([
        schemaOf(route.query, 'input'),
        schemaOf(route.body, 'input'),
        schemaOf(route.response, 'output'),
      ]);
      const others = names.filter((name) => ASSESSED[route.id]?.includes(name) !== true);
      return [route.path, ...others].flatMap((name) =>
        kindsOfName(name).map((kind) => `${kind}: ${route.id} ${name}`),
      );
    });
    expect(found).toEqual([]);
  });

  it('nothing a caller sends needs a photo, a file or a position', () => {
    const found = ROUTES.flatMap((route) =>
      namesOf(schemaOf(route.body, 'input'))
        .required.filter((name) => DEMANDED.test(asWords(name)))
        .map((name) => `${route.id} ${name}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('in the words of the interface (%s)', (_, texts) => {
    const all = textsOf(texts, '');
    expect(all.length).toBeGreaterThan(1000);
    const found = all.flatMap(([path, text]) =>
      kindsOfText(text)
        .filter((kind) => kind !== 'points' || !SCORED.test(path))
        .map((kind) => `${kind}: ${path} ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('finds what is planted, and lets what is denied pass', () => {
    const planted = [
      ['performance.duty_record.check_in_at', 'check-ins'],
      ['access.account.total_points', 'points'],
      ['personRanking', 'rankings of persons'],
      ['loginCount', 'log-in counts'],
      ['onlineMinutes', 'online time'],
      ['gpsLatitude', 'required positions'],
      ['minPhotos', 'required photos'],
    ] as const;
    for (const [name, kind] of planted) expect(kindsOfName(name), name).toEqual([kind]);
    const texts = [
      ['今日未打卡', 'check-ins'],
      ['本月积分 12', 'points'],
      ['全县排名第 3', 'rankings of persons'],
      ['登录次数', 'log-in counts'],
      ['在线时长 3 小时', 'online time'],
      ['请打开定位', 'required positions'],
      ['请上传现场照片', 'required photos'],
    ] as const;
    for (const [text, kind] of texts) expect(kindsOfText(text), text).toEqual([kind]);
    expect(kindsOfName('keyPoints')).toEqual([]);
    expect(kindsOfText('只给核查的人看，不打分、不排名。')).toEqual([]);
    expect(kindsOfText('Shown to the reviewer, never scored and never ranked.')).toEqual([]);
    const demanding = { properties: { photo: {}, attachments: {} }, required: ['photo'] };
    expect(namesOf(demanding).required.filter((name) => DEMANDED.test(asWords(name)))).toEqual([
      'photo',
    ]);
  });
});
