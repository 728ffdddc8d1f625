// Bringing deployments in from a workbook: template, file, every fault by row and column, then one import; and taking it back.
import type { DeploymentCheck, DeploymentImport } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ActError, EmptyState, Notice } from '../../components/feedback.tsx';
import { CellErrors, FileStep } from '../../components/import-steps.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import './deployments.css';

function Preview({ check }: { check: DeploymentCheck }) {
  const { t } = useTranslation();
  return (
    <ListPage
      name="deployment-lines"
      caption={t('deployments.previewTitle')}
      isFixed
      rows={check.lines}
      rowKey={(line) => String(line.row)}
      empty={null}
      columns={[
        { id: 'row', title: t('posts.row'), isShort: true, cell: (line) => line.row },
        { id: 'what', title: t('deployments.ask'), isHead: true, cell: (line) => line.what },
        { id: 'title', title: t('deployments.titleField'), cell: (line) => line.title },
        { id: 'of-whom', title: t('deployments.ofWhom'), cell: (line) => line.ofWhom },
        {
          id: 'due',
          title: t('deployments.due'),
          isShort: true,
          cell: (line) => line.dueOn ?? t('deployments.noDay'),
        },
        {
          id: 'steps',
          title: t('deployments.stepsRead'),
          cell: (line) => line.steps.map((step) => t(`deployments.step.${step}`)).join('、'),
        },
      ]}
    />
  );
}

function Result({
  check,
  isImporting,
  error,
  onImport,
}: {
  check: DeploymentCheck;
  isImporting: boolean;
  error: unknown;
  onImport: () => void;
}) {
  const { t } = useTranslation();
  const { deployments, asks, steps, errors, errorsLeftOut, sheetName, rows } = check;
  return (
    <section className="card stack">
      <h2>3. {t('posts.step3')}</h2>
      {errors.length > 0 ? (
        <CellErrors
          summary={t('deployments.importBad', {
            count: errors.length + errorsLeftOut,
            sheet: sheetName,
          })}
          errors={errors}
        />
      ) : (
        <>
          <p>{t('deployments.importOk', { rows, deployments, asks, steps, sheet: sheetName })}</p>
          <ActError error={error} />
          <div className="row">
            <Button
              type="primary"
              loading={isImporting}
              disabled={deployments === 0}
              onClick={onImport}
            >
              {t('deployments.importDo', { deployments, asks })}
            </Button>
          </div>
          <Preview check={check} />
        </>
      )}
    </section>
  );
}

function WithdrawImport({
  made,
  onClose,
  onDone,
}: {
  made: DeploymentImport;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('deployments.withdrawImport')}
      fields={[{ name: 'reason', label: t('deployments.withdrawalReason'), kind: 'long' }]}
      submit={t('deployments.act.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { withdrawn } = await call('deployments', 'withdrawImport', {
          params: { importId: made.id },
          body: { version: made.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['deployments'] });
        onDone(t('deployments.importTaken', { count: withdrawn }));
      }}
    >
      <p className="muted">{t('deployments.withdrawImportHint')}</p>
    </ActDialog>
  );
}

function Imports({ onDone }: { onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<DeploymentImport>();
  const imports = useQuery({
    queryKey: ['deployments', 'imports'],
    queryFn: () => call('deployments', 'imports'),
  });
  const items = imports.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card stack tight">
      <h2>{t('deployments.imports')}</h2>
      <ul className="entries">
        {items.map((one) => (
          <li key={one.id}>
            <div className="entry-head">
              <h3>{one.fileName}</h3>
              {one.withdrawal !== null && (
                <span className="tag">{t('deployments.importWithdrawn')}</span>
              )}
              {one.may.includes('withdraw') && (
                <span className="acts">
                  <Button size="small" onClick={() => setChosen(one)}>
                    {t('deployments.act.withdraw')}
                  </Button>
                </span>
              )}
            </div>
            <span className="muted">
              {t('deployments.importLine', {
                deployments: one.deployments,
                asks: one.asks,
                by: one.recordedBy,
                at: writtenInstant(one.recordedAt),
              })}
            </span>
            {one.withdrawal !== null && (
              <span>
                {t('deployments.withdrawnBy', {
                  at: writtenInstant(one.withdrawal.at),
                  by: one.withdrawal.by,
                  reason: one.withdrawal.reason,
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {chosen !== undefined && (
        <WithdrawImport
          made={chosen}
          onClose={() => setChosen(undefined)}
          onDone={(words) => {
            setChosen(undefined);
            onDone(words);
          }}
        />
      )}
    </section>
  );
}

export function ImportDeploymentsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [notice, setNotice] = useState('');
  const key = useRef('');
  const check = useMutation({
    mutationFn: (chosen: File) => call('deployments', 'check', { file: chosen }),
  });
  const importing = useMutation({
    mutationFn: (chosen: { file: File; digest: string }) =>
      call('deployments', 'import', {
        params: { digest: chosen.digest },
        file: chosen.file,
        idempotencyKey: key.current,
      }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['deployments'] }),
  });
  if (!may(session, 'deployments.import'))
    return <EmptyState title={t('deployments.needOffice')} />;
  const { data: done } = importing;
  return (
    <div className="stack">
      <PageHead title={t('deployments.importTitle')} sub={t('deployments.importSub')}>
        <Link to="/deployments">{t('menu.deployments')}</Link>
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <section className="card">
        <h2>1. {t('deployments.importStep1')}</h2>
        <a href="/api/deployments/template" download>
          {t('posts.template')}
        </a>
      </section>
      <FileStep
        title={`2. ${t('deployments.importStep2')}`}
        accept=".xlsx"
        file={file}
        isBusy={check.isPending}
        onFile={(chosen) => {
          setFile(chosen);
          importing.reset();
          key.current = newKey();
          check.mutate(chosen);
        }}
      />
      <ActError error={check.error} />
      {done !== undefined ? (
        <Notice>
          <p>{t('deployments.importDone', { deployments: done.deployments, asks: done.asks })}</p>
          <Link to="/deployments">{t('deployments.importSee')}</Link>
        </Notice>
      ) : (
        check.data !== undefined && (
          <Result
            check={check.data}
            isImporting={importing.isPending}
            error={importing.error}
            onImport={() => {
              if (file !== undefined && check.data !== undefined)
                importing.mutate({ file, digest: check.data.digest });
            }}
          />
        )
      )}
      <Imports onDone={setNotice} />
    </div>
  );
}
