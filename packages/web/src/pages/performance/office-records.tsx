// The records of the office’s own bodies: who did what, what waits for a word, and whether the form is complete.
import type { RecordCounts, RecordLine } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, EmptyState, Notice } from '../../components/feedback.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NATIONAL_DUTIES } from './national-duties.ts';
import { NewRecordLink } from './new-record-link.tsx';
import { useRecordColumns } from './record-columns.tsx';
import {
  ActivityFilter,
  Boxes,
  ConfirmationFilter,
  DayFilter,
  DutyFilter,
  FormCheckFilter,
  type Narrow,
} from './record-filters.tsx';
import { RecordsLinks } from './records-links.tsx';
import './records.css';
import { isNarrowed, type RecordsSearch } from './records-search.ts';

/** What the address narrows to, as the list and its export take it. */
function filterOf(region: string, search: RecordsSearch) {
  const { person, activity, duty, confirmation, formCheck, late, state, from, to } = search;
  return {
    region,
    ...(person === undefined ? {} : { person: person as Id<'person'> }),
    ...(activity === undefined ? {} : { activity }),
    ...(duty === undefined ? {} : { duty }),
    ...(confirmation === undefined ? {} : { confirmation }),
    ...(formCheck === undefined ? {} : { formCheck }),
    ...(late === undefined ? {} : { late: 'true' as const }),
    ...(state === undefined ? {} : { state }),
    ...(from === undefined ? {} : { from: from as never }),
    ...(to === undefined ? {} : { to: to as never }),
  };
}

/** What there is to look after, in words; what is zero is not said. */
function countsWords(counts: RecordCounts, t: TFunction): string {
  return (['waiting', 'objected', 'returned', 'unchecked', 'late', 'withdrawn'] as const)
    .flatMap((what) =>
      counts[what] === 0 ? [] : [t(`records.listSub.${what}`, { count: counts[what] })],
    )
    .join('，');
}

function PersonFilter({
  search,
  narrow,
  name,
}: {
  search: RecordsSearch;
  narrow: Narrow;
  name: string | undefined;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'people', words],
    queryFn: () => call('posts', 'people', { query: { search: words, limit: 20 } }),
    enabled: words !== '',
    placeholderData: (before) => before,
  });
  return (
    <Select
      aria-label={t('records.filter.person')}
      style={{ width: 152 }}
      allowClear
      placeholder={t('records.filter.anyPerson')}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setWords }}
      notFoundContent={words === '' ? t('records.findPerson') : t('records.noPerson')}
      {...(search.person === undefined ? {} : { value: search.person })}
      {...(name === undefined ? {} : { labelRender: () => name })}
      options={(people.data?.items ?? []).map((one) => ({
        value: one.personId,
        label: `${one.name}（${one.title}）`,
      }))}
      onChange={(person?: string) => narrow({ person })}
    />
  );
}

type Chosen = ReadonlyMap<string, RecordLine>;

function choiceColumn(
  label: (record: RecordLine) => string,
  chosen: Chosen,
  onChoose: (next: Chosen) => void,
): Column<RecordLine> {
  return {
    id: 'choice',
    title: '',
    cell: (record) =>
      record.formCheck === 'passed' || record.state === 'withdrawn' ? null : (
        <Checkbox
          aria-label={label(record)}
          checked={chosen.has(record.id)}
          onChange={(event) => {
            const next = new Map(chosen);
            if (event.target.checked) next.set(record.id, record);
            else next.delete(record.id);
            onChoose(next);
          }}
        />
      ),
  };
}

function useFormCheck(onDone: (count: number) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ records, key }: { records: readonly RecordLine[]; key: string }) =>
      call('performance', 'checkForm', {
        body: {
          records: records.map(({ id, version }) => ({ id, version })),
          outcome: 'passed',
          note: null,
        },
        idempotencyKey: key,
      }),
    onSuccess: ({ checked }) => onDone(checked),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['performance'] }),
  });
}

/** Of whom the list is narrowed to one person, the name as the list has it. */
function nameIn(rows: readonly RecordLine[] | undefined, person: string | undefined) {
  return rows
    ?.flatMap(({ participants }) => participants)
    .find(({ personId }) => personId === person)?.name;
}

export function OfficeRecords({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search: RecordsSearch = useSearch({ from: '/app/records' });
  const navigate = useNavigate({ from: '/records' });
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [notice, setNotice] = useState('');
  const filter = filterOf(region.path, search);
  const list = useQuery({
    queryKey: ['performance', 'list', filter, search.after],
    queryFn: () =>
      call('performance', 'list', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
        },
      }),
  });
  const check = useFormCheck((count) => {
    setChosen(new Map());
    setNotice(t('records.checked', { count }));
  });
  const columns = useRecordColumns();
  const narrow: Narrow = (part) => {
    setChosen(new Map());
    void navigate({ search: (old) => ({ ...old, after: undefined, ...part }) });
  };
  const isNarrow = isNarrowed(search);
  const mayCheck = may(session, 'performance.check-form');
  const counts = list.data?.counts;
  return (
    <div className="stack records-list">
      <PageHead
        title={
          counts === undefined
            ? t('records.title')
            : t('records.listTitle', { region: region.name, total: counts.total })
        }
        sub={counts === undefined ? undefined : countsWords(counts, t)}
      >
        {may(session, 'performance.export') && (
          <SheetLink path="performance/records" filter={filter} />
        )}
        {may(session, 'performance.record') && <NewRecordLink />}
      </PageHead>
      <RecordsLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={check.error} />
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => narrow({ after })}
        name="office-records"
        caption={t('records.title')}
        columns={
          mayCheck
            ? [
                choiceColumn(
                  (record) => t('records.choose', { title: record.title }),
                  chosen,
                  setChosen,
                ),
                ...columns,
              ]
            : columns
        }
        rowKey={(record) => record.id}
        filters={
          <>
            <PersonFilter
              search={search}
              narrow={narrow}
              name={nameIn(list.data?.items ?? [], search.person)}
            />
            <ActivityFilter search={search} narrow={narrow} />
            <DutyFilter search={search} narrow={narrow} duties={NATIONAL_DUTIES} />
            <ConfirmationFilter search={search} narrow={narrow} />
            <FormCheckFilter search={search} narrow={narrow} />
            <DayFilter search={search} narrow={narrow} side="from" />
            <DayFilter search={search} narrow={narrow} side="to" />
            <Boxes search={search} narrow={narrow} isNarrow={isNarrow} />
            {chosen.size > 0 && (
              <Button
                type="primary"
                loading={check.isPending}
                onClick={() => check.mutate({ records: [...chosen.values()], key: newKey() })}
              >
                {t('records.checkMany', { count: chosen.size })}
              </Button>
            )}
          </>
        }
        empty={
          <EmptyState
            title={t('records.empty')}
            hint={t(isNarrow ? 'records.emptyFiltered' : 'records.emptyHint')}
          />
        }
      />
    </div>
  );
}
