// The year's priorities of a region's own bodies: how many there are, by when they are due, and who is responsible.
import type { AnnualDue, Priority } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { daysBetween, thisYear, today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { StateMark } from '../components/marks.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { may, useSession } from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';
import { NotFound } from './not-found.tsx';
import { PostName } from './post-name.tsx';
import { PriorityForm } from './priority-form.tsx';
import { YearSelect } from './year-select.tsx';

type Responsible = Priority['posts'][number];

function DropDialog({
  priority,
  onDone,
  onClose,
}: {
  priority: Priority;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id, version, title } = priority;
  return (
    <ActDialog
      title={t('priorities.dropTitle', { title })}
      fields={[{ name: 'reason', label: t('priorities.dropReason'), kind: 'long' }]}
      submit={t('priorities.drop')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('duties', 'dropPriority', {
          params: { priorityId: id },
          body: { version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['duties'] });
        onDone(t('priorities.dropped', { title }));
      }}
    >
      <p className="muted">{t('priorities.dropHint')}</p>
    </ActDialog>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Responsibles({ posts }: { posts: readonly Responsible[] }) {
  return (
    <>
      {posts.map((post) => (
        <div key={post.postId}>
          <PostName organ={post.organName} title={post.postTitle} person={post.personName} />
        </div>
      ))}
    </>
  );
}

function PriorityEntry({
  priority,
  onChange,
  onDrop,
}: {
  priority: Priority;
  onChange: () => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation();
  const { title, text, measure, dueOn, source, posts } = priority;
  return (
    <li>
      <div className="entry-head">
        <h3>{title}</h3>
        <span className="acts">
          {priority.may.includes('change') && (
            <Button
              size="small"
              aria-label={t('priorities.changeTitle', { title })}
              onClick={onChange}
            >
              {t('priorities.change')}
            </Button>
          )}
          {priority.may.includes('drop') && (
            <Button
              size="small"
              type="text"
              aria-label={t('priorities.dropTitle', { title })}
              onClick={onDrop}
            >
              {t('priorities.drop')}
            </Button>
          )}
        </span>
      </div>
      <p className="entry-text">{text}</p>
      <dl className="lines">
        <Line name={t('priorities.measure')}>{measure}</Line>
        <Line name={t('priorities.dueShort')}>
          {dueOn === null
            ? t('priorities.withinYear')
            : t('priorities.before', { date: documentDate(dueOn) })}
        </Line>
        {source !== null && <Line name={t('priorities.sourceShort')}>{source}</Line>}
        {(['lead', 'assist'] as const).map((role) => {
          const ofRole = posts.filter((post) => post.role === role);
          return ofRole.length === 0 ? null : (
            <Line key={role} name={t(`priorities.role.${role}`)}>
              <Responsibles posts={ofRole} />
            </Line>
          );
        })}
      </dl>
    </li>
  );
}

/** By when the year's priorities are to be laid down; past that day without any, how long ago. */
function Due({ due: { on, source }, isNone }: { due: AnnualDue; isNone: boolean }) {
  const { t } = useTranslation();
  const days = daysBetween(on, today());
  const date = documentDate(on);
  const isOverdue = isNone && days > 0;
  return (
    <>
      {isOverdue && <StateMark state="overdue" text={t('priorities.overdue', { date, days })} />}
      {isOverdue ? <br /> : t('priorities.due', { date })}
      {t('priorities.course')}
      {source !== null && t('priorities.dueBy', { instrument: source.instrument })}
    </>
  );
}

function OfficePriorities({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties/priorities' });
  const navigate = useNavigate({ from: '/duties/priorities' });
  const year = search.year ?? thisYear();
  const [notice, setNotice] = useState('');
  const [dropping, setDropping] = useState<Priority>();
  const query = useQuery({
    queryKey: ['duties', 'priorities', region.path, year],
    queryFn: () => call('duties', 'priorities', { query: { region: region.path, year } }),
  });
  const openForm = (form: string | undefined, words = '') => {
    setNotice(words);
    void navigate({ search: (old) => ({ ...old, form }) });
  };
  // A body, not an expression: newer browsers answer scrollTo with a promise, and an effect may only return its end.
  useEffect(() => {
    scrollTo(0, 0);
  }, [search.form]);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { items, isCut, due, may: mayDo } = query.data;
  const mayAdd = mayDo.includes('add');
  const changed = items.find(({ id }) => id === search.form);
  if (changed?.may.includes('change') === true || (search.form === 'new' && mayAdd))
    return (
      <PriorityForm
        key={search.form}
        region={region.path}
        year={year}
        changed={changed}
        onClose={() => openForm(undefined)}
        onDone={(words) => openForm(undefined, words)}
      />
    );
  return (
    <div className="stack">
      <PageHead
        title={t(items.length === 0 ? 'priorities.titleNone' : 'priorities.title', {
          region: region.name,
          year,
          count: items.length,
        })}
        sub={<Due due={due} isNone={items.length === 0} />}
      >
        <SheetLink path="duties/priorities" filter={{ region: region.path, year }} />
        <YearSelect
          value={year}
          onChange={(next) => {
            setNotice('');
            void navigate({ search: (old) => ({ ...old, year: next }) });
          }}
        />
        {mayAdd && (
          <Button type="primary" onClick={() => openForm('new')}>
            {t('priorities.add')}
          </Button>
        )}
      </PageHead>
      <DutiesLinks year={year} />
      {notice !== '' && (
        <Notice>
          {notice}
          {t('priorities.draftAnew')}{' '}
          <Link to="/duties" search={{ year }} className="nowrap">
            {t('priorities.toDraft')}
          </Link>
        </Notice>
      )}
      <section className="card">
        {items.length === 0 ? (
          <EmptyState
            title={t('priorities.empty', { year })}
            hint={t(mayAdd ? 'priorities.emptyHint' : 'priorities.emptyNotOwn')}
          />
        ) : (
          <>
            <h2>{t('priorities.list', { year })}</h2>
            {isCut && <p className="conflict">{t('common.listCut', { count: items.length })}</p>}
            <ol className="entries">
              {items.map((priority) => (
                <PriorityEntry
                  key={priority.id}
                  priority={priority}
                  onChange={() => openForm(priority.id)}
                  onDrop={() => setDropping(priority)}
                />
              ))}
            </ol>
          </>
        )}
      </section>
      {dropping !== undefined && (
        <DropDialog
          priority={dropping}
          onClose={() => setDropping(undefined)}
          onDone={(words) => {
            setDropping(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function PrioritiesPage() {
  const session = useSession();
  const region = useRegion();
  return may(session, 'duties.priorities') && region !== undefined ? (
    <OfficePriorities key={region.path} region={region} />
  ) : (
    <NotFound />
  );
}
