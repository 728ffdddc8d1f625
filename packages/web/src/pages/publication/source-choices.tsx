// What a new notice is of: its kind and year, and the accident, assessment or inspection that it is drafted from.
import type { PublicationKind } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import { YearSelect } from '../year-select.tsx';
import { KINDS, OF_ACCIDENT } from './publication-words.tsx';

export type Place = { readonly path: string; readonly name: string };

export interface Chosen {
  readonly kind: PublicationKind;
  readonly year: number;
  readonly accident?: string | undefined;
  readonly assessment?: string | undefined;
  readonly inspection?: string | undefined;
  readonly corrects?: string | undefined;
  readonly order?: 'result' | undefined;
  readonly part?: number | undefined;
}

type Option = { readonly value: string; readonly label: string };

/** Accidents of the region, final assessments of bodies of the year, or inspections whose feedback was delivered. */
function useSources(region: Place, { kind, year }: Chosen) {
  const session = useSession();
  const accidents = useQuery({
    queryKey: ['accidents', 'list', region.path, 'publication'],
    queryFn: () =>
      call('accidents', 'list', { query: { region: region.path as never, limit: 100 } }),
    enabled: OF_ACCIDENT.includes(kind),
  });
  const assessments = useQuery({
    queryKey: ['assessments', 'list', year, 'publication'],
    queryFn: () => call('assessments', 'list', { query: { year, state: 'final', limit: 100 } }),
    enabled: kind === 'assessment' && may(session, 'assessments.list'),
  });
  const inspections = useQuery({
    queryKey: ['inspections', 'list', year, 'publication'],
    queryFn: () => call('inspections', 'list', { query: { year, limit: 100 } }),
    enabled: kind === 'inspection-feedback' && may(session, 'inspections.list'),
  });
  const isDelivered = (state: string) => ['rectifying', 'look-back', 'closed'].includes(state);
  return {
    accident: (accidents.data?.items ?? []).map(
      ({ id, occurredOn, name }): Option => ({ value: id, label: `${occurredOn} ${name}` }),
    ),
    assessment: (assessments.data?.items ?? [])
      .filter((one) => one.subjectKind === 'body' && one.regionName === region.name)
      .map(({ id, title }): Option => ({ value: id, label: title })),
    inspection: (inspections.data?.items ?? [])
      .filter(({ state }) => isDelivered(state))
      .map(({ id, title }): Option => ({ value: id, label: title })),
  };
}

const SOURCES: Readonly<
  Partial<Record<PublicationKind, 'accident' | 'assessment' | 'inspection'>>
> = {
  assessment: 'assessment',
  'inspection-feedback': 'inspection',
  'investigation-report': 'accident',
  evaluation: 'accident',
};
const NONE = {
  accident: undefined,
  assessment: undefined,
  inspection: undefined,
  order: undefined,
  part: undefined,
};

export function SourceChoices({ region, chosen }: { region: Place; chosen: Chosen }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/publication/new' });
  const change = (next: Partial<Chosen>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const options = useSources(region, chosen);
  const source = SOURCES[chosen.kind];
  return (
    <>
      <div className="row">
        <Select
          aria-label={t('publication.kind')}
          style={{ width: 168 }}
          value={chosen.kind}
          options={KINDS.map((value) => ({ value, label: t(`publication.kinds.${value}`) }))}
          onChange={(kind) => change({ ...NONE, kind })}
        />
        <YearSelect value={chosen.year} onChange={(year) => change({ ...NONE, year })} />
        {source !== undefined && (
          <Select
            aria-label={t(`publication.sources.${source}`)}
            placeholder={t(`publication.sources.${source}`)}
            style={{ minWidth: 280 }}
            value={chosen[source]}
            notFoundContent={t(`publication.noSource.${source}`)}
            options={options[source]}
            onChange={(id: string) => change({ [source]: id })}
          />
        )}
        {chosen.assessment !== undefined && (
          <Select
            aria-label={t('publication.order')}
            style={{ width: 200 }}
            value={chosen.order ?? 'administrative'}
            options={(['administrative', 'result'] as const).map((value) => ({
              value,
              label: t(`publication.orders.${value}`),
            }))}
            onChange={(order) => change({ order: order === 'result' ? order : undefined })}
          />
        )}
      </div>
      {chosen.kind === 'assessment' && chosen.assessment === undefined && (
        <p className="muted">{t('publication.chooseAssessment')}</p>
      )}
    </>
  );
}
