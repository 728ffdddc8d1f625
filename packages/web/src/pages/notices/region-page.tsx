// What people of a region are told of by default, its group robots, and what did not go out; for its office.
import type { NoticeKind, RegionNotices, Robot } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActError, EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, runsBodiesOf, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { NOTICE_KINDS } from './notice-words.ts';
import './notices.css';
import { NoticesLinks } from './notices-links.tsx';
import { RobotDialog } from './robot-dialog.tsx';
import { RobotEntry } from './robot-entry.tsx';

function Defaults({
  data: { region, version, off },
  onDone,
}: {
  data: RegionNotices;
  onDone: (saved: RegionNotices) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<NoticeKind>>(new Set(off));
  const save = useMutation({
    mutationFn: () =>
      call('notices', 'changeRegion', { body: { region: region.path, version, off: [...chosen] } }),
    onSuccess: onDone,
  });
  return (
    <section className="card stack tight">
      <h2>{t('notices.region.rules')}</h2>
      <p className="muted">{t('notices.region.rulesHint')}</p>
      <fieldset className="choice-group">
        <legend className="visually-hidden">{t('notices.region.rules')}</legend>
        <div className="field-choices kinds">
          {NOTICE_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              checked={!chosen.has(kind)}
              onChange={({ target }) => {
                const next = new Set(chosen);
                if (target.checked) next.delete(kind);
                else next.add(kind);
                setChosen(next);
              }}
            >
              {t(`notices.kindName.${kind}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <ActError error={save.error} />
      <div className="row">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {t('notices.region.saveRules')}
        </Button>
      </div>
    </section>
  );
}

function Problems({ problems }: Pick<RegionNotices, 'problems'>) {
  const { t } = useTranslation();
  return (
    <section className="stack tight">
      <h2>{t('notices.region.problems')}</h2>
      <p className="muted">
        {t(problems.length === 0 ? 'notices.region.noProblems' : 'notices.region.problemsHint')}
      </p>
      {problems.length > 0 && (
        <ListPage
          name="notice-problems"
          caption={t('notices.region.problems')}
          isFixed
          rows={problems}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            {
              id: 'to',
              title: t('notices.region.to'),
              isHead: true,
              cell: ({ to }) => to,
            },
            {
              id: 'what',
              title: t('notices.region.what'),
              cell: ({ kind }) => t(`notices.kindName.${kind}`),
            },
            {
              id: 'why',
              title: t('notices.region.why'),
              cell: ({ problem, status }) =>
                t(`notices.problem.${problem}`, { status: status ?? '—' }),
            },
            {
              id: 'state',
              title: t('notices.region.state'),
              cell: ({ state, attempts }) => (
                <>
                  {t(`notices.region.stateOf.${state}`)}{' '}
                  <span className="muted nowrap">
                    {t('notices.region.attempts', { count: attempts })}
                  </span>
                </>
              ),
            },
            {
              id: 'when',
              title: t('notices.region.when'),
              isShort: true,
              cell: ({ at }) => <span className="nowrap">{writtenInstant(at)}</span>,
            },
          ]}
        />
      )}
    </section>
  );
}

function OfficeNotices({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const queryKey = ['notices', 'region', region.path];
  const [notice, setNotice] = useState('');
  const [edited, setEdited] = useState<Robot | 'new'>();
  const query = useQuery({
    queryKey,
    queryFn: () => call('notices', 'region', { query: { region: region.path } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { robots, problems, hasPublicAddress, version } = query.data;
  const done = (words: string) => {
    setEdited(undefined);
    setNotice(words);
    void queryClient.invalidateQueries({ queryKey });
  };
  return (
    <div className="stack">
      <PageHead
        title={
          problems.length === 0
            ? t('notices.region.title', { region: region.name })
            : t('notices.region.titleProblems', { region: region.name, count: problems.length })
        }
        sub={t('notices.region.sub')}
      />
      <NoticesLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      {problems.length > 0 && <Problems problems={problems} />}
      <Defaults
        key={version}
        data={query.data}
        onDone={(saved) => {
          queryClient.setQueryData(queryKey, saved);
          setNotice(t('notices.region.rulesSaved'));
        }}
      />
      <section className="card stack tight">
        <div className="entry-head">
          <h2>{t('notices.region.robots')}</h2>
          <span className="acts">
            <Button onClick={() => setEdited('new')}>{t('notices.region.add')}</Button>
          </span>
        </div>
        <p className="muted">{t('notices.region.robotsHint')}</p>
        {!hasPublicAddress && <p className="muted">{t('notices.region.noPublicAddress')}</p>}
        {robots.length === 0 ? (
          <EmptyState title={t('notices.region.noRobot')} hint={t('notices.region.noRobotHint')} />
        ) : (
          <ul className="entries register">
            {robots.map((robot) => (
              <RobotEntry
                key={robot.id}
                robot={robot}
                onChange={() => setEdited(robot)}
                onRemoved={() => done(t('notices.region.removed', { name: robot.name }))}
              />
            ))}
          </ul>
        )}
      </section>
      {problems.length === 0 && <Problems problems={problems} />}
      {edited !== undefined && (
        <RobotDialog
          region={region.path}
          robot={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

export function RegionNoticesPage() {
  const { t } = useTranslation();
  const session = useSession();
  const region = useRegion();
  if (!may(session, 'notices.region') || region === undefined) return <NotFound />;
  return runsBodiesOf(session, region.path) ? (
    <OfficeNotices key={region.path} region={region} />
  ) : (
    <div className="stack">
      <PageHead title={region.name} />
      <NoticesLinks />
      <section className="card">
        <EmptyState title={t('notices.region.notOwn')} hint={t('notices.region.notOwnHint')} />
      </section>
    </div>
  );
}
