// The fields of an event follow its kind: what it needs first; and what was entered, as the server takes it. Pure.
import type { Milestone, MilestoneFacts } from '@jinze/contracts';
import {
  MILESTONE_DETAILS,
  MILESTONE_FIELDS,
  type MilestoneField,
  type MilestoneKind,
  REPORT_CHANNELS,
  REPORT_LEVELS,
} from '@jinze/kernel';
import type { TFunction } from 'i18next';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { NATURES } from './accident-words.tsx';
import { enteredInstant, enteredNumber, timeOf, type Values } from './entered-time.ts';

function choicesOf(field: MilestoneField, t: TFunction): FieldDefinition['choices'] {
  switch (field) {
    case 'channel':
      return REPORT_CHANNELS.map((value) => ({ value, label: t(`accidents.channels.${value}`) }));
    case 'level':
      return REPORT_LEVELS.map((value) => ({ value, label: t(`accidents.levels.${value}`) }));
    case 'natureFrom':
    case 'natureTo':
      return NATURES.map((value) => ({ value, label: t(`accidents.natures.${value}`) }));
    case 'untilOn':
    case 'days':
    case 'actor':
    case 'place':
    case 'documentNo':
    case 'note':
    case 'at':
      return undefined;
  }
}

function detailField(field: MilestoneField, isOptional: boolean, t: TFunction): FieldDefinition {
  const choices = choicesOf(field, t);
  const open = isOptional && choices !== undefined;
  return {
    name: field,
    label: t(`accidents.milestoneFields.${field}`),
    ...(isOptional ? { isOptional } : {}),
    ...(choices === undefined
      ? {}
      : {
          kind: 'choice' as const,
          choices: open ? [{ value: '', label: t('accidents.unknown') }, ...choices] : choices,
        }),
    ...(field === 'at'
      ? { hint: t(isOptional ? 'accidents.timeHint' : 'accidents.timeNeeded') }
      : {}),
    ...(field === 'untilOn' ? { kind: 'date' as const } : {}),
    ...(field === 'note' ? { kind: 'long' as const } : {}),
  };
}

/** The day, what the kind needs, then what it may say. */
export function milestoneFields(kind: MilestoneKind, t: TFunction): FieldDefinition[] {
  const { required, optional } = MILESTONE_FIELDS[kind];
  return [
    { name: 'on', label: t('accidents.milestoneFields.on'), kind: 'date' },
    ...required.map((field) => detailField(field, false, t)),
    ...optional.map((field) => detailField(field, true, t)),
  ];
}

/** What another kind asked for and this one does not is left behind. */
export function milestoneEntered(
  kind: MilestoneKind,
  values: Values,
  t: TFunction,
): MilestoneFacts {
  const { required, optional } = MILESTONE_FIELDS[kind];
  const shown: Values = Object.fromEntries(
    [...required, ...optional].map((field) => [field, values[field] ?? '']),
  );
  const on = values['on'] ?? '';
  const text = (field: MilestoneField) => orNull(shown[field]);
  return {
    kind,
    on: on as MilestoneFacts['on'],
    at: enteredInstant(shown, 'at', on, t('accidents.needTime')),
    untilOn: text('untilOn') as MilestoneFacts['untilOn'],
    days: enteredNumber(shown, 'days', /^\d{1,4}$/, t('accidents.needNumber')),
    channel: text('channel') as MilestoneFacts['channel'],
    level: text('level') as MilestoneFacts['level'],
    actor: text('actor'),
    place: text('place'),
    documentNo: text('documentNo'),
    natureFrom: text('natureFrom') as MilestoneFacts['natureFrom'],
    natureTo: text('natureTo') as MilestoneFacts['natureTo'],
    note: text('note'),
  };
}

export function milestoneInitial(milestone: Milestone): Values {
  return {
    on: milestone.on,
    ...Object.fromEntries(
      MILESTONE_DETAILS.map((field) => {
        const value = milestone[field];
        return [field, value === null ? '' : String(value)];
      }),
    ),
    at: timeOf(milestone.at),
  };
}

type Said = Omit<Milestone, 'id' | 'earlier'>;

/** What an event says beside its kind and its time, in words. */
export function milestoneDetails(said: Said, t: TFunction): string[] {
  const { channel, level, natureFrom, natureTo, untilOn, days, actor, place } = said;
  return [
    ...(channel !== null && level !== null ? [t(`accidents.told.${channel}.${level}`)] : []),
    ...(channel === null && level !== null ? [t(`accidents.levels.${level}`)] : []),
    ...(natureFrom !== null && natureTo !== null
      ? [`${t(`accidents.natures.${natureFrom}`)} → ${t(`accidents.natures.${natureTo}`)}`]
      : []),
    ...(untilOn === null ? [] : [t('accidents.until', { on: untilOn })]),
    ...(days === null ? [] : [t('accidents.daysGiven', { count: days })]),
    ...[actor, place, said.documentNo, said.note].filter((part) => part !== null),
  ];
}

export const milestoneTime = ({ on, at }: Pick<Said, 'on' | 'at'>): string =>
  at === null ? on : `${on} ${timeOf(at)}`;
