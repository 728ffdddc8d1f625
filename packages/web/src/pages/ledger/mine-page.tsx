// My receipts: dates and numbers at any time, also after leaving; contents of a body one has left are asked for here.
import type { Seal } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { type Column, ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { HandoutEntry } from './handout-entry.tsx';
import { LedgerLinks } from './ledger-links.tsx';
import { eventWords, grouped } from './ledger-words.ts';
import { useSealColumns } from './seal-parts.tsx';

const AGAIN_MS = 5000;

/** Record numbers: versions of one record are released together. */
type Chosen = ReadonlySet<string>;

function useColumns(chosen: Chosen | undefined, onChoose: (next: Chosen) => void): Column<Seal>[] {
  const { t } = useTranslation();
  const { what, version, index, acceptedAt, standing } = useSealColumns();
  const nameOf = (seal: Seal) =>
    `${eventWords(seal.type, t)} ${t('ledger.versionOf', { n: seal.version })}`;
  const choice: Column<Seal> = {
    id: 'choice',
    title: '',
    cell: (seal) => (
      <Checkbox
        aria-label={t('ledger.chooseOf', { what: nameOf(seal) })}
        checked={chosen?.has(seal.record) ?? false}
        onChange={(event) => {
          const next = new Set(chosen);
          if (event.target.checked) next.add(seal.record);
          else next.delete(seal.record);
          onChoose(next);
        }}
      />
    ),
  };
  return [
    ...(chosen === undefined ? [] : [choice]),
    { ...what, isHead: true },
    version,
    acceptedAt,
    index,
    standing,
    {
      id: 'receipt',
      title: t('ledger.receipt'),
      cell: (seal) =>
        seal.index === null ? (
          <span className="muted nowrap">{t('ledger.notYet')}</span>
        ) : (
          <a
            href={`/api/ledger/mine/${seal.record}/${seal.version}/receipt`}
            download
            aria-label={t('ledger.receiptOf', { what: nameOf(seal) })}
          >
            {t('ledger.download')}
          </a>
        ),
    },
  ];
}

/** What a receipt shows, and how anybody checks it. */
function Explained() {
  const { t } = useTranslation();
  return (
    <section className="card">
      <p>{t('ledger.mineExplained')}</p>
      <p>
        {t('ledger.mineCheck')}{' '}
        <a className="no-print" href="/verify">
          {t('ledger.toVerify')}
        </a>
      </p>
    </section>
  );
}

function ReleaseDialog({
  chosen,
  onDone,
  onClose,
}: {
  chosen: Chosen;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('ledger.releaseTitle', { n: grouped(chosen.size) })}
      fields={[
        {
          name: 'purpose',
          label: t('ledger.purpose'),
          hint: t('ledger.purposeHint'),
          kind: 'long',
        },
      ]}
      submit={t('ledger.submitRelease')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('ledger', 'askRelease', {
          body: { records: [...chosen], purpose: values['purpose'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['ledger'] });
        onDone();
      }}
    />
  );
}

function Releases({ onNotice }: { onNotice: (words: string) => void }) {
  const { t } = useTranslation();
  const mine = useQuery({
    queryKey: ['ledger', 'my-handouts'],
    queryFn: () => call('ledger', 'myHandouts', { query: { limit: 50 } }),
  });
  const items = mine.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('ledger.myReleases')}</h2>
      <ul className="entries register">
        {items.map((handout) => (
          <HandoutEntry key={handout.id} handout={handout} isOwn onNotice={onNotice} />
        ))}
      </ul>
    </section>
  );
}

/** Choosing is not there until it is asked for: in office the contents are read where they are. */
function ReleaseBar({
  chosen,
  onChoose,
  onAsk,
}: {
  chosen: Chosen | undefined;
  onChoose: (next: Chosen | undefined) => void;
  onAsk: () => void;
}) {
  const { t } = useTranslation();
  if (chosen === undefined)
    return (
      <div className="row no-print">
        <a href="/api/ledger/mine/receipts" download>
          {t('ledger.allReceipts')}
        </a>
        <span className="spacer" />
        <Button onClick={() => onChoose(new Set())}>{t('ledger.askRelease')}</Button>
      </div>
    );
  return (
    <section className="card row no-print chosen-bar stays">
      <span>{t('ledger.chosen', { n: chosen.size })}</span>
      <span className="muted">{t('ledger.askHint')}</span>
      <span className="spacer" />
      <Button type="primary" disabled={chosen.size === 0} onClick={onAsk}>
        {t('ledger.toPurpose')}
      </Button>
      <Button onClick={() => onChoose(undefined)}>{t('common.cancel')}</Button>
    </section>
  );
}

/** An account that belongs to no person on record, as an office's: it says so instead of a missing page. */
function NobodysReceipts() {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHead title={t('ledger.mineTitle')} sub={t('ledger.mineSub')} />
      <LedgerLinks />
      <section className="card">
        <EmptyState title={t('ledger.mineNobody')} hint={t('ledger.mineNobodyHint')} />
      </section>
    </div>
  );
}

export function MinePage() {
  const { t } = useTranslation();
  const { after } = useSearch({ from: '/app/ledger/mine' });
  const navigate = useNavigate({ from: '/ledger/mine' });
  const [chosen, setChosen] = useState<Chosen>();
  const [isAsking, setAsking] = useState(false);
  const [notice, setNotice] = useState('');
  const columns = useColumns(chosen, setChosen);
  const list = useQuery({
    queryKey: ['ledger', 'mine', after],
    retry: false,
    queryFn: () =>
      call('ledger', 'mine', {
        query: { limit: 50, ...(after === undefined ? {} : { cursor: after }) },
      }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ index }) => index === null) === true ? AGAIN_MS : false,
  });
  if (list.isPending) return <Loading />;
  if (list.error instanceof ApiError && list.error.status === 404) return <NobodysReceipts />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const { items } = list.data;
  const waiting = items.filter(({ index }) => index === null).length;
  const title =
    after !== undefined || items.length === 0
      ? t('ledger.mineTitle')
      : waiting === 0
        ? t('ledger.mineAnswer')
        : t('ledger.mineWaiting', { n: waiting });
  return (
    <div className="stack printed">
      <PageHead title={title} sub={t('ledger.mineSub')} />
      <LedgerLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      <Explained />
      {items.length > 0 && (
        <ReleaseBar chosen={chosen} onChoose={setChosen} onAsk={() => setAsking(true)} />
      )}
      <ListPage
        name="my-seals"
        caption={t('ledger.mineTitle')}
        columns={columns}
        rows={items}
        rowKey={(seal) => seal.id}
        isFixed
        empty={<EmptyState title={t('ledger.mineEmpty')} hint={t('ledger.mineEmptyHint')} />}
        {...pagesOf(
          list.data.next,
          after,
          (next) => void navigate({ search: (old) => ({ ...old, after: next }) }),
        )}
      />
      <Releases onNotice={setNotice} />
      {isAsking && chosen !== undefined && (
        <ReleaseDialog
          chosen={chosen}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setChosen(undefined);
            setNotice(t('ledger.released'));
          }}
        />
      )}
    </div>
  );
}
