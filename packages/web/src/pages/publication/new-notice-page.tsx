// Drafting a public notice: of what kind and year, from which accident; the wording is proposed from what is on record.
import type { PublicationKind } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { YearSelect } from '../year-select.tsx';
import { NoticeForm, writtenOf } from './notice-form.tsx';
import { KINDS, OF_ACCIDENT } from './publication-words.tsx';

type Place = { readonly path: string; readonly name: string };

interface Chosen {
  readonly kind: PublicationKind;
  readonly year: number;
  readonly accident?: string | undefined;
  readonly corrects?: string | undefined;
}

function Choices({ region, chosen }: { region: Place; chosen: Chosen }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/publication/new' });
  const change = (next: Partial<Chosen>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const isOfAccident = OF_ACCIDENT.includes(chosen.kind);
  const accidents = useQuery({
    queryKey: ['accidents', 'list', region.path, 'publication'],
    queryFn: () =>
      call('accidents', 'list', { query: { region: region.path as never, limit: 100 } }),
    enabled: isOfAccident,
  });
  return (
    <div className="row">
      <Select
        aria-label={t('publication.kind')}
        style={{ width: 168 }}
        value={chosen.kind}
        options={KINDS.map((value) => ({ value, label: t(`publication.kinds.${value}`) }))}
        onChange={(kind) => change({ kind, accident: undefined })}
      />
      <YearSelect value={chosen.year} onChange={(year) => change({ year })} />
      {isOfAccident && (
        <Select
          aria-label={t('publication.accident')}
          placeholder={t('publication.accident')}
          style={{ minWidth: 280 }}
          value={chosen.accident}
          loading={accidents.isPending}
          notFoundContent={t('publication.noAccident')}
          options={(accidents.data?.items ?? []).map(({ id, occurredOn, name }) => ({
            value: id,
            label: `${occurredOn} ${name}`,
          }))}
          onChange={(accident) => change({ accident })}
        />
      )}
    </div>
  );
}

function Draft({ region, chosen }: { region: Place; chosen: Chosen }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const { kind, year, accident, corrects } = chosen;
  const proposal = useQuery({
    queryKey: ['publication', 'proposal', region.path, kind, year, accident],
    queryFn: () =>
      call('publication', 'propose', {
        query: {
          region: region.path as never,
          kind,
          year,
          ...(accident === undefined ? {} : { accidentId: accident as never }),
        },
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (proposal.isPending) return <Loading lines={8} />;
  if (proposal.isError)
    return <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />;
  const { title, organ, body, tables, rule } = proposal.data;
  return (
    <NoticeForm
      draftKey={`jinze.draft.publication.${region.path}.${kind}.${year}.${accident ?? ''}.${corrects ?? ''}`}
      initial={{ title, organ, body, year: String(year) }}
      tables={tables}
      rule={rule}
      submit={t('publication.saveDraft')}
      isCorrection={corrects !== undefined}
      onCancel={() => void navigate({ to: '/publication' })}
      onSubmit={async (values) => {
        const done = await call('publication', 'draft', {
          body: {
            region: region.path as never,
            kind,
            accidentId: (accident ?? null) as never,
            corrects: (corrects ?? null) as never,
            ...writtenOf(values, tables),
          },
          idempotencyKey: key,
        });
        await queryClient.invalidateQueries({ queryKey: ['publication'] });
        await navigate({ to: '/publication/$noticeId', params: { noticeId: done.id } });
      }}
    />
  );
}

export function NewNoticePage() {
  const { t } = useTranslation();
  const region = homeRegion(useSession());
  const search = useSearch({ from: '/app/publication/new' });
  if (region === undefined) return <NotFound />;
  const { kind = 'assessment', year = thisYear() - 1, accident, corrects } = search;
  const chosen = { kind, year, accident, corrects };
  const isWaiting = OF_ACCIDENT.includes(kind) && accident === undefined;
  return (
    <div className="stack">
      <PageHead
        title={t(corrects === undefined ? 'publication.newTitle' : 'publication.correctTitle')}
        sub={t('publication.newSub')}
      />
      <Choices region={region} chosen={chosen} />
      {isWaiting ? (
        <p className="muted">{t('publication.chooseAccident')}</p>
      ) : (
        <Draft
          key={`${kind} ${year} ${accident ?? ''} ${corrects ?? ''}`}
          region={region}
          chosen={chosen}
        />
      )}
    </div>
  );
}
