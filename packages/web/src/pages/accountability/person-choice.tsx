// Somebody in the post they held on a day, wherever they are now (art. 24): found by name or post in a region.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { RegionPicker } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';

export const PERSON_ID = 'accountability-person';

/** Somebody in a post, with the words they were found by. */
export interface ChosenPerson {
  readonly appointmentId: string;
  readonly words: string;
}

export function PersonChoice({
  region,
  on,
  value,
  error,
  onChange,
}: {
  /** Where one begins to look. */
  region: { readonly path: string; readonly name: string };
  /** The day; empty: today. */
  on: string;
  value: ChosenPerson | undefined;
  error: string;
  onChange: (person: ChosenPerson | undefined) => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const [place, setPlace] = useState<string>();
  const [search, setSearch] = useState('');
  const path = place ?? region.path;
  const roster = useQuery({
    queryKey: ['posts', 'roster', path, on, search, 'accountability'],
    queryFn: () =>
      call('posts', 'roster', {
        query: {
          region: path as never,
          limit: 50,
          ...(on === '' ? {} : { on: on as never }),
          ...(search === '' ? {} : { search }),
        },
      }),
    placeholderData: keepPreviousData,
  });
  const found = (roster.data?.items ?? []).map((line) => ({
    value: line.appointmentId as string,
    label: `${line.organName} ${line.postTitle} · ${line.personName}`,
  }));
  const isFound = found.some((one) => one.value === value?.appointmentId);
  return (
    <div className="field">
      <label htmlFor={PERSON_ID}>{t('accountability.person')}</label>
      {may(session, 'posts.regions') && (
        <RegionPicker
          id="accountability-person-region"
          label={t('accountability.personRegion')}
          value={path}
          {...(place === undefined ? { name: region.name } : {})}
          onChange={(next) => {
            setPlace(next);
            onChange(undefined);
          }}
        />
      )}
      <Select
        id={PERSON_ID}
        placeholder={t('accountability.findPerson')}
        aria-invalid={error !== ''}
        {...(error === '' ? {} : { status: 'error' as const })}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={roster.isFetching}
        notFoundContent={roster.isFetching ? t('common.loading') : t('accountability.nobodyFound')}
        {...(value === undefined ? {} : { value: value.appointmentId })}
        options={
          value === undefined || isFound
            ? found
            : [{ value: value.appointmentId, label: value.words }, ...found]
        }
        onChange={(appointmentId: string) => {
          const words = found.find((one) => one.value === appointmentId)?.label ?? '';
          onChange({ appointmentId, words });
        }}
      />
      {error !== '' && <span className="error">{error}</span>}
    </div>
  );
}
