// Who is called to a talk: somebody in a post, found by name or post, or a body of a region.
import type { TalkSubject } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { RegionPicker } from '../../shell/region-switcher.tsx';

export const SUBJECT_ID = 'talk-subject';

function usePersons(regionPath: string, search: string, isAsked: boolean) {
  const roster = useQuery({
    queryKey: ['posts', 'roster', regionPath, search, 'talk'],
    queryFn: () =>
      call('posts', 'roster', {
        query: {
          region: regionPath as never,
          limit: 50,
          ...(search === '' ? {} : { search }),
        },
      }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return {
    isFetching: roster.isFetching,
    options: (roster.data?.items ?? []).map((line) => ({
      value: line.appointmentId as string,
      label: `${line.organName} ${line.postTitle} · ${line.personName}`,
    })),
  };
}

function useBodies(regionPath: string, isAsked: boolean) {
  const code = regionPath.split('/').at(-2) ?? '';
  const region = useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    enabled: isAsked,
    staleTime: 300_000,
  });
  return {
    isFetching: region.isFetching,
    options: (region.data?.bodies ?? []).map(({ organId, name }) => ({
      value: organId as string,
      label: name,
    })),
  };
}

export function SubjectChoice({
  region,
  label,
  given,
  value,
  error,
  onChange,
}: {
  /** Where one begins to look: the region whose accidents give the reason, or one's own. */
  region: { readonly path: string; readonly name: string };
  /** Usually: who is called. */
  label?: string;
  /** Who was chosen before the form was opened, in words: the list need not hold them. */
  given?: { readonly value: string; readonly label: string };
  value: TalkSubject | undefined;
  error: string;
  onChange: (subject: TalkSubject | undefined) => void;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<TalkSubject['kind']>(value?.kind ?? 'person');
  const [place, setPlace] = useState<string>();
  const [search, setSearch] = useState('');
  const path = place ?? region.path;
  const persons = usePersons(path, search, kind === 'person');
  const bodies = useBodies(path, kind === 'body');
  const { isFetching, options } = kind === 'person' ? persons : bodies;
  const chosen =
    value === undefined
      ? undefined
      : 'appointmentId' in value
        ? value.appointmentId
        : value.organId;
  return (
    <div className="field">
      <label htmlFor={SUBJECT_ID}>{label ?? t('talks.subject')}</label>
      <div className="row">
        <Segmented
          aria-label={t('talks.subjectKind')}
          value={kind}
          options={(['person', 'body'] as const).map((one) => ({
            value: one,
            label: t(`talks.subjectKinds.${one}`),
          }))}
          onChange={(next) => {
            setKind(next);
            onChange(undefined);
          }}
        />
        <RegionPicker
          id="talk-subject-region"
          label={t('talks.subjectRegion')}
          value={path}
          {...(place === undefined ? { name: region.name } : {})}
          onChange={(next) => {
            setPlace(next);
            onChange(undefined);
          }}
        />
      </div>
      <Select
        id={SUBJECT_ID}
        placeholder={t(`talks.find.${kind}`)}
        aria-invalid={error !== ''}
        {...(error === '' ? {} : { status: 'error' as const })}
        showSearch={
          kind === 'person'
            ? { filterOption: false, onSearch: setSearch }
            : { optionFilterProp: 'label' }
        }
        loading={isFetching}
        notFoundContent={isFetching ? t('common.loading') : t('talks.nobody')}
        {...(chosen === undefined ? {} : { value: chosen as string })}
        options={
          given === undefined ||
          chosen !== given.value ||
          options.some((one) => one.value === given.value)
            ? options
            : [given, ...options]
        }
        onChange={(id: string) =>
          onChange(
            kind === 'person'
              ? { kind, appointmentId: id as never }
              : { kind, organId: id as never },
          )
        }
      />
      {error !== '' && <span className="error">{error}</span>}
    </div>
  );
}
