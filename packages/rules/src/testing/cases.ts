// Reads spec/rules/cases: the language-neutral truth every implementation must agree with.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DutiesFacts } from '../duties.shape.ts';
import type { Language } from '../frame.ts';
import type { LocalRequirement } from '../local-instruments.ts';

const root = new URL('../../../../spec/rules/cases/', import.meta.url);
export const CASE_TOPICS: readonly string[] = readdirSync(root);

/** What an installation knows, as a case writes it: what is not said of a requirement is filled in. */
export interface CaseFacts {
  readonly imported?: readonly Partial<LocalRequirement>[];
  readonly adoptions?: DutiesFacts['adoptions'];
  readonly place?: DutiesFacts['place'];
}

export function casesOf<Case>(topic: string): readonly Case[] {
  const folder = new URL(`${topic}/`, root);
  return readdirSync(folder)
    .toSorted()
    .flatMap(
      (name) =>
        parse(readFileSync(new URL(name, folder), 'utf8'), {
          merge: true,
          maxAliasCount: -1,
        }) as Case[],
    );
}

/** A county party chief's study under article 5.2, unless the case says otherwise. */
function imported(partial: Partial<LocalRequirement>, index: number): LocalRequirement {
  return {
    id: `${partial.instrument ?? 'case'}:${index + 1}`,
    number: index + 1,
    instrument: `case-${partial.place ?? '99'}`,
    place: '99',
    placeName: '云岭省',
    status: 'local',
    inForce: { from: '2019-01-01' as NonNullable<LocalRequirement['inForce']['from']> },
    isSuperseded: false,
    text: '研究安全生产',
    postClasses: ['party-chief'],
    levels: ['county'],
    kind: 'count',
    ...partial,
  };
}

export function factsOf(
  { imported: local = [], adoptions, place }: CaseFacts,
  language: Language = 'zh',
): DutiesFacts {
  return {
    language,
    imported: local.map(imported),
    ...(adoptions === undefined ? {} : { adoptions }),
    ...(place === undefined ? {} : { place }),
  };
}
