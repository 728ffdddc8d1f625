// The region in hand, searched on the server; it is part of the address, so that links can be shared.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { homeRegion, may, useSession } from './session.ts';

/** The path and name of the region the address names, or the session's own. */
export function useRegion(): { path: string; name: string } | undefined {
  const session = useSession();
  const { region } = useSearch({ strict: false });
  const home = homeRegion(session);
  const known = useQuery({
    queryKey: ['regions', ''],
    queryFn: () => call('posts', 'regions', { query: { limit: 100 } }),
    enabled: may(session, 'posts.regions'),
    staleTime: 300_000,
  });
  if (region === undefined || home === undefined || region === home.path) return home;
  return {
    path: region,
    name: known.data?.items.find((one) => one.path === region)?.name ?? region,
  };
}

export function RegionPicker({
  value,
  onChange,
  id,
  label,
}: {
  value: string | undefined;
  onChange: (path: string) => void;
  id: string;
  /** Where no visible label names it. */
  label?: string;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const regions = useQuery({
    queryKey: ['regions', search],
    queryFn: () => call('posts', 'regions', { query: { search, limit: 100 } }),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  return (
    <Select
      id={id}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="region-picker"
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('region.search')}
      {...(value === undefined ? {} : { value })}
      loading={regions.isFetching}
      notFoundContent={t('region.none')}
      options={(regions.data?.items ?? []).map((region) => ({
        value: region.path,
        label: `${'　'.repeat(Math.max(0, region.path.split('/').length - 4))}${[
          region.name,
          region.formerName === null ? '' : t('regions.formerName', { name: region.formerName }),
          region.endedOn === null ? '' : t('regions.endedOn', { on: region.endedOn }),
        ]
          .filter(Boolean)
          .join(' · ')}`,
      }))}
      onChange={onChange}
    />
  );
}

export function RegionSwitcher() {
  const { t } = useTranslation();
  const region = useRegion();
  const navigate = useNavigate();
  if (region === undefined) return null;
  return (
    <RegionPicker
      id="region"
      label={t('region.change')}
      value={region.path}
      onChange={(path) =>
        void navigate({
          to: '.',
          search: (search) => ({ ...search, region: path, after: undefined, why: undefined }),
        })
      }
    />
  );
}
