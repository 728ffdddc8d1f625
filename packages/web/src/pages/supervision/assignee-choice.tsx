// Who is asked: bodies and posts in the office's range, found on the server; one leads, the others assist.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { FormField } from './form-field.tsx';
import type { AssigneeDraft } from './task-draft.ts';

type Found = Pick<AssigneeDraft, 'organId' | 'organName' | 'postId' | 'postTitle' | 'personName'>;
const keyOf = ({ organId, postId }: Pick<Found, 'organId' | 'postId'>) =>
  `${organId}|${postId ?? ''}`;
const labelOf = ({ organName, postTitle }: Found) =>
  postTitle === null ? organName : `${organName} ${postTitle}`;

/** Bodies of the region by name, and of whoever the roster finds; posts with their holders. */
function useFound(regionPath: string, search: string) {
  const code = regionPath.split('/').at(-2) ?? '';
  const region = useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    staleTime: 300_000,
  });
  const roster = useQuery({
    queryKey: ['posts', 'roster', regionPath, search, 'task'],
    queryFn: () =>
      call('posts', 'roster', {
        query: {
          region: regionPath as never,
          limit: 60,
          ...(search === '' ? {} : { search }),
        },
      }),
    placeholderData: keepPreviousData,
  });
  const posts: Found[] = (roster.data?.items ?? []).map((line) => ({
    organId: line.organId,
    organName: line.organName,
    postId: line.postId,
    postTitle: line.postTitle,
    personName: line.personName,
  }));
  const named: Found[] = (region.data?.bodies ?? [])
    .filter(({ name }) => name.includes(search))
    .map(({ organId, name }) => ({
      organId,
      organName: name,
      postId: null,
      postTitle: null,
      personName: null,
    }));
  const ofPosts = posts
    .filter(({ organName }) => search !== '' && organName.includes(search))
    .map((one) => ({ ...one, postId: null, postTitle: null, personName: null }));
  const bodies = new Map([...named, ...ofPosts].map((one) => [keyOf(one), one]));
  return { isFetching: roster.isFetching, bodies: [...bodies.values()], posts };
}

function Chosen({
  one,
  onChange,
  onRemove,
}: {
  one: AssigneeDraft;
  onChange: (next: AssigneeDraft) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const name = labelOf(one);
  return (
    <li className="row">
      <span className="chosen-post">
        {name} {one.personName !== null && <span className="muted">{one.personName}</span>}
      </span>
      <Segmented
        aria-label={t('supervision.form.roleOf', { name })}
        value={one.role}
        options={(['lead', 'assist'] as const).map((value) => ({
          value,
          label: t(`supervision.form.role.${value}`),
        }))}
        onChange={(role) => onChange({ ...one, role })}
      />
      <Button
        type="text"
        size="small"
        aria-label={t('supervision.form.removeOf', { name })}
        onClick={onRemove}
      >
        {t('supervision.form.remove')}
      </Button>
    </li>
  );
}

export function AssigneeChoice({
  id,
  regionPath,
  value,
  error,
  onChange,
}: {
  id: string;
  regionPath: string;
  value: readonly AssigneeDraft[];
  error: string;
  onChange: (assignees: readonly AssigneeDraft[]) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { isFetching, bodies, posts } = useFound(regionPath, search.trim());
  const all = new Map([...bodies, ...posts].map((one) => [keyOf(one), one]));
  const choose = (keys: readonly string[]) => {
    const kept = value.filter((one) => keys.includes(keyOf(one)));
    const added = keys.flatMap((key) => {
      const found = all.get(key);
      return found === undefined || value.some((one) => keyOf(one) === key) ? [] : [found];
    });
    const hasLead = kept.some(({ role }) => role === 'lead');
    onChange([
      ...kept,
      ...added.map((one, index) => ({
        ...one,
        role: !hasLead && index === 0 ? ('lead' as const) : ('assist' as const),
        matterId: null,
        matterText: null,
        reason: '',
      })),
    ]);
  };
  return (
    <FormField
      id={id}
      label={t('supervision.form.assignees')}
      hint={t('supervision.form.assigneesHint')}
      error={error}
    >
      <Select
        id={id}
        mode="multiple"
        maxTagCount={0}
        maxTagPlaceholder={t('supervision.form.chosen', { count: value.length })}
        placeholder={t('supervision.form.find')}
        aria-describedby={error === '' ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error !== ''}
        {...(error === '' ? {} : { status: 'error' as const })}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        notFoundContent={isFetching ? t('common.loading') : t('supervision.form.noneFound')}
        value={value.map(keyOf)}
        options={[
          {
            label: t('supervision.form.organs'),
            options: bodies.map((one) => ({ value: keyOf(one), label: labelOf(one) })),
          },
          {
            label: t('supervision.form.posts'),
            options: posts.map((one) => ({
              value: keyOf(one),
              label: `${labelOf(one)} · ${one.personName ?? ''}`,
            })),
          },
        ].filter(({ options }) => options.length > 0)}
        onChange={choose}
      />
      {value.length > 0 && (
        <ul className="plain-list">
          {value.map((one) => (
            <Chosen
              key={keyOf(one)}
              one={one}
              onChange={(next) =>
                // One leads: who led before assists now.
                onChange(
                  value.map((other) =>
                    other === one
                      ? next
                      : next.role === 'lead'
                        ? { ...other, role: 'assist' as const }
                        : other,
                  ),
                )
              }
              onRemove={() => onChange(value.filter((other) => other !== one))}
            />
          ))}
        </ul>
      )}
    </FormField>
  );
}
