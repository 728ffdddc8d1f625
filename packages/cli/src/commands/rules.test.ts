// The command as others call it: a process of its own, standard input to standard output.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dutiesOutputSchema, fulfilmentOutputSchema, RULE_TOPICS } from '@jinze/contracts';
import { TOPICS } from '@jinze/rules';
import { describe, expect, it } from 'vitest';

const JINZE = fileURLToPath(new URL('../jinze.ts', import.meta.url));

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [JINZE, 'rules', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, never> };
}

const chief = { postClass: 'party-chief', level: 'county', region: '广东省', asOf: '2026-11-01' };

const year = {
  ...chief,
  asOf: '2026-02-15',
  period: { from: '2026-01-01', to: '2026-12-31' },
  records: [
    {
      activity: 'study',
      occurredOn: '2026-02-10',
      recordedOn: '2026-02-11',
      body: 'standing-committee',
      confirmed: true,
    },
  ],
};

describe('jinze rules', () => {
  it('answers with exactly what the schema says, and exits 0', () => {
    const { status, json, stderr } = run(['duties'], JSON.stringify(chief));
    expect([status, stderr]).toEqual([0, '']);
    const answer = dutiesOutputSchema.parse(json());
    expect(answer.items.map(({ code }) => code)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `art5.${number}`),
    );
    expect(answer.items[1]?.requirements.at(-1)).toMatchObject({
      activity: 'study',
      atLeast: 1,
      per: 'quarter',
      source: { place: '广东省', status: 'partly' },
    });
  });

  it('every topic has its schema, its function and its route', () => {
    expect(Object.keys(TOPICS)).toEqual(Object.keys(RULE_TOPICS));
    for (const topic of Object.keys(TOPICS)) {
      const { status, json } = run([topic, '--schema']);
      expect(status).toBe(0);
      expect(json()).toMatchObject({
        input: { type: 'object', additionalProperties: false },
        output: { type: 'object' },
      });
    }
  });

  it.each([
    [
      'an unknown place',
      ['duties'],
      { ...chief, region: '广冻省' },
      'rules.unknown-place',
      'region',
      '广东省',
    ],
    [
      'a key it does not know',
      ['duties'],
      { ...chief, regoin: 'x' },
      'rules.invalid-input',
      'regoin',
      'regoin',
    ],
    [
      'a key deep in a scheme',
      ['score'],
      {
        scheme: {
          id: 'x',
          title: 'x',
          status: 'local',
          subjects: { kind: 'body' },
          sections: [
            {
              id: '1',
              title: '责任',
              items: [{ id: '2', title: '会', rules: [{ kind: 'done', fact: 'a', loose: 1 }] }],
            },
          ],
        },
        facts: {},
      },
      'rules.invalid-input',
      'scheme.sections.0.items.0.rules.0.loose',
      'loose',
    ],
    [
      'a day that is none',
      ['duties'],
      { ...chief, asOf: '2026-02-30' },
      'rules.invalid-input',
      'asOf',
      '日期',
    ],
    [
      'a missing day',
      ['duties'],
      { ...chief, asOf: undefined },
      'rules.invalid-input',
      'asOf',
      'asOf',
    ],
    ['an unknown topic', ['dutise'], chief, 'rules.unknown-topic', 'topic', 'duties'],
    ['an unknown option', ['duties', '--fast'], chief, 'rules.unknown-option', undefined, '--fast'],
    [
      'a value where none belongs',
      ['duties', '--schema=x'],
      chief,
      'rules.unknown-option',
      undefined,
      '--schema',
    ],
    [
      'an unknown language',
      ['duties', '--lang', 'fr'],
      chief,
      'rules.unknown-option',
      undefined,
      'fr',
    ],
  ])('%s: exit 2, the error as JSON on standard output', (_, args, input, code, path, says) => {
    const { status, json } = run(args, JSON.stringify(input));
    expect(status).toBe(2);
    const { error } = json() as unknown as {
      error: { code: string; path?: string; message: string };
    };
    expect([error.code, error.path]).toEqual([code, path]);
    expect(error.message).toContain(says);
  });

  it('text that is not JSON: exit 2', () => {
    const { status, json } = run(['duties'], '{');
    expect([status, json()]).toEqual([
      2,
      { error: expect.objectContaining({ code: 'rules.not-json' }) },
    ]);
  });

  it.each([
    [
      'a key it does not know in a record',
      'fulfilment',
      { ...year, records: [{ ...year.records[0], photo: true }] },
      'rules.invalid-input',
      'records.0.photo',
    ],
    [
      'a period that ends before it begins',
      'fulfilment',
      { ...year, period: { from: '2026-12-31', to: '2026-01-01' } },
      'rules.period-reversed',
      'period.to',
    ],
    [
      'an unknown grade',
      'talk-triggers',
      { level: 'county', asOf: '2026-11-01', accidents: [{ on: '2026-01-01', grade: 'grave' }] },
      'rules.invalid-input',
      'accidents.0.grade',
    ],
    [
      'a day up to which people are missing before the accident',
      'grade',
      { occurredOn: '2026-05-01', asOf: '2026-04-30', deaths: 1 },
      'rules.before-the-accident',
      'asOf',
    ],
    [
      'an extension longer than the decree allows',
      'timetable',
      {
        occurredAt: '2026-05-01T10:00:00+08:00',
        extensionDays: 61,
        asOf: '2026-06-01T10:00:00+08:00',
      },
      'rules.invalid-input',
      'extensionDays',
    ],
    [
      'an unknown measure',
      'bars',
      { asOf: '2026-06-01', measures: [{ measure: '政务警示', decidedOn: '2026-03-15' }] },
      'rules.invalid-input',
      'measures.0.measure',
    ],
    [
      'a bar that ends before it is decided',
      'bars',
      {
        asOf: '2026-06-01',
        measures: [{ measure: '诫勉', decidedOn: '2026-03-15', until: '2026-03-01' }],
      },
      'rules.until-before-decided',
      'measures.0.until',
    ],
    [
      'an accident that was not given',
      'eligibility',
      {
        question: 'commendation-timely',
        asOf: '2026-06-01',
        measures: [],
        accidents: [],
        accident: 'a',
      },
      'rules.no-such-accident',
      'accident',
    ],
    [
      'a circumstance article 18 does not have',
      'accountability',
      {
        person: { postsAtTheTime: ['某县县长'], portfolios: [], now: 'in-post' },
        circumstances: [6],
      },
      'rules.invalid-input',
      'circumstances.0',
    ],
  ])('%s: exit 2, and where', (_, topic, input, code, path) => {
    const { status, json } = run([topic], JSON.stringify(input));
    const { error } = json() as unknown as { error: { code: string; path?: string } };
    expect([status, error.code, error.path]).toEqual([2, code, path]);
  });

  it('fulfilment says what counted and what is missing', () => {
    const { status, json } = run(['fulfilment'], JSON.stringify(year));
    expect(status).toBe(0);
    const { items, readiness } = fulfilmentOutputSchema.parse(json());
    const study = items[1]?.requirements.at(-1);
    expect(study).toMatchObject({ state: 'met', records: ['#1'], counted: 1, needed: 1 });
    expect(items[1]).toMatchObject({ state: 'not-yet-due', enough: false });
    expect(items[1]?.missing.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('文号'),
    );
    expect(readiness.gaps.map(({ code }) => code)).toContain('statutoryDuties');
  });

  it('the closed list of measures is in the schema, by id and Chinese name', () => {
    const { json } = run(['bars', '--schema']);
    const text = JSON.stringify(json());
    for (const name of ['admin-warning', '政务警告', 'circulated-criticism', '通报'])
      expect(text).toContain(`"${name}"`);
  });

  it('--lines answers every line with one line, also after a bad one', () => {
    const lines = [chief, { ...chief, region: '无此地' }, { ...chief, level: 'prefecture' }];
    const { status, stdout } = run(
      ['duties', '--lines'],
      lines.map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(status).toBe(2);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { outcome?: string; error?: object });
    expect(answers.map(({ outcome, error }) => outcome ?? typeof error)).toEqual([
      'applies',
      'object',
      'applies',
    ]);
  });

  it('a reader that has enough may close the pipe', () => {
    const lines = Array.from({ length: 400 }, () => JSON.stringify(chief)).join('\n');
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${JINZE}" rules duties --lines | head -n 1`],
      { input: lines, encoding: 'utf8' },
    );
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toBe('');
  });

  it('--lang en gives the reasons and the errors in English', () => {
    const { json } = run(['duties', '--lang', 'en'], JSON.stringify(chief));
    const { reasons } = dutiesOutputSchema.parse(json());
    expect(reasons[0]?.text).toContain('article 5 of the regulation');
    expect(run(['duties', '--lang', 'en'], '{').stdout).toContain('not JSON');
  });
});
