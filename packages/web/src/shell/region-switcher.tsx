// The region in hand, searched on the server; it is part of the address, so that links can be shared.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { homeRegion, may, useSession } from './session.ts';

// Asked by its code: of a province's regions the first page holds only a few.
function useRegionName(path: string | undefined, isAsked: boolean) {
  const code = path?.split('/').findLast((part) => part !== '') ?? '';
  const known = useQuery({
    queryKey: ['regions', code],
    queryFn: () => call('posts', 'regions', { query: { search: code, limit: 100 } }),
    enabled: isAsked,
    staleTime: 300_000,
  });
  const name = known.data?.items.find((one) => one.path === path)?.name;
  return { name, isPending: known.isPending };
}

/** The path and name of the region the address names, or the session's own. */
export function useRegion(): { path: string; name: string } | undefined {
  const { t } = useTranslation();
  const session = useSession();
  const { region } = useSearch({ strict: false });
  const home = homeRegion(session);
  const isElsewhere = region !== undefined && home !== undefined && region !== home.path;
  const known = useRegionName(region, isElsewhere && may(session, 'posts.regions'));
  if (!isElsewhere) return home;
  return { path: region, name: known.name ?? (known.isPending ? '' : t('region.outside')) };
}

const depthOf = (path: string) => path.split('/').length;

export function RegionPicker({
  value,
  name,
  onChange,
  id,
  label,
}: {
  value: string | undefined;
  /** Of the chosen region, which the list need not hold. */
  name?: string;
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
  const items = regions.data?.items ?? [];
  const isListed = items.some(({ path }) => path === value);
  const asked = useRegionName(value, value !== undefined && name === undefined && !isListed);
  const shown = name ?? (isListed ? undefined : asked.name);
  const top = Math.min(...items.map(({ path }) => depthOf(path)));
  return (
    <Select
      id={id}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="region-picker"
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('region.search')}
      {...(value === undefined ? {} : { value })}
      {...(shown === undefined ? {} : { labelRender: () => shown })}
      optionRender={({ data }) => (
        <span style={{ paddingInlineStart: `${data.depth}em` }}>{data.label}</span>
      )}
      loading={regions.isFetching}
      notFoundContent={t('region.none')}
      options={items.map((region) => ({
        value: region.path,
        depth: depthOf(region.path) - top,
        label: [
          region.name,
          region.formerName === null ? '' : t('regions.formerName', { name: region.formerName }),
          region.endedOn === null ? '' : t('regions.endedOn', { on: region.endedOn }),
        ]
          .filter(Boolean)
          .join(' · '),
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
      name={region.name}
      onChange={(path) =>
        void navigate({
          to: '.',
          search: (search) => ({ ...search, region: path, after: undefined, why: undefined }),
        })
      }
    />
  );
}
