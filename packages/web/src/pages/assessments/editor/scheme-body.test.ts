import { builtInSchemes } from '@jinze/rules/scoring';
import { describe, expect, it } from 'vitest';
import { bodyOf, schemeOf } from './scheme-body.ts';
import { EMPTY_SCHEME, nextId, sumsOf, totalsOf, unfinishedOf } from './scheme-state.ts';

describe('what the editor can show', () => {
  it('shows every built-in table, and finds nothing empty in it', () => {
    for (const scheme of builtInSchemes()) {
      expect(schemeOf(bodyOf(scheme)), scheme.id).toBe(scheme);
      expect(unfinishedOf(scheme), scheme.id).toEqual([]);
    }
    expect(builtInSchemes().length).toBe(22);
  });

  it('refuses another shape instead of breaking on it', () => {
    expect(schemeOf({ title: '细则' })).toBeUndefined();
    expect(
      schemeOf({ title: '细则', subjects: { kind: 'body' }, sections: [{ id: '1' }] }),
    ).toBeUndefined();
  });
});

describe('what a scheme being written lacks', () => {
  const scheme = {
    ...EMPTY_SCHEME,
    title: '某县细则',
    sections: [
      {
        id: '1',
        title: '一、责任',
        points: 10,
        items: [
          { id: '1.1', title: '', points: 4, rules: [] },
          {
            id: '1.2',
            title: '会议',
            points: 5.5,
            rules: [{ kind: 'deadline', fact: '1.2', by: '' } as const],
          },
        ],
      },
    ],
  };

  it('names each empty place by its path and its titles', () => {
    expect(unfinishedOf(scheme)).toEqual([
      { path: 'sections.0.items.0.title', place: '一、责任', what: 'title' },
      { path: 'sections.0.items.1.rules.0.by', place: '一、责任 › 会议', what: 'day' },
    ]);
  });

  it('adds up exactly, and by class where the classes differ', () => {
    const [section] = scheme.sections;
    expect(section === undefined ? [] : sumsOf(scheme, section)).toEqual([9.5]);
    const apart = {
      ...scheme,
      subjects: {
        kind: 'body' as const,
        classes: [
          { id: 'a', name: '党委' },
          { id: 'b', name: '政府' },
        ],
      },
      sections: [
        {
          id: '1',
          title: '一',
          items: [
            { id: '1.1', title: '甲', points: 0.1, rules: [] },
            { id: '1.2', title: '乙', points: 0.2, classes: ['a'], rules: [] },
          ],
        },
      ],
    };
    expect(totalsOf(apart)).toEqual([0.3, 0.1]);
  });

  it('numbers what is added with the next free number', () => {
    expect(nextId(scheme, '1.')).toBe('1.3');
    expect(nextId(scheme, '')).toBe('2');
  });
});
