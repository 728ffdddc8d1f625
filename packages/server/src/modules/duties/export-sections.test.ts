import { describe, expect, it } from 'vitest';
import { restrictionsOf } from './export-sections.ts';

const all = { regionPath: '/99/', year: 2026, isOnlyOwn: false };

describe('an export', () => {
  it('says of every filter what it left out', () => {
    expect(restrictionsOf({ ...all, search: '' })).toEqual(['不含已终止的。']);
    expect(
      restrictionsOf({
        ...all,
        isOnlyOwn: true,
        instrument: 'annual',
        state: 'drafted',
        waiting: 'party',
        search: '李',
      }),
    ).toEqual([
      '只含由本级办理的机构的。',
      '只含清单为“年度重点工作”的。',
      '只含状态为“已起草”的。',
      '只含等待为“待党委会议审批”的。',
      '只含姓名、职务或机构中有“李”字样的。',
    ]);
  });
});
