// Choosing somebody on record by a part of the name, those who have left too.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';

export function KnownPerson({
  label,
  hint,
  value,
  error,
  onChange,
}: {
  label: string;
  hint: string;
  value: string | undefined;
  error?: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'people', search],
    queryFn: () => call('posts', 'people', { query: { search, limit: 20 } }),
    enabled: search !== '',
    placeholderData: (before) => before,
  });
  return (
    <div className="field">
      <label htmlFor="known-person">{label}</label>
      <Select
        id="known-person"
        allowClear
        placeholder={hint}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        notFoundContent={search === '' ? hint : t('posts.appointNobody')}
        {...(error === undefined ? {} : { status: 'error' as const })}
        {...(value === undefined ? {} : { value })}
        options={(people.data?.items ?? []).map((one) => ({
          value: one.personId,
          label: `${one.name}（${one.title}）`,
        }))}
        onChange={(chosen: string | undefined) => onChange(chosen)}
      />
      {error !== undefined && <span className="error">{error}</span>}
    </div>
  );
}
