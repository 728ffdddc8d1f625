// The roster import: template, file, every error by row and column, then one import.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type call, newKey, type Progress, uploadWithProgress } from '../api/client.ts';
import { ActError, EmptyState, Notice } from '../components/feedback.tsx';
import { CellErrors, FileStep, ProgressLine } from '../components/import-steps.tsx';
import { ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { RosterImports } from './roster-imports.tsx';

type Check = Awaited<ReturnType<typeof call<'posts', 'checkRoster'>>>;

function Errors({ check }: { check: Check }) {
  const { t } = useTranslation();
  const { errors, errorsLeftOut } = check;
  const more = errorsLeftOut > 0 ? t('posts.moreErrors', { count: errorsLeftOut }) : '';
  return (
    <CellErrors
      summary={`${t('posts.bad', { count: errors.length + errorsLeftOut })}${more}`}
      errors={errors}
    />
  );
}

function Changes({ check }: { check: Check }) {
  const { t } = useTranslation();
  const changed = check.changes.filter((change) => change.kind !== 'unchanged');
  return (
    <ListPage
      name="roster-changes"
      caption={t('posts.changes')}
      isFixed
      rows={changed}
      rowKey={(change) => String(change.row)}
      empty={<EmptyState title={t('posts.nothingNew')} />}
      columns={[
        { id: 'row', title: t('posts.row'), cell: (change) => change.row },
        {
          id: 'kind',
          title: t('posts.change'),
          isShort: true,
          cell: (change) => t(`posts.changeKind.${change.kind}`),
        },
        {
          id: 'person',
          title: t('duties.person'),
          isHead: true,
          cell: (change) => change.personName,
        },
        { id: 'post', title: t('duties.post'), cell: (change) => change.postTitle },
        { id: 'organ', title: t('duties.organ'), cell: (change) => change.organName },
        { id: 'region', title: t('duties.region'), cell: (change) => change.regionName },
      ]}
    />
  );
}

const WORKBOOKS = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function ImportRosterPage() {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [progress, setProgress] = useState<Progress>();
  const check = useMutation({
    mutationFn: (chosen: File) =>
      uploadWithProgress('posts', 'checkRoster', { file: chosen }, setProgress),
    onSettled: () => setProgress(undefined),
  });
  const key = useRef('');
  const importing = useMutation({
    mutationFn: (chosen: { file: File; digest: string }) =>
      uploadWithProgress(
        'posts',
        'importRoster',
        {
          params: { digest: chosen.digest },
          file: chosen.file,
          idempotencyKey: key.current,
        },
        setProgress,
      ),
    onSettled: () => setProgress(undefined),
    onSuccess: () => void queryClient.invalidateQueries(),
  });
  const choose = (chosen: File) => {
    setFile(chosen);
    importing.reset();
    key.current = newKey();
    check.mutate(chosen);
  };
  if (!may(session, 'posts.import-roster')) return <EmptyState title={t('posts.needOffice')} />;
  const result = check.data;
  const isRight = result !== undefined && result.errors.length === 0;
  const changing = result === undefined ? 0 : result.added + result.ended + result.completed;
  return (
    <div className="stack">
      <PageHead title={t('posts.importTitle')} />
      <section className="card">
        <h2>1. {t('posts.step1')}</h2>
        <a href="/api/posts/roster-template" download>
          {t('posts.template')}
        </a>
      </section>
      <FileStep
        title={`2. ${t('posts.step2')}`}
        accept={WORKBOOKS}
        file={file}
        isBusy={check.isPending}
        progress={progress}
        onFile={choose}
      />
      <ActError error={check.error} />
      {importing.data !== undefined ? (
        <Notice>
          <p>{t('posts.done', { ...importing.data })}</p>
          <Link to="/duties">{t('posts.toDuties')}</Link>
        </Notice>
      ) : (
        result !== undefined && (
          <section className="card stack">
            <h2 style={{ margin: 0 }}>3. {t('posts.step3')}</h2>
            {!isRight && <Errors check={result} />}
            {isRight && (
              <>
                <p>{t('posts.ok', { ...result })}</p>
                <ActError error={importing.error} />
                {changing > 0 && file !== undefined && (
                  <div className="row">
                    <Button
                      type="primary"
                      loading={importing.isPending}
                      onClick={() => importing.mutate({ file, digest: result.digest })}
                    >
                      {importing.isPending
                        ? t('posts.importing')
                        : t('posts.doImport', { count: changing })}
                    </Button>
                    {importing.isPending && <ProgressLine progress={progress} />}
                  </div>
                )}
                <Changes check={result} />
              </>
            )}
          </section>
        )
      )}
      <RosterImports />
    </div>
  );
}
