// My desk: what waits for me, one sentence each, the conclusion first.
import type { SectionLine, SessionView } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear, today } from '../clock.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import {
  isWithinScope,
  may,
  runsBodiesBeside,
  runsBodiesOf,
  useSession,
} from '../shell/session.ts';
import { ComingCard } from './calendar/coming-card.tsx';
import { CasesTodoCard, StatementsCard, useCasesTodo, useStatementsDue } from './desk-cases.tsx';
import { FirstCards } from './desk-first.tsx';
import { countsOf } from './duty-counts.ts';
import { FulfilmentCards } from './fulfilment/desk-fulfilment.tsx';
import { ToConfirmCard, useToConfirm } from './performance/desk-records.tsx';
import { NewRecordLink } from './performance/new-record-link.tsx';
import { usePublicationTodo } from './publication/desk-publication.tsx';
import { SectionStateTag } from './section-state.tsx';
import { AskedCard, TasksTodoCard, useAsked, useOfficeTodo } from './supervision/desk-asked.tsx';
import { TalksCard, useOwnTalks, useTalksTodo } from './talks/desk-talks.tsx';

/** Handovers that wait for the caller's own signature, one sentence each. */
function OwnHandovers() {
  const { t } = useTranslation();
  const mine = useQuery({
    queryKey: ['handovers', 'mine'],
    queryFn: () => call('handovers', 'mine'),
  });
  const waiting = (mine.data?.items ?? []).filter((line) => line.isMineToSign);
  if (waiting.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('menu.handovers')}</h2>
      <ul className="todo">
        {waiting.map((line) => (
          <li key={line.id}>
            <span>{t('desk.myHandover', { post: `${line.organName} ${line.postTitle}` })}</span>
            <Link to="/handovers/$handoverId" params={{ handoverId: line.id }}>
              {t('desk.toHandover')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const useMine = () =>
  useQuery({ queryKey: ['duties', 'mine'], queryFn: () => call('duties', 'mine') });

function OwnLines({ sections, isOwn }: { sections: readonly SectionLine[]; isOwn: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="todo">
      {sections.map((section) => (
        <li key={section.id}>
          <span>
            {t(`duties.named.${section.instrument}`, { year: section.year })} · {section.organName}{' '}
            {section.postTitle}
          </span>
          <SectionStateTag state={section.state} />
          <Link to="/duties/sections/$sectionId" params={{ sectionId: section.id }}>
            {t(section.state === 'issued' && isOwn ? 'desk.read' : 'desk.open')}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Who is an office and a leader too: what waits for their own signature stands above what the office runs. */
function OwnBeside({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const mine = useMine();
  const sections = mine.data?.items ?? [];
  return (
    <>
      <FirstCards />
      <OwnHandovers />
      <StatementsCard />
      <ToConfirmCard />
      <AskedCard />
      <TalksCard />
      <FulfilmentCards />
      {may(session, 'performance.mine') && may(session, 'performance.record') && (
        <div className="row">
          <NewRecordLink isPrimary={false} />
        </div>
      )}
      {sections.length > 0 && (
        <section className="card">
          <h2>{t('desk.mine')}</h2>
          <OwnLines sections={sections} isOwn={may(session, 'duties.acknowledge')} />
        </section>
      )}
    </>
  );
}

function LeaderDesk({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const mine = useMine();
  const toConfirm = useToConfirm();
  const asked = useAsked().length;
  const talks = useOwnTalks().length;
  const statements = useStatementsDue().length;
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const toSign = mine.data.items.filter((section) => section.state === 'issued');
  const isOwn = may(session, 'duties.acknowledge');
  const waiting = toConfirm.data?.total ?? 0;
  const title = isOwn
    ? statements > 0
      ? t('desk.statements', { count: statements })
      : toSign.length > 0
        ? t('desk.toSign', { count: toSign.length })
        : waiting > 0
          ? t('records.confirmTitle', { count: waiting })
          : asked > 0
            ? t('desk.asked', { count: asked })
            : talks > 0
              ? t('talks.desk.title', { count: talks })
              : t('desk.nothing')
    : t('desk.serving');
  return (
    <>
      <PageHead title={title}>{may(session, 'performance.record') && <NewRecordLink />}</PageHead>
      <FirstCards />
      <OwnHandovers />
      <StatementsCard />
      <CasesTodoCard />
      <ToConfirmCard />
      <AskedCard />
      <TalksCard />
      <FulfilmentCards />
      <section className="card">
        <h2>{t(isOwn ? 'desk.mine' : 'desk.servedLists')}</h2>
        {mine.data.items.length === 0 && (
          <EmptyState title={t('duties.mineEmpty')} hint={t('duties.mineEmptyHint')} />
        )}
        <OwnLines sections={mine.data.items} isOwn={isOwn} />
      </section>
      <ComingCard />
    </>
  );
}

function OfficeDesk({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const region = useRegion();
  const year = thisYear();
  const progress = useQuery({
    queryKey: ['duties', 'progress', region?.path, year, 'own'],
    queryFn: () =>
      call('duties', 'progress', { query: { region: region?.path ?? '', year, own: 'true' } }),
    enabled: region !== undefined,
  });
  const handovers = useQuery({
    queryKey: ['handovers', region?.path, 'open', 'count'],
    queryFn: () =>
      call('handovers', 'list', { query: { region: region?.path ?? '', state: 'open', limit: 1 } }),
    enabled: region !== undefined && may(session, 'handovers.list'),
  });
  const others = [
    ...useCasesTodo(region?.path),
    ...useOfficeTodo(region?.path),
    ...useTalksTodo(region?.path),
    ...usePublicationTodo(),
  ];
  if (progress.isPending) return <Loading />;
  if (progress.isError)
    return <ErrorState error={progress.error} onRetry={() => void progress.refetch()} />;
  const { posts, withoutSection, blocked } = progress.data;
  const byState = countsOf(progress.data);
  const name = progress.data.region.name;
  const own = may(session, 'duties.mine') ? <OwnBeside session={session} /> : <FirstCards />;
  if (region !== undefined && !isWithinScope(session, region.path))
    return (
      <>
        <PageHead title={region.name} />
        {own}
        <section className="card">
          <EmptyState title={t('duties.notWithin')} hint={t('duties.notOwnHint')} />
        </section>
      </>
    );
  if (posts === 0 && Object.values(byState).every((count) => count === 0)) {
    return (
      <>
        <PageHead title={t('desk.officeEmpty', { region: name })} />
        {own}
        <section className="card">
          <EmptyState
            title={t('desk.officeEmpty', { region: name })}
            hint={t(
              runsBodiesOf(session, region?.path ?? '')
                ? 'desk.officeEmptyHint'
                : 'desk.officeEmptyBelow',
            )}
            action={
              may(session, 'posts.import-roster') &&
              runsBodiesOf(session, region?.path ?? '') && (
                <Link to="/posts/import">
                  <Button type="primary" tabIndex={-1}>
                    {t('desk.importRoster')}
                  </Button>
                </Link>
              )
            }
          />
        </section>
        <ComingCard />
      </>
    );
  }
  const { waitingFor, stale, annual } = progress.data;
  // The counts are of the own bodies: the list they lead to shows just those.
  const onlyOwn =
    region !== undefined && runsBodiesBeside(session, region.path) ? { own: true as const } : {};
  const todo = [
    { count: withoutSection, text: 'draftMissing', search: {} },
    { count: annual.withoutSection, text: 'draftAnnual', search: { instrument: 'annual' } },
    { count: stale, text: 'stale', search: { waiting: 'change' } },
    { count: waitingFor.party, text: 'approveParty', search: { waiting: 'party' } },
    { count: waitingFor.government, text: 'approveGovernment', search: { waiting: 'government' } },
    { count: byState.approved, text: 'issueApproved', search: { state: 'approved' } },
    { count: byState.objected, text: 'objections', search: { state: 'objected' } },
    { count: byState.issued, text: 'waitSign', search: { state: 'issued' } },
  ] as const;
  const waiting = todo.filter((item) => item.count > 0);
  const openHandovers = handovers.data?.open ?? 0;
  const isPriorityDue = annual.priorities === 0;
  const isNothing =
    waiting.length + openHandovers + blocked + Number(isPriorityDue) + others.length === 0;
  return (
    <>
      <PageHead
        title={t('desk.office', { region: name, year })}
        sub={t('desk.summary', {
          posts,
          issued: byState.issued + byState.acknowledged + byState.objected,
          acknowledged: byState.acknowledged,
        })}
      />
      {own}
      <section className="card">
        <h2>{t('desk.waiting')}</h2>
        {isNothing && <p>{t('desk.allDone')}</p>}
        <ul className="todo">
          {openHandovers > 0 && (
            <li>
              <span>{t('desk.handovers', { count: openHandovers })}</span>
              <Link to="/handovers">{t('desk.go')}</Link>
            </li>
          )}
          {others.map(([, words, link]) => (
            <li key={words}>
              <span>{words}</span>
              {link}
            </li>
          ))}
          {blocked > 0 && (
            <li>
              <span>{t('desk.blocked', { count: blocked })}</span>
              <Link to="/duties/documents">{t('desk.go')}</Link>
            </li>
          )}
          {isPriorityDue && (
            <li>
              <span>
                {t(annual.due.on < today() ? 'desk.prioritiesOverdue' : 'desk.prioritiesDue', {
                  year,
                  date: annual.due.on,
                })}
              </span>
              <Link to="/duties/priorities">{t('desk.go')}</Link>
            </li>
          )}
          {waiting.map((item) => (
            <li key={item.text}>
              <span>{t(`desk.${item.text}`, { count: item.count })}</span>
              <Link
                to={item.text === 'draftMissing' ? '/duties/without' : '/duties'}
                search={{ ...item.search, ...onlyOwn }}
              >
                {t('desk.go')}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <ComingCard />
    </>
  );
}

function Desk() {
  const { t } = useTranslation();
  const session = useSession();
  if (may(session, 'duties.progress')) return <OfficeDesk session={session} />;
  if (may(session, 'duties.mine')) return <LeaderDesk session={session} />;
  return (
    <>
      <PageHead title={t('menu.desk')} />
      <FirstCards />
      <CasesTodoCard />
      {may(session, 'supervision.list') ? (
        <TasksTodoCard />
      ) : (
        <section className="card">
          {may(session, 'posts.roster') ? (
            <p>
              {t('desk.department')} <Link to="/posts">{t('menu.posts')}</Link>
            </p>
          ) : (
            <p>{t('desk.admin')}</p>
          )}
        </section>
      )}
    </>
  );
}

export function DeskPage() {
  return (
    <div className="stack">
      <Desk />
    </div>
  );
}
