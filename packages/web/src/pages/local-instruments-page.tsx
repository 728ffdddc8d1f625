// Local rules on record: those of a place and above it, or all the built-in ones with what became of each.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { type Column, ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { may, useSession } from '../shell/session.ts';
import { PlacePicker, usePlaceRequirements } from './place-picker.tsx';

type Line = Awaited<ReturnType<typeof call<'instruments', 'local'>>>['items'][number];

/** In the address: every built-in instrument, whatever its place. */
const EVERYWHERE = 'all';

export function useInForce(): (
  line: Pick<Line, 'effectiveFrom' | 'effectiveTo' | 'year'>,
) => string {
  const { t } = useTranslation();
  return ({ effectiveFrom, effectiveTo, year }) => {
    const until = effectiveTo === null ? '' : ` ${t('instruments.until', { date: effectiveTo })}`;
    if (effectiveFrom !== null) return `${effectiveFrom}${until}`;
    return year === null ? t('instruments.unknownDate') : t('instruments.fromYear', { year });
  };
}

function useColumns(): Column<Line>[] {
  const { t } = useTranslation();
  const inForce = useInForce();
  return [
    {
      id: 'title',
      title: t('instruments.title'),
      cell: (line) => (
        <>
          <Link to="/instruments/$instrumentId" params={{ instrumentId: line.id }}>
            {line.title}
          </Link>{' '}
          {line.isWithdrawn && <span className="tag unchecked">{t('instruments.withdrawn')}</span>}
        </>
      ),
    },
    { id: 'place', title: t('instruments.place'), cell: (line) => line.placeName },
    { id: 'number', title: t('instruments.documentNo'), cell: (line) => line.documentNo ?? '' },
    { id: 'from', title: t('instruments.from'), isShort: true, cell: inForce },
    {
      id: 'origin',
      title: t('instruments.origin'),
      isShort: true,
      cell: (line) =>
        t(line.origin === 'imported' ? 'instruments.originImported' : 'instruments.originBuiltIn'),
    },
    {
      id: 'lines',
      title: t('instruments.lines'),
      isShort: true,
      cell: (line) => t('instruments.linesUsed', { used: line.linesUsed, all: line.lines }),
    },
  ];
}

export function LocalInstrumentsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/instruments/local' });
  const navigate = useNavigate({ from: '/instruments/local' });
  const columns = useColumns();
  const known = usePlaceRequirements(search.place === EVERYWHERE ? undefined : search.place);
  const isAll = search.place === EVERYWHERE || known.isWithoutHome;
  const place = isAll ? undefined : known.data?.place.path;
  const list = useQuery({
    queryKey: ['instruments', 'local', place],
    queryFn: () => call('instruments', 'local', { query: place === undefined ? {} : { place } }),
    enabled: isAll || place !== undefined,
  });
  const words = search.search ?? '';
  const rows = (list.data?.items ?? []).filter(
    (line) => line.title.includes(words) || line.placeName.includes(words),
  );
  const go = (change: { place?: string | undefined; search?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const name = known.data?.place.name ?? '';
  const mayImport = may(session, 'instruments.import');
  return (
    <>
      <PageHead
        title={t('instruments.listTitle')}
        sub={isAll ? t('instruments.listAll') : t('instruments.listSub', { place: name })}
      >
        <Link to="/instruments">{t('instruments.toReader')}</Link>
        {(isAll || place !== undefined) && (
          <SheetLink path="instruments/local" filter={{ place, search: search.search }} />
        )}
        {mayImport && (
          <Link to="/instruments/import">
            <Button type="primary" tabIndex={-1}>
              {t('instruments.import')}
            </Button>
          </Link>
        )}
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && (
        <ListPage
          name="local-instruments"
          caption={t('instruments.listTitle')}
          columns={columns}
          rows={rows}
          rowKey={(line) => line.id}
          filters={
            <>
              <Segmented
                aria-label={t('instruments.listTitle')}
                value={isAll ? EVERYWHERE : 'place'}
                options={[
                  {
                    value: 'place',
                    label: t('instruments.listOfPlace', {
                      place: isAll ? t('instruments.place') : name,
                    }),
                    disabled: known.isWithoutHome,
                  },
                  { value: EVERYWHERE, label: t('instruments.listOfAll') },
                ]}
                onChange={(value) => go({ place: value === EVERYWHERE ? EVERYWHERE : undefined })}
              />
              {!isAll && (
                <PlacePicker value={known.data?.place} onChange={(path) => go({ place: path })} />
              )}
              <Input
                aria-label={t('instruments.listSearch')}
                placeholder={t('instruments.listSearch')}
                style={{ width: 220 }}
                value={words}
                allowClear
                onChange={(event) =>
                  go({ search: event.target.value === '' ? undefined : event.target.value })
                }
              />
            </>
          }
          empty={
            <EmptyState title={t('instruments.listEmpty')} hint={t('instruments.listEmptyHint')} />
          }
        />
      )}
    </>
  );
}
