// What narrows the list of deployments; all of it stands in the address.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { type DeploymentsSearch, SHOWN, type Shown } from './deployments-search.ts';

type Change = (next: { [K in keyof DeploymentsSearch]?: DeploymentsSearch[K] | undefined }) => void;

/** Somebody on record by a part of the name, those who have left too. */
function PersonFilter({ value, onChange }: { value: string | undefined; onChange: Change }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'people', search],
    queryFn: () => call('posts', 'people', { query: { search, limit: 20 } }),
    enabled: search !== '',
    placeholderData: (before) => before,
  });
  const named = useQuery({
    queryKey: ['posts', 'person', value],
    queryFn: () => call('posts', 'person', { params: { personId: value as never } }),
    enabled: value !== undefined,
  });
  const found = (people.data?.items ?? []).map((one) => ({
    value: one.personId as string,
    label: `${one.name}（${one.title}）`,
  }));
  const chosen =
    value === undefined || found.some((one) => one.value === value)
      ? []
      : [{ value, label: named.data?.name ?? '…' }];
  return (
    <Select
      aria-label={t('deployments.filterPerson')}
      style={{ width: 190 }}
      allowClear
      placeholder={t('deployments.filterPerson')}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      notFoundContent={t('deployments.findPerson')}
      {...(value === undefined ? {} : { value })}
      options={[...chosen, ...found]}
      onChange={(person: string | undefined) => onChange({ person })}
    />
  );
}

export function DeploymentsFilters({ issuers }: { issuers: readonly string[] }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/deployments' });
  const navigate = useNavigate({ from: '/deployments' });
  const change: Change = (next) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const years = [0, -1, -2, -3, -4].map((offset) => thisYear() + offset);
  return (
    <>
      <Segmented<Shown>
        aria-label={t('deployments.which')}
        value={search.show ?? 'open'}
        options={SHOWN.map((value) => ({ value, label: t(`deployments.show.${value}`) }))}
        onChange={(show) => change({ show: show === 'open' ? undefined : show })}
      />
      <Select
        aria-label={t('deployments.filterIssuer')}
        style={{ width: 210 }}
        allowClear
        placeholder={t('deployments.filterIssuer')}
        showSearch={{ optionFilterProp: 'label' }}
        {...(search.issuer === undefined ? {} : { value: search.issuer })}
        options={issuers.map((value) => ({ value, label: value }))}
        onChange={(issuer: string | undefined) => change({ issuer })}
      />
      <PersonFilter value={search.person} onChange={change} />
      <Select
        aria-label={t('deployments.filterYear')}
        style={{ width: 128 }}
        allowClear
        placeholder={t('deployments.filterYear')}
        {...(search.year === undefined ? {} : { value: search.year })}
        options={years.map((year) => ({ value: year, label: t('common.year', { year }) }))}
        onChange={(year: number | undefined) => change({ year })}
      />
    </>
  );
}
