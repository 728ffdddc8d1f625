// The built-in tables: each file is one scheme without a fault, and takes up the parameters placed under it.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placements } from './local-instruments.ts';
import { builtInScheme, builtInSchemes } from './schemes.ts';
import { checkScheme } from './score.check.ts';
import type { SchemeItem, SchemeSection } from './score.scheme.ts';

const all = builtInSchemes();
const itemsOf = (sections: readonly SchemeSection[]): readonly SchemeItem[] =>
  sections.flatMap((one) => [...(one.items ?? []), ...itemsOf(one.sections ?? [])]);

describe('the built-in schemes', () => {
  it('are the files of the folder, each under its own id', () => {
    const files = readdirSync(new URL('../data/schemes/', import.meta.url)).toSorted();
    expect(all.map(({ id }) => `${id}.json`).toSorted()).toEqual(files);
    for (const one of all) expect(builtInScheme(one.id)).toBe(one);
    expect(builtInScheme('nowhere')).toBeUndefined();
  });

  it.each(all.map((scheme) => [scheme.title, scheme] as const))('%s has no fault', (_, scheme) => {
    expect(checkScheme(scheme)).toEqual([]);
  });

  it('say where they come from, and never that they were checked against an original', () => {
    for (const { status, sourceNote } of all) {
      expect(['sourced', 'partly', 'recalled']).toContain(status);
      expect(sourceNote).toBeTruthy();
    }
  });

  it('take up every parameter placed under score, and no other', () => {
    const placed = placements().filter(({ topic }) => topic === 'score');
    expect(all.flatMap(({ parameters = [] }) => parameters).toSorted()).toEqual(
      placed.map(({ parameter }) => parameter).toSorted(),
    );
  });

  it('ask for no photo, track, check-in or time online: what does is shown only', () => {
    const forbidden = /图片|照片|影像|视频|打卡|积分|在线时长|轨迹|下载|注册/;
    const asking = all
      .flatMap(({ sections }) => itemsOf(sections))
      .filter((item) => forbidden.test(JSON.stringify(item)));
    expect(asking.map(({ title }) => title)).toEqual(['年终考核未提供图片影像资料']);
    for (const { shownOnly } of asking) expect(shownOnly).toBeTruthy();
  });
});
