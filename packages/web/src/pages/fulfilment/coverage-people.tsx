// Who is behind one number of the coverage, in the order of lists: where the office helps, not who is behind whom.
import type { Coverage, DutyInstrument, FulfilmentState } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { STATES } from './coverage-states.ts';

export function CoveragePeople({
  item,
  region,
  year,
  instrument,
}: {
  item: Coverage['items'][number];
  region: string;
  year: number;
  instrument: DutyInstrument;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/coverage' });
  const navigate = useNavigate({ from: '/coverage' });
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, after } = search;
  const people = useQuery({
    queryKey: ['fulfilment', 'people', region, year, instrument, item.code, state, after],
    queryFn: () =>
      call('fulfilment', 'coveragePeople', {
        query: {
          region,
          year,
          instrument,
          code: item.code,
          limit: 50,
          ...(state === undefined ? {} : { state }),
          after,
        },
      }),
  });
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [item.code, region]);
  return (
    <section className="card stack">
      <div className="row">
        <h2 ref={heading} tabIndex={-1}>
          {item.article} {item.title}
        </h2>
        <span className="spacer" />
        <SheetLink
          path="performance/coverage/people"
          filter={{ region, year, instrument, code: item.code, state }}
        />
        <Button
          size="small"
          onClick={() =>
            void navigate({
              search: (old) => ({
                ...old,
                code: undefined,
                place: undefined,
                state: undefined,
                after: undefined,
              }),
            })
          }
        >
          {t('app.close')}
        </Button>
      </div>
      <Segmented
        value={state ?? ''}
        options={[
          { value: '', label: t('coverage.everybody') },
          ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
        onChange={(next) =>
          void navigate({
            search: (old) => ({
              ...old,
              state: next === '' ? undefined : (next as FulfilmentState),
              after: undefined,
            }),
          })
        }
      />
      <PagedList
        list={people}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="coverage-people"
        caption={item.title}
        isFixed
        rowKey={(row) => row.sectionId}
        empty={<EmptyState title={t('coverage.nobodyHere')} />}
        columns={[
          {
            id: 'person',
            title: t('duties.person'),
            isHead: true,
            cell: (row) =>
              row.mayRead ? (
                <Link
                  to="/fulfilment/people/$personId"
                  params={{ personId: row.personId }}
                  search={{ year, why: `${row.sectionId}/${row.code}` }}
                >
                  {row.personName}
                </Link>
              ) : (
                row.personName
              ),
          },
          {
            id: 'post',
            title: t('duties.post'),
            cell: (row) => `${row.organName} ${row.postTitle}`,
          },
          {
            id: 'state',
            title: t('fulfilment.state'),
            cell: (row) => <StateMark state={row.state} />,
          },
          {
            id: 'records',
            title: t('coverage.records'),
            isEnd: true,
            cell: (row) =>
              row.waitingCount === 0
                ? row.recordCount
                : t('coverage.recordsAndWaiting', {
                    count: row.recordCount,
                    waiting: row.waitingCount,
                  }),
          },
        ]}
      />
    </section>
  );
}
