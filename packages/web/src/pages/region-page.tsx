// One region: what it is now, its bodies, the regions beneath, its names over time, and the acts on it.
import type { RegionDetail, RegionRecord } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { DayInput } from '../components/day-input.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { type Column, ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { type RegionAct, RegionDialog } from './region-acts.tsx';
import { RegionTree, useEndWords } from './region-tree.tsx';

type Body = RegionDetail['bodies'][number];

function Where({ region }: { region: RegionDetail }) {
  const { t } = useTranslation();
  return (
    <>
      {region.above.map((one) => (
        <span key={one.code}>
          {one.isInScope ? (
            <Link to="/regions/$code" params={{ code: one.code }}>
              {one.name}
            </Link>
          ) : (
            one.name
          )}
          {' › '}
        </span>
      ))}
      {region.name} ·{' '}
      {region.mark === null ? t(`level.${region.level}`) : t(`regions.mark.${region.mark}`)} ·{' '}
      {t('regions.code', { code: region.code })}
    </>
  );
}

function Bodies({ region }: { region: RegionDetail }) {
  const { t } = useTranslation();
  const number = (id: 'posts' | 'holders' | 'vacant'): Column<Body> => ({
    id,
    title: t(`regions.${id}`),
    isShort: true,
    cell: (body) => body[id],
  });
  return (
    <section className="stack" style={{ gap: 8 }}>
      <h2 className="section-title">{t('regions.bodies')}</h2>
      <ListPage
        name="region-bodies"
        caption={t('regions.bodies')}
        isFixed
        columns={[
          {
            id: 'name',
            title: t('regions.body'),
            isHead: true,
            cell: (body) => (
              <Link to="/posts/organs/$organId" params={{ organId: body.organId }}>
                {body.name}
              </Link>
            ),
          },
          {
            id: 'kind',
            title: t('regions.bodyKind'),
            cell: (body) => t(`regions.organKind.${body.kind}`),
          },
          number('posts'),
          number('holders'),
          number('vacant'),
        ]}
        rows={region.bodies}
        rowKey={(body) => body.organId}
        empty={<EmptyState title={t('regions.noBodies')} hint={t('regions.noBodiesHint')} />}
      />
    </section>
  );
}

function Entry({ record }: { record: RegionRecord }) {
  const { t } = useTranslation();
  const period = [
    record.from === null ? '' : t('regions.since', { from: record.from }),
    record.to === null ? '' : t('regions.until', { to: record.to }),
  ].filter(Boolean);
  return (
    <li>
      <div className="muted">{period.join(' ')}</div>
      <strong>{record.name}</strong>{' '}
      {t(`regions.kind.${record.kind}`, { name: record.other?.name ?? '' })}
      {record.superiorName !== '' && (
        <span className="muted"> · {t('regions.belongs', { superior: record.superiorName })}</span>
      )}
      {record.documentNo !== null && (
        <div>
          {record.documentNo}{' '}
          <span className="muted">
            {t('regions.recorded', {
              date: writtenInstant(record.recordedAt).slice(0, 10),
              name: record.recordedBy,
            })}
          </span>
        </div>
      )}
    </li>
  );
}

function DayAnswer({ asOf }: { asOf: NonNullable<RegionDetail['asOf']> }) {
  const { t } = useTranslation();
  const on = documentDate(asOf.on);
  if (asOf.name === null) return <p role="status">{t('regions.absentOn', { on })}</p>;
  const superior = asOf.superiorName ?? '';
  return (
    <p role="status">
      {t(superior === '' ? 'regions.nameOnTop' : 'regions.nameOn', {
        on,
        name: asOf.name,
        superior,
      })}
    </p>
  );
}

function History({ region }: { region: RegionDetail }) {
  const { t } = useTranslation();
  const { on } = useSearch({ from: '/app/regions/$code' });
  const navigate = useNavigate({ from: '/regions/$code' });
  return (
    <section className="card stack">
      <h2>{t('regions.history')}</h2>
      <div className="field" style={{ maxWidth: 220 }}>
        <label htmlFor="region-day">{t('regions.askDay')}</label>
        <DayInput
          id="region-day"
          value={on}
          onChange={(day) =>
            void navigate({ search: (old) => ({ ...old, on: day }), replace: true })
          }
        />
      </div>
      {region.asOf !== null && <DayAnswer asOf={region.asOf} />}
      {region.records.length === 0 ? (
        <p className="muted">{t('regions.unchanged')}</p>
      ) : (
        <ol className="timeline">
          {[...region.records].reverse().map((record) => (
            <Entry key={`${record.kind}${record.from ?? ''}`} record={record} />
          ))}
        </ol>
      )}
      {region.mergedFrom.length > 0 && (
        <>
          <h2>{t('regions.mergedFrom')}</h2>
          <ul className="plain-list">
            {region.mergedFrom.map((one) => (
              <li key={one.code}>
                <Link to="/regions/$code" params={{ code: one.code }} className="struck">
                  {one.name}
                </Link>{' '}
                <span className="muted">
                  {t('regions.mergedFromLine', { from: one.from, documentNo: one.documentNo })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function useActs(region: RegionDetail | undefined) {
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: '/regions/$code' });
  const [act, setAct] = useState<RegionAct>();
  const [words, setWords] = useState('');
  const done = async (next: string, code: string) => {
    setAct(undefined);
    setWords(next);
    // An address may have changed: what is in hand by its path is let go.
    await navigate({
      to: '/regions/$code',
      params: { code },
      search: (old) => ({ ...old, region: undefined }),
    });
    await queryClient.invalidateQueries();
  };
  return {
    setAct,
    notice: words === '' ? null : <Notice>{words}</Notice>,
    dialog:
      act === undefined || region === undefined ? null : (
        <RegionDialog
          act={act}
          region={region}
          onDone={(next, code) => void done(next, code)}
          onClose={() => setAct(undefined)}
        />
      ),
  };
}

export function RegionPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { code } = useParams({ from: '/app/regions/$code' });
  const { on } = useSearch({ from: '/app/regions/$code' });
  const query = useQuery({
    queryKey: ['posts', 'region', code, on],
    queryFn: () =>
      call('posts', 'region', {
        params: { code },
        query: on === undefined ? {} : { on: on as never },
      }),
    placeholderData: keepPreviousData,
  });
  const acts = useActs(query.data);
  const ended = useEndWords();
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const region = query.data;
  return (
    <div className="stack">
      <PageHead title={region.name} sub={<Where region={region} />}>
        <Link to="/posts" search={(old) => ({ ...old, region: region.path })}>
          {t('regions.roster')}
        </Link>
        {region.may.map((act) => (
          <Button key={act} onClick={() => acts.setAct(act)}>
            {t(`regions.${act}`)}
          </Button>
        ))}
      </PageHead>
      {acts.notice}
      {region.endedOn !== null && (
        <p className="conflict">
          {ended(region)} · {t('regions.endedOn', { on: region.endedOn })}
        </p>
      )}
      <Bodies region={region} />
      {region.parts > region.mergedFrom.length && may(session, 'posts.region-tree') && (
        <section className="card stack">
          <h2>{t('regions.parts', { count: region.livingParts })}</h2>
          <RegionTree under={region.path} />
        </section>
      )}
      <History region={region} />
      {acts.dialog}
    </div>
  );
}
