// Quotas of a year: how many of a kind the approving bodies laid down, how many are used, how long they are public.
import type { CommendationKind, CommendationQuota } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { type Column, ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { YearSelect } from '../year-select.tsx';
import { KINDS } from './commendation-words.tsx';

type Place = { readonly path: string; readonly name: string };

function QuotaDialog({
  year,
  quota,
  regions,
  onClose,
}: {
  year: number;
  /** Absent: another kind is laid down. */
  quota: CommendationQuota | undefined;
  regions: readonly Place[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const written: readonly FieldDefinition[] = [
    { name: 'total', label: t('commendations.total') },
    { name: 'basis', label: t('commendations.quotaBasis') },
    { name: 'publicityDays', label: t('commendations.publicityDays') },
    { name: 'publicityBasis', label: t('commendations.publicityBasis') },
  ];
  const chosen: readonly FieldDefinition[] = [
    {
      name: 'region',
      label: t('commendations.approving'),
      kind: 'choice',
      choices: regions.map(({ path, name }) => ({ value: path, label: name })),
    },
    {
      name: 'kind',
      label: t('commendations.kind'),
      kind: 'choice',
      choices: KINDS.map((value) => ({ value, label: t(`commendations.kinds.${value}`) })),
    },
  ];
  const title = t(
    quota === undefined ? 'commendations.layDownQuota' : 'commendations.changeQuota',
    { year },
  );
  return (
    <ActDialog
      title={title}
      fields={quota === undefined ? [...chosen, ...written] : written}
      initial={
        quota === undefined
          ? { region: regions[0]?.path ?? '', kind: 'timely' }
          : {
              total: String(quota.total),
              basis: quota.basis,
              publicityDays: String(quota.publicityDays),
              publicityBasis: quota.publicityBasis,
            }
      }
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const laidDown = {
          total: Number(values['total']),
          basis: values['basis'] ?? '',
          publicityDays: Number(values['publicityDays']),
          publicityBasis: values['publicityBasis'] ?? '',
        };
        if (quota === undefined)
          await call('commendations', 'layDownQuota', {
            body: {
              region: (values['region'] ?? '') as never,
              year,
              kind: (values['kind'] ?? 'timely') as CommendationKind,
              ...laidDown,
            },
            idempotencyKey,
          });
        else
          await call('commendations', 'changeQuota', {
            params: { quotaId: quota.id },
            body: { version: quota.version, ...laidDown },
            idempotencyKey,
          });
        await queryClient.invalidateQueries({ queryKey: ['commendations'] });
        onClose();
      }}
    />
  );
}

function useColumns(onChange: (quota: CommendationQuota) => void): Column<CommendationQuota>[] {
  const { t } = useTranslation();
  return [
    { id: 'region', title: t('commendations.approving'), cell: (quota) => quota.regionName },
    {
      id: 'kind',
      title: t('commendations.kind'),
      isHead: true,
      cell: (quota) => t(`commendations.kinds.${quota.kind}`),
    },
    {
      id: 'used',
      title: t('commendations.usedOf'),
      cell: (quota) =>
        t(quota.revoked === 0 ? 'commendations.usedAs' : 'commendations.usedRevoked', {
          used: quota.used,
          total: quota.total,
          revoked: quota.revoked,
        }),
    },
    { id: 'basis', title: t('commendations.quotaBasis'), cell: (quota) => quota.basis },
    {
      id: 'days',
      title: t('commendations.publicityDays'),
      cell: (quota) =>
        t('commendations.daysAs', { days: quota.publicityDays, basis: quota.publicityBasis }),
    },
    {
      id: 'change',
      title: '',
      isShort: true,
      cell: (quota) =>
        quota.mayChange ? (
          <Button size="small" onClick={() => onChange(quota)}>
            {t('commendations.change')}
          </Button>
        ) : null,
    },
  ];
}

export function QuotasPage() {
  const { t } = useTranslation();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [open, setOpen] = useState<CommendationQuota | 'new'>();
  const columns = useColumns(setOpen);
  const list = useQuery({
    queryKey: ['commendations', 'quotas', year],
    queryFn: () => call('commendations', 'quotas', { query: { year } }),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { items, regions } = list.data;
  const title = t('commendations.quotasOf', { year, count: items.length });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('commendations.quotasSub')}>
        <SheetLink path="commendations/quotas" filter={{ year }} />
        <Link to="/commendations">{t('menu.commendations')}</Link>
        {regions.length > 0 && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('commendations.layDown')}
          </Button>
        )}
      </PageHead>
      <ListPage
        name="commendation-quotas"
        caption={title}
        columns={columns}
        rows={items}
        rowKey={(quota) => quota.id}
        isFixed
        filters={<YearSelect value={year} onChange={setYear} />}
        empty={
          <EmptyState title={t('commendations.noQuotas')} hint={t('commendations.noQuotasHint')} />
        }
      />
      {open !== undefined && (
        <QuotaDialog
          year={year}
          quota={open === 'new' ? undefined : open}
          regions={regions}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
