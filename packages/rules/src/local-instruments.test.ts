import {
  ACTIVITIES,
  BODIES,
  LEVELS,
  ORGAN_KINDS,
  PERIODS,
  POST_CLASSES,
  REQUIREMENT_KINDS,
} from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { dutyArticleOf, provisionOf } from './instruments.ts';
import {
  localInstruments,
  localRequirements,
  PLACED_TOPICS,
  placements,
} from './local-instruments.ts';
import { measureRow } from './measures.ts';
import { fullNameOf, places, resolvePlace } from './places.ts';

describe('the 110 local parameters', () => {
  it('each has exactly one topic, or the reason why it is not used', () => {
    expect(placements()).toHaveLength(110);
    for (const { parameter, topic, notUsed } of placements()) {
      expect(
        [topic, notUsed].filter((one) => one !== undefined),
        parameter,
      ).toHaveLength(1);
      if (topic !== undefined) expect(PLACED_TOPICS).toContain(topic);
    }
  });

  it('those of the topic duties all become requirements', () => {
    const placed = placements().filter(({ topic }) => topic === 'duties');
    expect(placed).toHaveLength(31);
    expect(new Set(localRequirements().map(({ id }) => id))).toEqual(
      new Set(placed.map(({ parameter }) => parameter)),
    );
  });

  it('what is superseded is never placed under duties', () => {
    const superseded = placements().filter((one) => one.supersededBecause !== undefined);
    expect(superseded.map(({ parameter }) => parameter)).toEqual(['P057', 'P058', 'P059', 'P060']);
  });

  it('none under bars lengthens one, and none can be adopted: the product has no local periods to count with', () => {
    const placed = placements().filter(({ topic }) => topic === 'bars');
    expect(placed.map(({ parameter }) => parameter)).toEqual([
      'P056', // 一票否决, of its calendar year: no measure, and no months
      'P057', // superseded, as is P058
      'P058',
      'P061', // 调整职务: one year
      'P062', // 降职: two years
    ]);
    const isSuperseded = placed.map((one) => one.supersededBecause !== undefined);
    expect(isSuperseded).toEqual([false, true, true, false, false]);
    expect(measureRow('调整职务').longest).toBeGreaterThanOrEqual(12);
    expect(measureRow('降职').longest).toBeGreaterThanOrEqual(24);
    const adoptable = new Set(localRequirements().map(({ id }) => id));
    for (const { parameter } of placed) expect(adoptable.has(parameter)).toBe(false);
  });

  it('uses only words of the closed lists', () => {
    for (const one of localRequirements()) {
      expect(REQUIREMENT_KINDS, one.id).toContain(one.kind);
      if (one.activity !== undefined) expect(ACTIVITIES, one.id).toContain(one.activity);
      if (one.body !== undefined) expect(BODIES, one.id).toContain(one.body);
      if (one.per !== undefined) expect(PERIODS, one.id).toContain(one.per);
      for (const level of one.levels) expect(LEVELS, one.id).toContain(level);
      for (const postClass of one.postClasses) expect(POST_CLASSES, one.id).toContain(postClass);
      for (const organ of one.organs ?? []) expect(ORGAN_KINDS, one.id).toContain(organ);
    }
  });

  it('adds to an item of the article of its own post class', () => {
    for (const one of localRequirements()) {
      if (one.item === undefined) {
        expect(one.title, one.id).toBeDefined();
        continue;
      }
      const article = provisionOf(one.item)?.article.article;
      expect(article, `${one.id} ${one.item}`).toBeDefined();
      for (const postClass of one.postClasses)
        expect(dutyArticleOf(postClass)?.article, one.id).toBe(article);
    }
  });

  it('a count says how many per what, a limit by which day', () => {
    for (const one of localRequirements()) {
      if (one.kind === 'count') expect([one.atLeast, one.per], one.id).not.toContain(undefined);
      if (one.kind === 'by-date') expect(one.monthDay, one.id).toMatch(/^\d\d-\d\d$/);
    }
  });

  it('every instrument’s place is the division its source names', () => {
    for (const { place, placeName } of localInstruments()) {
      if (place === null || place === 'cn') continue;
      const resolved = resolvePlace(placeName, 'county');
      expect(resolved.ok ? resolved.value.code : placeName).toBe(place);
    }
  });
});

describe('the divisions', () => {
  it('have unique codes and each hangs below one that exists', () => {
    const all = places();
    expect(all.length).toBeGreaterThan(44_000);
    const codes = new Set(all.map(({ code }) => code));
    expect(codes.size).toBe(all.length);
    expect(all.every(({ path }) => path.every((code) => codes.has(code)))).toBe(true);
  });

  it('are found by their full name and by their code, padded or not', () => {
    for (const place of places().filter((_, index) => index % 97 === 0)) {
      const byName = resolvePlace(fullNameOf(place), 'township');
      const byCode = resolvePlace(place.code, 'township');
      const padded = resolvePlace(place.code.padEnd(12, '0'), 'township');
      for (const result of [byName, byCode, padded])
        expect(result.ok ? result.value.code : result.error, fullNameOf(place)).toBe(place.code);
    }
  });
});
