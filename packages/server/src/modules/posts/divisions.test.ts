import { describe, expect, it } from 'vitest';
import { readDivisions } from './divisions.ts';

describe('the real divisions', () => {
  const regions = readDivisions();
  const byName = (name: string) => regions.filter((region) => region.name === name);

  it('are 31 provinces and equivalents down to more than 40 000 townships, codes unique', () => {
    const count = (level: string) => regions.filter((region) => region.level === level).length;
    expect(count('province')).toBe(31);
    expect(count('prefecture')).toBeGreaterThan(330);
    expect(count('county')).toBeGreaterThan(2800);
    expect(count('township')).toBeGreaterThan(40_000);
    expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length);
  });

  it('every region but the provinces hangs below one that exists', () => {
    const paths = new Set(regions.map((region) => region.path));
    const orphans = regions.filter(
      (region) => region.level !== 'province' && !paths.has(region.path.replace(/[^/]+\/$/, '')),
    );
    expect(orphans.slice(0, 3)).toEqual([]);
  });

  it('municipalities and cities without counties have no invented level between', () => {
    expect(byName('东城区').map((region) => region.path)).toContain('/11/110101/');
    expect(byName('淳安县').map((region) => region.path)).toEqual(['/33/3301/330127/']);
    expect(byName('市辖区')).toEqual([]);
    expect(
      regions
        .find((region) => region.path.startsWith('/44/4419/') && region.level === 'township')
        ?.path.split('/').length,
    ).toBe(5);
  });
});
