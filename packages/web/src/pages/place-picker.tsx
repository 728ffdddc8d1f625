// Any place, found on the server by name or code: the reader is not bound to one's own region.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { homeRegion, may, useSession } from '../shell/session.ts';

/** Where the reader begins: the region of the session, or that of the leader's own post. */
export function useHomePlace(): string | undefined {
  const session = useSession();
  const home = homeRegion(session)?.path;
  const mine = useQuery({
    queryKey: ['duties', 'mine', 'place'],
    queryFn: () => call('duties', 'mine', { query: {} }),
    enabled: home === undefined && may(session, 'duties.mine'),
    staleTime: 300_000,
  });
  return home ?? mine.data?.items[0]?.regionPath;
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
