// The format of an assessment scheme: the published JSON Schema is the contract's, and every built-in table keeps to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { schemaOfScheme, schemeSchema, scoreInputSchema } from '@jinze/contracts';
import { CONSEQUENCE_KINDS, FACT_SOURCES, SCHEME_RULE_KINDS } from '@jinze/kernel';
import { builtInSchemes, checkScheme, type Scheme, score } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

const FILE = new URL('../../../../spec/rules/scheme.schema.json', import.meta.url);

describe('the format of a scheme', () => {
  it('its JSON Schema is published: UPDATE_SCHEMA=1 writes it anew', () => {
    if (process.env.UPDATE_SCHEMA === '1')
      writeFileSync(FILE, `${JSON.stringify(schemaOfScheme(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(schemaOfScheme())),
    );
  });

  it('what the contract takes is what the rules read', () => {
    const read = (scheme: z.output<typeof schemeSchema>): Scheme => scheme;
    expect(builtInSchemes().map((one) => read(schemeSchema.parse(one)))).toEqual(builtInSchemes());
  });

  it('a consequence may say its kind, one of those known', () => {
    const [first] = builtInSchemes();
    const withKind = (kind: string) =>
      schemeSchema.safeParse({ ...first, consequences: [{ text: '约谈', kind }] });
    expect(CONSEQUENCE_KINDS.map((kind) => withKind(kind).success)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(withKind('fine').error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'consequences.0.kind',
    ]);
  });

  it('a key it does not know is refused where it stands', () => {
    const [first] = builtInSchemes();
    const answer = schemeSchema.safeParse({ ...first, subjects: { kind: 'body', weight: 3 } });
    expect(answer.error?.issues.map(({ path }) => path.join('.'))).toEqual(['subjects']);
  });
});

describe('the guide to entering a table', () => {
  const guide = readFileSync(
    new URL('../../../../docs/assessment-schemes.md', import.meta.url),
    'utf8',
  );
  const block = (name: string): unknown =>
    JSON.parse(new RegExp(`\`\`\`json ${name}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? 'null');
  const scheme = schemeSchema.parse(block('scheme'));
  const { facts } = scoreInputSchema.parse({ scheme, facts: block('facts') });

  it('has an example without a fault, scored as it says', () => {
    expect(checkScheme(scheme)).toEqual([]);
    const answer = score({ scheme, facts });
    if (!answer.ok) throw new Error(answer.error.code);
    const { total, grade, items } = answer.value;
    expect([total, grade]).toEqual([84, '合格']);
    expect(guide).toContain(`总分${total}分、${grade}`);
    expect(items.map(({ points }) => points)).toEqual([6, 10, 37.5, 8, 18.5, 4]);
  });

  it('names every kind of rule', () => {
    for (const kind of SCHEME_RULE_KINDS) expect(guide).toContain(`| \`${kind}\` |`);
  });

  it('names every source of facts, and shows one that is taken', () => {
    for (const source of FACT_SOURCES)
      expect(guide).toMatch(new RegExp(`^\\| .*\`${source}\``, 'm'));
    const [section] = scheme.sections;
    const [item] = section?.items ?? [];
    const taken = {
      ...scheme,
      sections: [{ ...section, items: [{ ...item, rules: [block('rule')] }] }],
    };
    expect(checkScheme(schemeSchema.parse({ ...taken, isPartial: true }))).toEqual([]);
  });
});
