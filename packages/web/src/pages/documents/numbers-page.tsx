// 文号登记: the register of the office's document numbers, without doubles and gaps.
import type { RegisteredNumber } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { EmptyState } from '../../components/feedback.tsx';
import {
  ChoiceFilter,
  filterOf,
  isNarrowed,
  WordsFilter,
  YearFilter,
} from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { ReserveDialog, UseDialog, VoidDialog } from './number-acts.tsx';
import { codeTyped, type numbersSearch, STATES } from './numbers-search.ts';
import { registersOf } from './registers.ts';

type Act = RegisteredNumber['may'][number];
interface Acting {
  readonly number: RegisteredNumber;
  readonly act: Act;
}

function whatFor({ purpose, documentId }: RegisteredNumber, t: TFunction) {
  const words = purpose ?? t('papers.personal');
  return documentId === null ? (
    words
  ) : (
    <Link to="/documents/$documentId" params={{ documentId }}>
      {words}
    </Link>
  );
}

function stateOf(number: RegisteredNumber, t: TFunction) {
  const { voidReason: reason, voidedOn: on, voidedBy: by } = number;
  return (
    <>
      <span className={number.state === 'void' ? 'conflict' : undefined}>
        {t(`papers.numberStates.${number.state}`)}
      </span>
      {reason !== null && on !== null && by !== null && (
        <div className="muted">{t('papers.voidedAs', { on, by, reason })}</div>
      )}
    </>
  );
}

function useColumns(onAct: (acting: Acting) => void): Column<RegisteredNumber>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'number',
      title: t('papers.number'),
      isHead: true,
      cell: ({ text }) => <span className="nowrap">{text}</span>,
    },
    { id: 'state', title: t('papers.state'), cell: (number) => stateOf(number, t) },
    { id: 'what', title: t('papers.whatFor'), cell: (number) => whatFor(number, t) },
    {
      id: 'taken',
      title: t('papers.registered'),
      cell: ({ takenOn, recordedBy }) => (
        <>
          <span className="nowrap">{takenOn}</span> {recordedBy}
        </>
      ),
    },
    {
      id: 'acts',
      title: '',
      cell: (number) => (
        <div className="row">
          {number.may.map((act) => (
            <Button key={act} size="small" onClick={() => onAct({ number, act })}>
              {t(`papers.acts.${act}`)}
            </Button>
          ))}
        </div>
      ),
    },
  ];
}

type Search = ReturnType<typeof numbersSearch>;

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/documents/numbers' });
  const change = (next: { [K in keyof Search]?: Search[K] | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) as Search });
  const thisYear = Number(today().slice(0, 4));
  return (
    <>
      <YearFilter
        label={t('papers.year')}
        all={t('papers.allYears')}
        years={[thisYear, thisYear - 1, thisYear - 2]}
        value={search.year}
        onChange={(year) => change({ year })}
      />
      <ChoiceFilter
        label={t('papers.state')}
        all={t('papers.allStates')}
        options={STATES.map((value) => ({ value, label: t(`papers.numberStates.${value}`) }))}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <WordsFilter
        label={t('papers.codeFilter')}
        value={search.code}
        onChange={(typed) => change(codeTyped(typed))}
      />
    </>
  );
}

function Dialog({ acting, onClose }: { acting: Acting; onClose: () => void }) {
  const props = { number: acting.number, onClose };
  return acting.act === 'use' ? <UseDialog {...props} /> : <VoidDialog {...props} />;
}

export function NumbersPage() {
  const { t } = useTranslation();
  const session = useSession();
  const registers = registersOf(session, useRegion()?.path);
  const search = useSearch({ from: '/app/documents/numbers' });
  const navigate = useNavigate({ from: '/documents/numbers' });
  const [acting, setActing] = useState<Acting>();
  const [isReserving, setReserving] = useState(false);
  const columns = useColumns(setActing);
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['documents', 'numbers', filter, search.after],
    queryFn: () =>
      call('documents', 'numbers', { query: { ...filter, limit: 50, after: search.after } }),
  });
  const title = t('papers.registerTitle');
  return (
    <div className="stack">
      <PageHead title={title} sub={t('papers.registerSub')}>
        <SheetLink path="documents/numbers" filter={filter} />
        {registers.length > 0 && may(session, 'documents.reserve') && (
          <Button type="primary" onClick={() => setReserving(true)}>
            {t('papers.reserve')}
          </Button>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) as Search })}
        name="document-numbers"
        caption={title}
        columns={columns}
        rowKey={({ id }) => id}
        isFixed
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'papers.emptyFound' : 'papers.empty')}
            hint={t('papers.emptyHint')}
          />
        }
      />
      {acting !== undefined && <Dialog acting={acting} onClose={() => setActing(undefined)} />}
      {isReserving && (
        <ReserveDialog
          registers={registers}
          series={list.data?.series ?? []}
          onClose={() => setReserving(false)}
        />
      )}
    </div>
  );
}
