// The format of an assessment scheme: the published JSON Schema is the contract's, and every built-in table keeps to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { schemaOfScheme, schemeSchema } from '@jinze/contracts';
import { builtInSchemes, type Scheme } from '@jinze/rules';
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

  it('a key it does not know is refused where it stands', () => {
    const [first] = builtInSchemes();
    const answer = schemeSchema.safeParse({ ...first, subjects: { kind: 'body', weight: 3 } });
    expect(answer.error?.issues.map(({ path }) => path.join('.'))).toEqual(['subjects']);
  });
});
