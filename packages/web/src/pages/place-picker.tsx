// Any place, found on the server by name or code: the reader is not bound to one's own region.
import type { Level } from '@jinze/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../api/client.ts';

/**
 * What stands at a place and level. Without a place it is the session's own; somebody without a region of
 * their own (an administrator) gets none and chooses.
 */
export function usePlaceRequirements(place: string | undefined, level?: Level, asOf?: string) {
  const requirements = useQuery({
    queryKey: ['instruments', 'requirements', place, level, asOf],
    queryFn: () =>
      call('instruments', 'requirements', {
        query: {
          ...(place === undefined ? {} : { place: place as never }),
          ...(level === undefined ? {} : { level }),
          ...(asOf === undefined ? {} : { asOf: asOf as never }),
        },
      }),
    staleTime: 60_000,
    retry: (count, error) => !isWithoutHome(error) && count < 2,
  });
  return { ...requirements, isWithoutHome: isWithoutHome(requirements.error) };
}

function isWithoutHome(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'instruments.no-home';
}

export function PlacePicker({
  value,
  onChange,
}: {
  value: { path: string; name: string } | undefined;
  onChange: (path: string) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const places = useQuery({
    queryKey: ['instruments', 'places', search],
    queryFn: () => call('instruments', 'places', { query: { search } }),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const offered = (places.data?.items ?? []).filter((one) => one.path !== value?.path);
  return (
    <Select
      aria-label={t('instruments.place')}
      style={{ width: 260, maxWidth: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('instruments.placeSearch')}
      {...(value === undefined ? {} : { value: value.path })}
      loading={places.isFetching}
      notFoundContent={t('region.none')}
      options={[
        ...(value === undefined ? [] : [{ value: value.path, label: value.name }]),
        ...offered.map((one) => ({
          value: one.path,
          label: `${one.name}（${t(`level.${one.level}`)}）`,
        })),
      ]}
      onChange={onChange}
    />
  );
}
