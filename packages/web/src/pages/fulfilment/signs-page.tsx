// Signs of made-up ledgers for whoever reviews: each with the records it rests on. A sign is no finding and is not scored.
import { SIGN_KINDS, type Sign, type SignRecord } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Pager } from '../../components/pager.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { NotFound } from '../not-found.tsx';
import { YearSelect } from '../year-select.tsx';

function sentenceOf(sign: Sign, t: TFunction): string {
  switch (sign.kind) {
    case 'near-copy':
      return t(sign.isSamePerson ? 'signs.copyOwn' : 'signs.copyOther', {
        likeness: sign.likeness,
      });
    case 'late-cluster':
      return sign.before === null
        ? t('signs.cluster', sign)
        : t('signs.clusterBefore', {
            ...sign,
            title: sign.before.title,
            on: sign.before.on,
          });
    case 'two-places':
      return t('signs.twoPlaces', { name: sign.personName, on: sign.on });
    case 'without-post':
      return t('signs.withoutPost', { name: sign.personName, on: sign.on });
    case 'changed-after-accident':
      return t(`signs.changed.${sign.act}`, {
        on: sign.on,
        accident: sign.accidentName,
        accidentOn: sign.accidentOn,
        field: sign.field,
      });
  }
}

function RecordLine({ record }: { record: SignRecord }) {
  const { t } = useTranslation();
  const { title, place, names } = record;
  return (
    <li>
      <Link to="/records/$recordId" params={{ recordId: record.id }}>
        {record.occurredOn} {title ?? t(`activity.${record.activity}`)}
      </Link>{' '}
      <span className="muted">
        {record.organName} {names.join('、')}
        {place === null ? '' : ` · ${place}`} · {t('signs.recordedOn', { date: record.recordedOn })}
        {title === null ? ` · ${t('signs.openFirst')}` : ''}
      </span>
    </li>
  );
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/signs' });
  const navigate = useNavigate({ from: '/signs' });
  const year = search.year ?? thisYear();
  const kind = search.kind ?? 'near-copy';
  const { after } = search;
  const signs = useQuery({
    queryKey: ['signs', region.path, year, kind, after],
    queryFn: () =>
      call('signs', 'list', {
        query: {
          region: region.path,
          year,
          kind,
          limit: 50,
          after,
        },
      }),
  });
  return (
    <div className="stack">
      <PageHead title={t('signs.title', { region: region.name })} sub={t('signs.sub')}>
        <YearSelect
          value={year}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, year: next, after: undefined }) })
          }
        />
      </PageHead>
      <Segmented
        value={kind}
        options={SIGN_KINDS.map((value) => ({ value, label: t(`signs.kind.${value}`) }))}
        onChange={(next) =>
          void navigate({ search: (old) => ({ ...old, kind: next, after: undefined }) })
        }
      />
      <p className="muted">{t(`signs.hint.${kind}`)}</p>
      {signs.isPending && <Loading />}
      {signs.isError && <ErrorState error={signs.error} onRetry={() => void signs.refetch()} />}
      {signs.data !== undefined &&
        (signs.data.items.length === 0 ? (
          <EmptyState title={t('signs.empty')} hint={t('signs.emptyHint')} />
        ) : (
          <ul className="entries card">
            {signs.data.items.map((sign) => (
              <li key={sign.key}>
                <p>{sentenceOf(sign, t)}</p>
                <ul className="plain-list">
                  {sign.records.map((record) => (
                    <RecordLine key={record.id} record={record} />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        ))}
      {signs.data !== undefined && (
        <Pager
          {...pagesOf(
            signs.data.next,
            after,
            (next) => void navigate({ search: (old) => ({ ...old, after: next }) }),
          )}
        />
      )}
    </div>
  );
}

export function SignsPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Page key={region.path} region={region} />;
}
