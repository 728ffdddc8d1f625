// The entries of the log, newest first, and the search for one record by its number.
import type { Seal } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { isRecordId } from './ledger-words.ts';
import { useSealColumns } from './seal-parts.tsx';

/** A number as it is copied from a receipt or a list; what is none is said before anything is asked. */
export function RecordSearch({
  value = '',
  onSearch,
}: {
  value?: string;
  /** Undefined: the field was cleared. */
  onSearch: (record: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState(value);
  const [wrong, setWrong] = useState<string>();
  const search = (written: string) => {
    const record = written.trim().toLowerCase();
    const isUsable = record === '' || isRecordId(record);
    setWrong(isUsable ? undefined : written.trim());
    if (isUsable) onSearch(record === '' ? undefined : record);
  };
  return (
    <div className="field record-search no-print">
      <label htmlFor="record-search">{t('ledger.searchRecord')}</label>
      <Input.Search
        id="record-search"
        placeholder={t('ledger.searchPlaceholder')}
        value={words}
        allowClear
        status={wrong === undefined ? '' : 'error'}
        aria-invalid={wrong !== undefined}
        {...(wrong === undefined ? {} : { 'aria-describedby': 'record-search-error' })}
        onChange={(event) => setWords(event.target.value)}
        onSearch={search}
      />
      {wrong !== undefined && (
        <span id="record-search-error" className="error" role="alert">
          {t('ledger.badRecord', { written: wrong.slice(0, 60) })}
        </span>
      )}
    </div>
  );
}

const REFETCH_MS = 5000;

export function EntryList() {
  const { t } = useTranslation();
  const { record, after } = useSearch({ from: '/app/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const show = (next: { record?: string | undefined; after?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...next }), resetScroll: false });
  const entries = useQuery({
    queryKey: ['ledger', 'entries', record, after],
    queryFn: () =>
      call('ledger', 'entries', {
        query: {
          limit: 50,
          ...(record === undefined ? {} : { record }),
          ...(after === undefined ? {} : { cursor: after }),
        },
      }),
    // New entries come on the first page; further pages stay as they are read.
    refetchInterval: after === undefined ? REFETCH_MS : false,
  });
  const { index, what, version, acceptedAt, standing } = useSealColumns();
  const number: Column<Seal> = {
    id: 'record',
    title: t('ledger.record'),
    cell: (seal) =>
      seal.record === record ? (
        <code>{seal.record}</code>
      ) : (
        <button
          type="button"
          className="link-button"
          title={t('ledger.onlyThis')}
          onClick={() => show({ record: seal.record, after: undefined })}
        >
          <code>{seal.record}</code>
        </button>
      ),
  };
  const search = (
    <RecordSearch
      key={record ?? ''}
      value={record ?? ''}
      onSearch={(next) => show({ record: next, after: undefined })}
    />
  );
  const title = record === undefined ? t('ledger.entryList') : t('ledger.ofRecord', { record });
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      <p className="muted">{t('ledger.entryListSub')}</p>
      <PagedList
        list={entries}
        after={after}
        onPage={(next) => show({ after: next })}
        name="ledger-entries"
        caption={title}
        rowKey={(seal) => seal.id}
        filters={search}
        columns={[{ ...index, isHead: true }, what, acceptedAt, standing, version, number]}
        empty={
          record === undefined ? (
            <EmptyState title={t('ledger.emptyEntries')} />
          ) : (
            <EmptyState title={t('ledger.emptyRecord')} hint={t('ledger.emptyRecordHint')} />
          )
        }
      />
    </section>
  );
}
