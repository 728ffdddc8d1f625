// Adding or changing an entry of the year, in place: what, when, who, and what it rests on.
import type { CalendarEntry, CalendarInput } from '@jinze/contracts';
import { ACTIVITIES } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { type FieldDefinition, FormPage } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { NATIONAL_DUTIES } from '../performance/national-duties.ts';
import { usePostsFound } from '../post-choice.tsx';
import { PostName } from '../post-name.tsx';
import { CALENDAR_KINDS, useCited } from './calendar-words.tsx';

/** Clauses that entries of a year rest on: the duties, then the institutions of chapters 3 and 4. */
const CLAUSES = [
  ...NATIONAL_DUTIES.map(({ value }) => value),
  ...[10, 11, 12, 13, 14, 15, 16, 17].map((article) => `art${article}`),
];

function useFields(): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const cited = useCited();
  const field = (
    name: 'note' | 'owner' | 'title' | 'from' | 'to' | 'tellOn' | 'basis',
    more: Partial<FieldDefinition> = {},
  ): FieldDefinition => ({ name, label: t(`calendar.field.${name}`), ...more });
  return [
    field('title', { most: 120 }),
    {
      name: 'kind',
      label: t('calendar.field.kind'),
      kind: 'choice',
      choices: CALENDAR_KINDS.map((value) => ({ value, label: t(`calendar.kind.${value}`) })),
    },
    field('from', { kind: 'date' }),
    field('to', { kind: 'date', hint: t('calendar.field.toHint') }),
    field('tellOn', { kind: 'date', hint: t('calendar.field.tellOnHint'), isOptional: true }),
    field('note', { kind: 'long', isOptional: true }),
    {
      name: 'clause',
      label: t('calendar.field.clause'),
      kind: 'choice',
      isOptional: true,
      choices: [
        { value: '', label: t('calendar.field.noClause') },
        ...CLAUSES.map((value) => ({ value, label: cited(value) })),
      ],
    },
    field('basis', { hint: t('calendar.field.basisHint'), isOptional: true, most: 120 }),
    {
      name: 'activity',
      label: t('calendar.field.activity'),
      kind: 'choice',
      isOptional: true,
      choices: [
        { value: '', label: t('calendar.field.noActivity') },
        ...ACTIVITIES.map((value) => ({ value, label: t(`activity.${value}`) })),
      ],
    },
    field('owner', { hint: t('calendar.field.ownerHint'), most: 120 }),
  ];
}

/** The post that sees to it, found by its title, its body or its holder. */
function OwnerPost({
  region,
  value,
  known,
  onChange,
}: {
  region: string;
  value: string | null;
  /** How the chosen one is called, where the search does not find it. */
  known: string | null;
  onChange: (postId: string | null) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { posts, isFetching } = usePostsFound(region, search.trim());
  const options = posts.map((post) => ({
    value: post.postId as string,
    label: <PostName organ={post.organName} title={post.postTitle} person={post.personName} />,
  }));
  const isListed = options.some((option) => option.value === value);
  return (
    <div className="field">
      <label htmlFor="field-ownerPostId">{t('calendar.field.ownerPost')}</label>
      <span id="field-ownerPostId-hint" className="muted">
        {t('calendar.field.ownerPostHint')}
      </span>
      <Select
        id="field-ownerPostId"
        aria-describedby="field-ownerPostId-hint"
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        value={value ?? ''}
        options={[
          { value: '', label: t('calendar.field.noPost') },
          ...(value !== null && !isListed ? [{ value, label: known ?? value }] : []),
          ...options,
        ]}
        onChange={(chosen: string) => onChange(chosen === '' ? null : chosen)}
      />
    </div>
  );
}

function DutyItems({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const cited = useCited();
  const others = value.filter((code) => NATIONAL_DUTIES.every((one) => one.value !== code));
  return (
    <div className="field">
      <label htmlFor="field-duties">{t('calendar.field.duties')}</label>
      <Select
        id="field-duties"
        mode="multiple"
        value={[...value]}
        options={[
          ...NATIONAL_DUTIES.map(({ value: code }) => ({ value: code, label: cited(code) })),
          ...others.map((code) => ({ value: code, label: cited(code) })),
        ]}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(codes: string[]) => onChange(codes)}
      />
    </div>
  );
}

interface Rest {
  readonly ownerPostId: string | null;
  readonly duties: readonly string[];
}

function bodyOf(
  values: Readonly<Record<string, string>>,
  { ownerPostId, duties }: Rest,
  ownerOrganId: CalendarInput['ownerOrganId'],
): CalendarInput {
  const text = (name: string) => values[name] ?? '';
  return {
    kind: text('kind') as CalendarInput['kind'],
    title: text('title'),
    note: orNull(values['note']),
    owner: text('owner'),
    ownerPostId: ownerPostId as CalendarInput['ownerPostId'],
    ownerOrganId,
    from: text('from') as CalendarInput['from'],
    to: text('to') as CalendarInput['to'],
    tellOn: orNull(values['tellOn']) as CalendarInput['tellOn'],
    activity: orNull(values['activity']) as CalendarInput['activity'],
    duties: [...duties],
    clause: orNull(values['clause']),
    basis: orNull(values['basis']),
  };
}

export function EntryForm({
  region,
  year,
  entry: opened,
  onClose,
  onDone,
}: {
  region: string;
  year: number;
  /** Absent: a new one is added. */
  entry: CalendarEntry | undefined;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fields = useFields();
  // As it stood when the form was opened: a newer state read meanwhile must meet the version check.
  const [entry] = useState(opened);
  const [key] = useState(newKey);
  const [rest, setRest] = useState<Rest>({
    ownerPostId: entry?.ownerPostId ?? null,
    duties: entry?.duties ?? [],
  });
  const send = async (values: Readonly<Record<string, string>>) => {
    const body = bodyOf(values, rest, entry?.ownerOrganId ?? null);
    await (entry === undefined
      ? call('calendar', 'add', {
          body: { ...body, region: region as CalendarEntry['regionPath'], year },
          idempotencyKey: key,
        })
      : call('calendar', 'change', {
          params: { entryId: entry.id },
          body: { ...body, version: entry.version },
          idempotencyKey: key,
        }));
    await queryClient.invalidateQueries({ queryKey: ['calendar'] });
    onDone(t(entry === undefined ? 'calendar.added' : 'calendar.changed', { title: body.title }));
  };
  return (
    <FormPage
      fields={fields}
      initial={{
        title: entry?.title ?? '',
        kind: entry?.kind ?? 'other',
        from: entry?.from ?? '',
        to: entry?.to ?? '',
        owner: entry?.owner ?? '',
        tellOn: entry?.tellOn ?? '',
        clause: entry?.clause ?? '',
        basis: entry?.basis ?? '',
        activity: entry?.activity ?? '',
        note: entry?.note ?? '',
      }}
      submit={t(entry === undefined ? 'calendar.saveAdd' : 'common.save')}
      onCancel={onClose}
      onSubmit={send}
    >
      <OwnerPost
        region={region}
        value={rest.ownerPostId}
        known={entry?.ownerHolder ?? null}
        onChange={(ownerPostId) => setRest({ ...rest, ownerPostId })}
      />
      <DutyItems value={rest.duties} onChange={(duties) => setRest({ ...rest, duties })} />
    </FormPage>
  );
}
