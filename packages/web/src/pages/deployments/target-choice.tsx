// Of whom a line is asked: bodies of the place and below, and their posts, found on the server; several at once.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { FormField } from '../supervision/form-field.tsx';
import { keyOf, type TargetDraft } from './deployment-draft.ts';

const labelOf = ({ organName, postTitle, personName }: TargetDraft) =>
  [organName, postTitle ?? '', personName === null ? '' : `· ${personName}`]
    .filter(Boolean)
    .join(' ');

/** Bodies by name, and posts by title, body or holder. */
function useFound(regionPath: string, search: string) {
  const code = regionPath.split('/').at(-2) ?? '';
  const region = useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    staleTime: 300_000,
  });
  const roster = useQuery({
    queryKey: ['posts', 'roster', regionPath, search, 'deployment'],
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
  const posts: TargetDraft[] = (roster.data?.items ?? []).map((line) => ({
    organId: line.organId,
    organName: line.organName,
    postId: line.postId,
    postTitle: line.postTitle,
    personName: line.personName,
  }));
  const ofBody = (organId: TargetDraft['organId'], organName: string): TargetDraft => ({
    organId,
    organName,
    postId: null,
    postTitle: null,
    personName: null,
  });
  const named = (region.data?.bodies ?? [])
    .filter(({ name }) => name.includes(search))
    .map(({ organId, name }) => ofBody(organId, name));
  // Bodies below the region are found by the holders of their posts.
  const below = posts
    .filter(({ organName }) => search !== '' && organName.includes(search))
    .map(({ organId, organName }) => ofBody(organId, organName));
  const bodies = new Map([...named, ...below].map((one) => [keyOf(one), one]));
  return { isFetching: roster.isFetching, bodies: [...bodies.values()], posts };
}

export function TargetChoice({
  id,
  regionPath,
  value,
  error,
  isFixed,
  onChange,
}: {
  id: string;
  regionPath: string;
  value: readonly TargetDraft[];
  error: string;
  isFixed: boolean;
  onChange: (targets: readonly TargetDraft[]) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { isFetching, bodies, posts } = useFound(regionPath, search.trim());
  if (isFixed)
    return (
      <p>
        {value.map(labelOf).join('、')} <span className="muted">{t('deployments.fixed')}</span>
      </p>
    );
  const all = new Map([...bodies, ...posts, ...value].map((one) => [keyOf(one), one]));
  const groups = [
    { label: t('deployments.bodies'), options: bodies },
    { label: t('deployments.posts'), options: posts },
  ].map(({ label, options }) => ({
    label,
    options: options.map((one) => ({ value: keyOf(one), label: labelOf(one) })),
  }));
  const offered = new Set(groups.flatMap(({ options }) => options.map((one) => one.value)));
  const chosen = value
    .filter((one) => !offered.has(keyOf(one)))
    .map((one) => ({ value: keyOf(one), label: labelOf(one) }));
  return (
    <FormField
      id={id}
      label={t('deployments.ofWhom')}
      hint={t('deployments.ofWhomHint')}
      error={error}
    >
      <Select
        id={id}
        mode="multiple"
        placeholder={t('deployments.findTarget')}
        aria-describedby={error === '' ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error !== ''}
        {...(error === '' ? {} : { status: 'error' as const })}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        notFoundContent={isFetching ? t('common.loading') : t('deployments.noTarget')}
        value={value.map(keyOf)}
        options={[
          ...(chosen.length === 0 ? [] : [{ label: t('deployments.chosen'), options: chosen }]),
          ...groups.filter(({ options }) => options.length > 0),
        ]}
        onChange={(keys: string[]) => onChange(keys.flatMap((key) => all.get(key) ?? []))}
      />
    </FormField>
  );
}
