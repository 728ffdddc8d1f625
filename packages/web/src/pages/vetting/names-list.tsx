// The names of a request: exceptions first, the complete list behind them; each answer opens its why.
import type { Vetting, VettingName } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type Column, ListPage } from '../../components/list-page.tsx';
import { SHOWN } from './vetting-search.ts';
import './vetting.css';
import { AnswerMark } from './vetting-words.tsx';

function useColumns(
  hasOpinions: boolean,
  onWhy: (number: number, opener: HTMLElement) => void,
): Column<VettingName>[] {
  const { t } = useTranslation();
  const own: Column<VettingName>[] = [
    { id: 'number', title: t('vetting.number'), isShort: true, cell: (name) => name.number },
    { id: 'person', title: t('duties.person'), isHead: true, cell: (name) => name.personName },
    {
      id: 'post',
      title: t('duties.post'),
      cell: (name) => `${name.organName} ${name.postTitle}`,
    },
    {
      id: 'appraisal',
      title: t('vetting.lastAppraisal'),
      isShort: true,
      cell: (name) =>
        name.lastAppraisal === null ? '' : t(`vetting.appraisals.${name.lastAppraisal}`),
    },
  ];
  if (!hasOpinions) return own;
  return [
    ...own,
    {
      id: 'answer',
      title: t('vetting.answer'),
      cell: ({ opinion, number }) =>
        opinion === null ? null : (
          <button
            type="button"
            className="link-button"
            title={t('why.open')}
            onClick={(event) => onWhy(number, event.currentTarget)}
          >
            <AnswerMark opinion={opinion} />
          </button>
        ),
    },
    {
      id: 'because',
      title: t('vetting.because'),
      cell: ({ opinion }) => (
        <ul className="plain-list">
          {opinion?.because.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    },
  ];
}

export function NamesList({
  request,
  onWhy,
}: {
  request: Vetting;
  onWhy: (number: number, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/vetting/$requestId' });
  const navigate = useNavigate({ from: '/vetting/$requestId' });
  const [words, setWords] = useState(search.search ?? '');
  const { counts } = request;
  const exceptions = counts === null ? 0 : counts.barred + counts.cannotTell + counts.toJudge;
  const shown = counts === null ? 'all' : (search.shown ?? (exceptions > 0 ? 'exceptions' : 'all'));
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, past: undefined }) });
  const list = useQuery({
    queryKey: ['vetting', 'names', request.id, request.version, shown, search.search, search.past],
    queryFn: () =>
      call('vetting', 'names', {
        params: { requestId: request.id },
        query: {
          shown,
          limit: 100,
          ...(search.search === undefined ? {} : { search: search.search }),
          ...(search.past === undefined ? {} : { after: search.past }),
        },
      }),
    // The filters and what is typed in them stay while the next list comes.
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(counts !== null, onWhy);
  const countOf = (one: (typeof SHOWN)[number]) =>
    counts === null
      ? request.names
      : {
          exceptions,
          barred: counts.barred,
          'cannot-tell': counts.cannotTell,
          'to-judge': counts.toJudge,
          clear: counts.clear,
          all: request.names,
        }[one];
  return (
    <section className="stack vetting-names">
      <h2>{t('vetting.names')}</h2>
      {counts !== null && request.state === 'requested' && (
        <p className="conflict">{t('vetting.stale')}</p>
      )}
      {counts !== null && (
        <div className="vetting-shown no-print">
          <Segmented
            aria-label={t('vetting.names')}
            value={shown}
            options={SHOWN.map((value) => ({
              value,
              label: `${t(`vetting.shown.${value}`)} ${countOf(value)}`,
            }))}
            onChange={(value) => change({ shown: value })}
          />
        </div>
      )}
      {list.isPending && <Loading />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && (
        <ListPage
          name="vetting-names"
          caption={t('vetting.names')}
          columns={columns}
          rows={list.data.items}
          rowKey={(name) => String(name.number)}
          filters={
            <Input.Search
              aria-label={t('vetting.searchNames')}
              placeholder={t('vetting.searchNames')}
              style={{ width: 220 }}
              value={words}
              allowClear
              onChange={(event) => setWords(event.target.value)}
              onSearch={(value) =>
                change({ search: value.trim() === '' ? undefined : value.trim() })
              }
            />
          }
          empty={<EmptyState title={t('vetting.nobodyShown')} />}
          onNext={
            list.data.next === null
              ? undefined
              : () => {
                  const past = list.data.next ?? undefined;
                  void navigate({ search: (old) => ({ ...old, past }) });
                }
          }
          onFirst={
            search.past === undefined
              ? undefined
              : () => void navigate({ search: (old) => ({ ...old, past: undefined }) })
          }
        />
      )}
    </section>
  );
}
