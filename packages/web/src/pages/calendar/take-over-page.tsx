// What belongs into a year: the usual one with its clauses, and last year's calendar as it was edited; all or some of it.
import type { CalendarProposal } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { ActError, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { YearSelect } from '../year-select.tsx';
import './calendar.css';
import { Clause, Days } from './calendar-words.tsx';

type Chosen = ReadonlySet<string>;

function Proposal({
  proposal,
  year,
  isChosen,
  onChoose,
}: {
  proposal: CalendarProposal;
  year: number;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const { t } = useTranslation();
  const { title, owner, clause, basis, isTaken, note } = proposal;
  return (
    <li>
      <Checkbox
        checked={isChosen}
        disabled={isTaken}
        onChange={({ target }) => onChoose(target.checked)}
      >
        <span className="proposal">
          <span>
            {title}
            {isTaken && <span className="tag">{t('calendar.takeOver.isTaken')}</span>}
          </span>
        </span>
      </Checkbox>
      <p className="proposal-facts">
        <Days entry={{ ...proposal, year }} /> · {owner}
        {clause !== null && (
          <>
            {' '}
            · <Clause code={clause} />
          </>
        )}
        {basis !== null && <span className="muted under">{basis}</span>}
        {note !== null && <span className="muted under">{note}</span>}
      </p>
    </li>
  );
}

function Proposals({
  title,
  hint,
  proposals,
  year,
  chosen,
  onChange,
}: {
  title: string;
  hint: string;
  proposals: readonly CalendarProposal[];
  year: number;
  chosen: Chosen;
  onChange: (next: Chosen) => void;
}) {
  const { t } = useTranslation();
  const free = proposals.filter((one) => !one.isTaken);
  const isAll = free.length > 0 && free.every(({ key }) => chosen.has(key));
  return (
    <section className="card stack tight">
      <div className="entry-head">
        <h2>{title}</h2>
        {free.length > 0 && (
          <span className="acts">
            <button
              type="button"
              className="link-button"
              onClick={() => {
                const next = new Set(chosen);
                for (const { key } of free)
                  if (isAll) next.delete(key);
                  else next.add(key);
                onChange(next);
              }}
            >
              {t(isAll ? 'calendar.takeOver.none' : 'calendar.takeOver.all')}
            </button>
          </span>
        )}
      </div>
      <p className="muted">{hint}</p>
      <ul className="plain-list proposals">
        {proposals.map((proposal) => (
          <Proposal
            key={proposal.key}
            proposal={proposal}
            year={year}
            isChosen={chosen.has(proposal.key)}
            onChoose={(isChosen) => {
              const next = new Set(chosen);
              if (isChosen) next.add(proposal.key);
              else next.delete(proposal.key);
              onChange(next);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function TakeOver({ region, year }: { region: { path: string; name: string }; year: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/calendar/take-over' });
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [key] = useState(newKey);
  const query = useQuery({
    queryKey: ['calendar', 'proposals', region.path, year],
    queryFn: () => call('calendar', 'propose', { query: { region: region.path as never, year } }),
  });
  const take = useMutation({
    mutationFn: () =>
      call('calendar', 'takeOver', {
        body: { region: region.path as never, year, keys: [...chosen] },
        idempotencyKey: key,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['calendar'] });
      await navigate({ to: '/calendar', search: { year } });
    },
  });
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { template, lastYear } = query.data;
  // What last year's calendar has as it was edited is not proposed a second time as it usually is.
  const edited = new Set(lastYear.map(({ originKey }) => originKey));
  const usual = template.filter(({ originKey }) => !edited.has(originKey));
  const shared = { year, chosen, onChange: setChosen };
  return (
    <>
      {lastYear.length > 0 && (
        <Proposals
          {...shared}
          title={t('calendar.takeOver.lastYear', { year: year - 1 })}
          hint={t('calendar.takeOver.lastYearHint')}
          proposals={lastYear}
        />
      )}
      <Proposals
        {...shared}
        title={t('calendar.takeOver.template')}
        hint={
          t('calendar.takeOver.templateHint') +
          (edited.size === 0
            ? t('calendar.takeOver.lastYearNone', { year: year - 1 })
            : t('calendar.takeOver.sameAsLastYear', { count: template.length - usual.length }))
        }
        proposals={usual}
      />
      <div className="stays card chosen-bar">
        <div className="row">
          <Button
            type="primary"
            disabled={chosen.size === 0}
            loading={take.isPending}
            onClick={() => take.mutate()}
          >
            {chosen.size === 0
              ? t('calendar.takeOver.nothing')
              : t('calendar.takeOver.submit', { count: chosen.size })}
          </Button>
          <Button onClick={() => void navigate({ to: '/calendar', search: { year } })}>
            {t('common.cancel')}
          </Button>
        </div>
        <ActError error={take.error} />
      </div>
    </>
  );
}

export function TakeOverPage() {
  const { t } = useTranslation();
  const session = useSession();
  const region = useRegion();
  const search = useSearch({ from: '/app/calendar/take-over' });
  const navigate = useNavigate({ from: '/calendar/take-over' });
  const year = search.year ?? thisYear();
  if (!may(session, 'calendar.propose') || region === undefined) return <NotFound />;
  return (
    <div className="stack">
      <PageHead
        title={t('calendar.takeOver.title', { region: region.name, year })}
        sub={t('calendar.takeOver.sub')}
      >
        <YearSelect
          value={year}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, year: next }) })}
        />
      </PageHead>
      <TakeOver key={`${region.path}${year}`} region={region} year={year} />
    </div>
  );
}
