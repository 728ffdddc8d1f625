// What the rules on talks say of the accidents on record: what applies, what they cannot tell, and why. People decide.

import type { TalkProposal } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type Column, ListPage } from '../../components/list-page.tsx';
import { SourceTag } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { NotFound } from '../not-found.tsx';
import { CountedAccidents } from './counted-accidents.tsx';
import { OutcomeMark, whoWhomWord } from './talk-words.tsx';

const idOf = ({ key, regionPath }: TalkProposal) => `${regionPath}|${key}`;

function useColumns(
  open: string | undefined,
  onWhy: (proposal: TalkProposal, opener: HTMLElement) => void,
): Column<TalkProposal>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'rule',
      title: t('talks.rule'),
      isHead: true,
      cell: (one) => (
        <span className="proposal-rule">
          {t('talks.ruleOf', { region: one.regionName, rule: one.rule })}
        </span>
      ),
    },
    {
      id: 'outcome',
      title: t('talks.outcome'),
      cell: (one) => (
        <button
          type="button"
          className="link-button"
          aria-expanded={open === idOf(one)}
          title={t('why.open')}
          onClick={(event) => onWhy(one, event.currentTarget)}
        >
          <OutcomeMark outcome={one.outcome} />
        </button>
      ),
    },
    {
      id: 'whom',
      title: t('talks.whoWhom'),
      cell: (one) => (
        <>
          {whoWhomWord(one, t)}{' '}
          {one.basis.slice(0, 1).map(({ status, instrument }) => (
            <SourceTag key={instrument} status={status} />
          ))}
        </>
      ),
    },
    {
      id: 'counted',
      title: t('talks.counted'),
      cell: (one) => <CountedAccidents trigger={one} />,
    },
    {
      id: 'act',
      title: t('talks.next'),
      cell: (one) =>
        one.talk !== null ? (
          <Link to="/talks/$talkId" params={{ talkId: one.talk.id }}>
            {t('talks.alreadyAs', { state: t(`talks.states.${one.talk.state}`) })}
          </Link>
        ) : one.mayPropose ? (
          <Link to="/talks/new" search={{ of: one.regionPath, key: one.key }}>
            <Button size="small" tabIndex={-1}>
              {t('talks.openTalk')}
            </Button>
          </Link>
        ) : one.outcome === 'does-not-apply' ? (
          ''
        ) : (
          <span className="muted">{t('talks.bySuperior')}</span>
        ),
    },
  ];
}

function Folded({
  title,
  rows,
  columns,
}: {
  title: string;
  rows: readonly TalkProposal[];
  columns: readonly Column<TalkProposal>[];
}) {
  if (rows.length === 0) return null;
  return (
    <details className="card">
      <summary>{title}</summary>
      <ListPage
        name="talk-proposals-folded"
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={idOf}
        isFixed
        empty={null}
      />
    </details>
  );
}

function Proposals({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/talks/proposals' });
  const navigate = useNavigate({ from: '/talks/proposals' });
  const opener = useRef<HTMLElement | null>(null);
  const proposals = useQuery({
    queryKey: ['talks', 'proposals', region.path],
    queryFn: () => call('talks', 'proposals', { query: { region: region.path as never } }),
  });
  const showWhy = (why: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, why }) });
  const columns = useColumns(search.why, (one, element) => {
    opener.current = element;
    showWhy(idOf(one));
  });
  if (proposals.isPending) return <Loading />;
  if (proposals.isError)
    return <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />;
  const { asOf, from, accidents, rulesVersion, items } = proposals.data;
  const count = (outcome: string) => items.filter((one) => one.outcome === outcome).length;
  // Where no rule is on record nothing is compared: many regions with the same answer stand apart, unless they are all.
  const withoutRule = items.filter(({ key }) => key === 'no-rule');
  const compared = items.filter(({ key }) => key !== 'no-rule');
  const reached = compared.filter(({ outcome }) => outcome !== 'does-not-apply');
  const rest = compared.filter(({ outcome }) => outcome === 'does-not-apply');
  const open = items.find((one) => idOf(one) === search.why);
  const title =
    accidents === 0
      ? t('talks.noAccidents', { region: region.name })
      : t('talks.proposalsTitle', {
          region: region.name,
          accidents,
          applies: count('applies'),
          unclear: count('cannot-tell'),
        });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('talks.proposalsSub', { from, asOf, rulesVersion })}>
        <SheetLink path="talks/proposals" filter={{ region: region.path }} />
        <Link to="/talks">{t('menu.talks')}</Link>
        <Link to="/accidents">{t('menu.accidents')}</Link>
      </PageHead>
      <p className="muted">{t('talks.nothingByItself')}</p>
      <div className={open === undefined ? 'with-panel' : 'with-panel open'}>
        <div className="stack">
          <ListPage
            name="talk-proposals"
            caption={title}
            columns={columns}
            rows={compared.length === 0 ? withoutRule : reached}
            rowKey={idOf}
            isFixed
            empty={
              <EmptyState
                title={t(accidents === 0 ? 'talks.nothingRecorded' : 'talks.nothingReached')}
                hint={t('talks.nothingHint')}
              />
            }
          />
          {compared.length > 0 && (
            <Folded
              title={t('talks.noRuleRegions', { count: withoutRule.length })}
              rows={withoutRule}
              columns={columns}
            />
          )}
          <Folded
            title={t('talks.notReached', { count: rest.length })}
            rows={rest}
            columns={columns}
          />
        </div>
        {open !== undefined && (
          <WhyPanel
            why={open.why}
            clauseAddress={clauseAddress}
            paper={<ConclusionPaper stream="talk-trigger" of={open.regionId} part={open.key} />}
            made={<MadePapers stream="talk-trigger" of={open.regionId} />}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

export function ProposalsPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Proposals key={region.path} region={region} />;
}
