// The fields of an event follow its kind, and what is entered is what that kind says.
import type { Milestone } from '@jinze/contracts';
import { MILESTONE_FIELDS, MILESTONE_KINDS } from '@jinze/kernel';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/client.ts';
import { instantOn } from './entered-time.ts';
import {
  milestoneDetails,
  milestoneEntered,
  milestoneFields,
  milestoneInitial,
} from './milestone-input.ts';

const t = ((key: string) => key) as unknown as TFunction;

describe('the form of an event', () => {
  it('asks of every kind its day, what it needs, then what it may say', () => {
    for (const kind of MILESTONE_KINDS) {
      const { required, optional } = MILESTONE_FIELDS[kind];
      const fields = milestoneFields(kind, t);
      expect(fields.map(({ name }) => name)).toEqual(['on', ...required, ...optional]);
      expect(
        fields.filter(({ isOptional }) => isOptional === true).map(({ name }) => name),
      ).toEqual([...optional]);
    }
  });
  it('leaves behind what only another kind asked for', () => {
    const values = {
      on: '2026-05-01',
      at: '9：05',
      channel: 'regulator',
      level: 'county',
      days: '30',
    };
    expect(milestoneEntered('reported', values, t)).toMatchObject({
      at: '2026-05-01T09:05:00+08:00',
      channel: 'regulator',
      days: null,
    });
    expect(milestoneEntered('extension', values, t)).toMatchObject({
      at: null,
      channel: null,
      days: 30,
    });
  });
  it('says beside the field what cannot be read', () => {
    const faultOf = (values: Record<string, string>) => {
      try {
        milestoneEntered('reported', { on: '2026-05-01', ...values }, t);
      } catch (error) {
        return error instanceof ApiError ? error.body.path : 'other';
      }
      return undefined;
    };
    expect(faultOf({ at: '25:00' })).toBe('body.at');
    expect(faultOf({ at: '23:59' })).toBeUndefined();
    expect(instantOn('2026-05-01', '7点')).toBeUndefined();
  });
  it('begins a correction with what was said', () => {
    const said = {
      on: '2026-05-01',
      at: '2026-05-01T01:05:00.000Z',
      days: 30,
      actor: null,
    } as unknown as Milestone;
    expect(milestoneInitial(said)).toMatchObject({ at: '09:05', days: '30', actor: '' });
  });
  it('says a level once where a channel names it', () => {
    const nothing = {
      untilOn: null,
      days: null,
      actor: null,
      place: null,
      documentNo: null,
      note: null,
    };
    const said = {
      ...nothing,
      channel: 'regulator',
      level: 'county',
      natureFrom: null,
      natureTo: null,
    };
    expect(milestoneDetails(said as unknown as Milestone, t)).toEqual([
      'accidents.told.regulator.county',
    ]);
    expect(milestoneDetails({ ...said, channel: null } as unknown as Milestone, t)).toEqual([
      'accidents.levels.county',
    ]);
  });
});
