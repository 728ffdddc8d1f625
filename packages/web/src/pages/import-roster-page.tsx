// The roster import: template, file, every error by row and column, then one import.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { ActError, EmptyState, Notice } from '../components/feedback.tsx';
import { ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';

type Check = Awaited<ReturnType<typeof call<'posts', 'checkRoster'>>>;

function Errors({ check }: { check: Check }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="error-summary" role="alert">
        {t('posts.bad', { count: check.errors.length + check.errorsLeftOut })}
        {check.errorsLeftOut > 0 && t('posts.moreErrors', { count: check.errorsLeftOut })}
      </p>
      <ListPage
        name="roster-errors"
        caption={t('posts.step3')}
        isFixed
        rows={check.errors}
        rowKey={(error) => `${error.row}-${error.column}-${error.code}`}
        empty={null}
        columns={[
          {
            id: 'row',
            title: t('posts.row'),
            isHead: true,
            cell: (error) => `${t('posts.row')} ${error.row}`,
          },
          { id: 'column', title: t('posts.column'), cell: (error) => error.column },
          { id: 'value', title: t('posts.value'), cell: (error) => error.value },
          { id: 'reason', title: t('posts.reason'), cell: (error) => error.reason },
          {
            id: 'suggestion',
            title: t('posts.suggestion'),
            cell: (error) => error.suggestion ?? '',
          },
        ]}
      />
    </>
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

function FileStep({
  file,
  isBusy,
  onFile,
}: {
  file: File | undefined;
  isBusy: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="card">
      <h2>2. {t('posts.step2')}</h2>
      <div className="row">
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('posts.choose')}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            // Choosing the corrected file of the same name again must count as a choice.
            event.target.value = '';
            if (chosen !== undefined) onFile(chosen);
          }}
        />
        <Button
          type={file === undefined ? 'primary' : 'default'}
          loading={isBusy}
          onClick={() => input.current?.click()}
        >
          {t('posts.choose')}
        </Button>
        <span>{file?.name}</span>
        {isBusy && <span role="status">{t('posts.checking')}</span>}
      </div>
    </section>
  );
}

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
      <FileStep file={file} isBusy={check.isPending} onFile={choose} />
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
