// 履职事项清单 of a township: as it stands, and pasted anew line by line.
import type { TownshipList, TownshipMatterKind } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { FormPage, type FormProblem } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { RegionPicker } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { TextField } from './form-field.tsx';
import './supervision.css';

const KINDS = ['own', 'assist', 'recalled'] as const satisfies readonly TownshipMatterKind[];
const MOST = 300;

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function ListForm({
  region,
  list,
  onDone,
  onCancel,
}: {
  region: string;
  list: TownshipList | null;
  onDone: (kept: TownshipList) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const textOf = (kind: TownshipMatterKind) =>
    (list?.matters ?? [])
      .filter((matter) => matter.kind === kind)
      .map(({ text }) => text)
      .join('\n');
  const [texts, setTexts] = useState<Readonly<Record<TownshipMatterKind, string>>>({
    own: textOf('own'),
    assist: textOf('assist'),
    recalled: textOf('recalled'),
  });
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const idOf = (kind: TownshipMatterKind) => `matters-${kind}`;
  const check = (): FormProblem[] => {
    const label = (kind: TownshipMatterKind) => t(`supervision.townships.kinds.${kind}`);
    const long = KINDS.flatMap((kind) => {
      const line = linesOf(texts[kind]).findIndex((one) => one.length > MOST);
      return line === -1
        ? []
        : [
            {
              id: idOf(kind),
              label: label(kind),
              message: t('supervision.townships.tooLong', { line: line + 1 }),
            },
          ];
    });
    const isEmpty = KINDS.every((kind) => linesOf(texts[kind]).length === 0);
    const found = isEmpty
      ? [
          {
            id: idOf('own'),
            label: label('own'),
            message: t('supervision.townships.needsMatter'),
          },
        ]
      : long;
    setProblems(found);
    return found;
  };
  return (
    <section className="card form-card">
      <FormPage
        fields={[
          { name: 'documentNo', label: t('supervision.townships.documentNo') },
          { name: 'adoptedOn', label: t('supervision.townships.adoptedOn'), kind: 'date' },
        ]}
        initial={{ documentNo: list?.documentNo ?? '', adoptedOn: list?.adoptedOn ?? '' }}
        submit={t(list === null ? 'supervision.townships.keep' : 'supervision.townships.change')}
        checkRest={check}
        onCancel={onCancel}
        onSubmit={async (values) => {
          const kept = await call('supervision', 'keepTownshipList', {
            body: {
              region: region as never,
              version: list?.version ?? null,
              documentNo: values['documentNo'] ?? '',
              adoptedOn: (values['adoptedOn'] ?? '') as never,
              own: linesOf(texts.own),
              assist: linesOf(texts.assist),
              recalled: linesOf(texts.recalled),
            },
          });
          await queryClient.invalidateQueries({ queryKey: ['supervision'] });
          onDone(kept);
        }}
      >
        <p className="muted">{t('supervision.townships.linesHint')}</p>
        {KINDS.map((kind) => (
          <TextField
            key={kind}
            id={idOf(kind)}
            label={t(`supervision.townships.kinds.${kind}`)}
            kind="long"
            rows={5}
            most={60_000}
            error={problems.find(({ id }) => id === idOf(kind))?.message ?? ''}
            value={texts[kind]}
            onChange={(value) => setTexts((old) => ({ ...old, [kind]: value }))}
          />
        ))}
      </FormPage>
    </section>
  );
}

function Matters({ list }: { list: TownshipList }) {
  const { t } = useTranslation();
  return (
    <div className="matter-columns">
      {KINDS.map((kind) => {
        const matters = list.matters.filter((matter) => matter.kind === kind);
        return (
          <section key={kind} className="card">
            <h2>
              {t(`supervision.townships.kinds.${kind}`)}{' '}
              <span className="muted">
                {t('supervision.townships.count', { count: matters.length })}
              </span>
            </h2>
            {matters.length === 0 ? (
              <p className="muted">{t('supervision.townships.emptyKind')}</p>
            ) : (
              <ol className="matter-list">
                {matters.map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ol>
            )}
          </section>
        );
      })}
    </div>
  );
}

function OfTownship({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const [isChanging, setChanging] = useState(false);
  const [kept, setKept] = useState<number>();
  const query = useQuery({
    queryKey: ['supervision', 'township', region.path],
    queryFn: () => call('supervision', 'townshipList', { query: { region: region.path as never } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { list } = query.data;
  const mayKeep = may(session, 'supervision.keep-township-list');
  if (isChanging)
    return (
      <ListForm
        region={region.path}
        list={list}
        onCancel={() => setChanging(false)}
        onDone={({ version }) => {
          setChanging(false);
          setKept(version);
        }}
      />
    );
  return (
    <>
      {kept !== undefined && <Notice>{t('supervision.townships.kept', { version: kept })}</Notice>}
      {list === null ? (
        <div className="card">
          <EmptyState
            title={t('supervision.townships.headNone', { name: region.name })}
            hint={mayKeep ? t('supervision.townships.sub') : t('supervision.townships.noRight')}
            action={
              mayKeep && (
                <Button type="primary" onClick={() => setChanging(true)}>
                  {t('supervision.townships.keep')}
                </Button>
              )
            }
          />
        </div>
      ) : (
        <>
          <div className="row">
            <strong>
              {t('supervision.townships.head', {
                name: region.name,
                count: list.matters.length,
                number: list.documentNo,
              })}
            </strong>
            <span className="muted">
              {t('supervision.townships.line', {
                by: list.recordedBy,
                at: writtenInstant(list.recordedAt),
                version: list.version,
                on: list.adoptedOn,
              })}
            </span>
            <span className="spacer" />
            {mayKeep && (
              <Button onClick={() => setChanging(true)}>{t('supervision.townships.change')}</Button>
            )}
          </div>
          <Matters list={list} />
        </>
      )}
    </>
  );
}

export function TownshipListsPage() {
  const { t } = useTranslation();
  const { of } = useSearch({ from: '/app/supervision/townships' });
  const navigate = useNavigate({ from: '/supervision/townships' });
  const code = of?.split('/').findLast((part) => part !== '') ?? '';
  const known = useQuery({
    queryKey: ['regions', code],
    queryFn: () => call('posts', 'regions', { query: { search: code, limit: 100 } }),
    enabled: of !== undefined,
    staleTime: 300_000,
  });
  const region = known.data?.items.find(({ path }) => path === of);
  return (
    <div className="stack">
      <PageHead title={t('supervision.townships.title')} sub={t('supervision.townships.sub')}>
        <Link to="/supervision">{t('supervision.back')}</Link>
      </PageHead>
      <div className="row">
        <label htmlFor="township">{t('supervision.townships.choose')}</label>
        <RegionPicker
          id="township"
          value={of}
          {...(region === undefined ? {} : { name: region.name })}
          onChange={(path) => void navigate({ search: { of: path } })}
        />
      </div>
      {of === undefined ? (
        <div className="card">
          <EmptyState
            title={t('supervision.townships.chooseFirst')}
            hint={t('supervision.townships.chooseHint')}
          />
        </div>
      ) : region === undefined ? (
        <Loading />
      ) : region.level === 'township' ? (
        <OfTownship key={region.path} region={region} />
      ) : (
        <div className="card">
          <EmptyState
            title={t('supervision.townships.chooseFirst')}
            hint={t('supervision.townships.chooseHint')}
          />
        </div>
      )}
    </div>
  );
}
