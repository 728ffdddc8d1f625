// Bringing a local instrument in: template, file, every error by row and column, what it would do, then one import.
import type { LocalCheck } from '@jinze/contracts';
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

/** The same content as the template; each value may be the Chinese word or its code. */
const SAMPLE = JSON.stringify(
  {
    title: '青石县党政领导干部安全生产责任制实施办法',
    documentNo: '青办发〔2022〕3号',
    region: '青石县',
    effectiveFrom: '2022-05-01',
    requirements: [
      {
        article: '第五条',
        text: '县委常委会每季度至少研究一次安全生产工作',
        postClasses: ['党委主要负责人'],
        levels: ['县级'],
        item: '5.2',
        kind: '次数',
        activity: '研究',
        body: '党委常委会',
        atLeast: 1,
        per: '每季度',
      },
    ],
  },
  null,
  2,
);

const FILES = '.xlsx,.json,application/json';

function Effects({ check }: { check: LocalCheck }) {
  const { t } = useTranslation();
  return (
    <ListPage
      name="local-effects"
      caption={t('instruments.effectTitle')}
      isFixed
      rows={check.effects}
      rowKey={(effect) => String(effect.row)}
      empty={null}
      columns={[
        { id: 'row', title: t('posts.row'), isShort: true, cell: (effect) => effect.row },
        { id: 'text', title: t('instruments.entryText'), cell: (effect) => effect.text },
        {
          id: 'effect',
          title: t('instruments.effectTitle'),
          isShort: true,
          cell: (effect) => (
            <span className={effect.effect === 'looser' ? 'conflict' : undefined}>
              {t(`instruments.effect.${effect.effect}`)}
            </span>
          ),
        },
        { id: 'with', title: t('instruments.effectWith'), cell: (effect) => effect.with ?? '' },
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
  check: LocalCheck;
  isImporting: boolean;
  error: unknown;
  onImport: () => void;
}) {
  const { t } = useTranslation();
  const { title, documentNo, regionName: region, effectiveFrom: from, rows } = check;
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>3. {t('posts.step3')}</h2>
      {check.errors.length > 0 ? (
        <CellErrors
          summary={t('instruments.importBad', { count: check.errors.length })}
          errors={check.errors}
        />
      ) : (
        <>
          <p>{t('instruments.importOk', { title, documentNo, region, from, rows })}</p>
          <ActError error={error} />
          <div className="row">
            <Button type="primary" loading={isImporting} onClick={onImport}>
              {isImporting ? t('posts.importing') : t('instruments.importDo', { rows })}
            </Button>
          </div>
          <Effects check={check} />
        </>
      )}
    </section>
  );
}

export function ImportInstrumentPage() {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const key = useRef('');
  const check = useMutation({
    mutationFn: (chosen: File) => call('instruments', 'check', { file: chosen }),
  });
  const importing = useMutation({
    mutationFn: (chosen: { file: File; digest: string }) =>
      call('instruments', 'import', {
        params: { digest: chosen.digest },
        file: chosen.file,
        idempotencyKey: key.current,
      }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['instruments'] }),
  });
  if (!may(session, 'instruments.import'))
    return <EmptyState title={t('instruments.importNeedOffice')} />;
  return (
    <div className="stack">
      <PageHead title={t('instruments.importTitle')}>
        <Link to="/instruments/local">{t('instruments.toList')}</Link>
      </PageHead>
      <section className="card">
        <h2>1. {t('instruments.importStep1')}</h2>
        <a href="/api/instruments/template" download>
          {t('posts.template')}
        </a>
        <details>
          <summary>{t('instruments.importJson')}</summary>
          <pre className="sample">{SAMPLE}</pre>
        </details>
      </section>
      <FileStep
        title={`2. ${t('instruments.importStep2')}`}
        accept={FILES}
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
      {importing.data !== undefined ? (
        <Notice>
          <p>{t('instruments.importDone', { rows: importing.data.rows })}</p>
          <Link to="/instruments/$instrumentId" params={{ instrumentId: importing.data.id }}>
            {t('instruments.importSee')}
          </Link>
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
    </div>
  );
}
