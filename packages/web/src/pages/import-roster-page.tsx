// The roster import: template, file, every error by row and column, then one import.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { ActError, EmptyState, Notice } from '../components/feedback.tsx';
import { CellErrors, FileStep } from '../components/import-steps.tsx';
import { ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';

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
  const added = check.changes.filter((change) => change.kind === 'add');
  return (
    <ListPage
      name="roster-changes"
      caption={t('posts.changes')}
      isFixed
      rows={added}
      rowKey={(change) => String(change.row)}
      empty={<EmptyState title={t('posts.nothingNew')} />}
      columns={[
        { id: 'row', title: t('posts.row'), cell: (change) => change.row },
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
  const check = useMutation({
    mutationFn: (chosen: File) => call('posts', 'checkRoster', { file: chosen }),
  });
  const key = useRef('');
  const importing = useMutation({
    mutationFn: (chosen: { file: File; digest: string }) =>
      call('posts', 'importRoster', {
        params: { digest: chosen.digest },
        file: chosen.file,
        idempotencyKey: key.current,
      }),
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
        onFile={choose}
      />
      <ActError error={check.error} />
      {importing.data !== undefined ? (
        <Notice>
          <p>{t('posts.done', { added: importing.data.added })}</p>
          <Link to="/duties">{t('posts.toDuties')}</Link>
        </Notice>
      ) : (
        result !== undefined && (
          <section className="card stack">
            <h2 style={{ margin: 0 }}>3. {t('posts.step3')}</h2>
            {!isRight && <Errors check={result} />}
            {isRight && (
              <>
                <p>
                  {t('posts.ok', {
                    rows: result.rows,
                    added: result.added,
                    unchanged: result.unchanged,
                  })}
                </p>
                <ActError error={importing.error} />
                {result.added > 0 && file !== undefined && (
                  <div className="row">
                    <Button
                      type="primary"
                      loading={importing.isPending}
                      onClick={() => importing.mutate({ file, digest: result.digest })}
                    >
                      {importing.isPending
                        ? t('posts.importing')
                        : t('posts.doImport', { added: result.added })}
                    </Button>
                  </div>
                )}
                <Changes check={result} />
              </>
            )}
          </section>
        )
      )}
    </div>
  );
}
