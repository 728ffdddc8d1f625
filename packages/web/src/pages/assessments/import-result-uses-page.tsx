// Bringing the register in from a workbook: template, file, every fault by row and column, then one import.
import type { ResultUseCheck } from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, Notice } from '../../components/feedback.tsx';
import { CellErrors, FileStep } from '../../components/import-steps.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { SafetyMark, sentWord } from './result-use-words.tsx';

function Preview({ lines }: { lines: ResultUseCheck['lines'] }) {
  const { t } = useTranslation();
  return (
    <ListPage
      name="result-use-lines"
      caption={t('resultUses.preview')}
      isFixed
      rows={lines}
      rowKey={(line) => String(line.row)}
      empty={null}
      columns={[
        { id: 'row', title: t('posts.row'), isShort: true, cell: (line) => line.row },
        { id: 'name', title: t('resultUses.fields.name'), isHead: true, cell: (line) => line.name },
        { id: 'year', title: t('resultUses.year'), isShort: true, cell: (line) => line.year },
        {
          id: 'kind',
          title: t('resultUses.fields.kind'),
          cell: (line) => t(`resultUses.kinds.${line.kind}`),
        },
        { id: 'organ', title: t('resultUses.fields.organ'), cell: (line) => line.organ },
        {
          id: 'safety',
          title: t('resultUses.fields.safetyIn'),
          cell: (line) => <SafetyMark safety={line.safetyIn} />,
        },
        { id: 'sent', title: t('resultUses.sent'), cell: (line) => sentWord(line, t) },
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
  check: ResultUseCheck;
  isImporting: boolean;
  error: unknown;
  onImport: () => void;
}) {
  const { t } = useTranslation();
  const { errors, errorsLeftOut, rows, sheetName } = check;
  return (
    <section className="card stack">
      <h2>3. {t('posts.step3')}</h2>
      {errors.length > 0 ? (
        <CellErrors
          summary={t('resultUses.importBad', {
            count: errors.length + errorsLeftOut,
            sheet: sheetName,
          })}
          errors={errors}
        />
      ) : (
        <>
          <p>{t('resultUses.importOk', { count: rows, sheet: sheetName })}</p>
          <ActError error={error} />
          <div className="row">
            <Button type="primary" loading={isImporting} disabled={rows === 0} onClick={onImport}>
              {t('resultUses.importDo', { count: rows })}
            </Button>
          </div>
          <Preview lines={check.lines} />
        </>
      )}
    </section>
  );
}

export function ImportResultUsesPage() {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const key = useRef('');
  const check = useMutation({
    mutationFn: (chosen: File) => call('resultUses', 'check', { file: chosen }),
  });
  const importing = useMutation({
    mutationFn: (chosen: { file: File; digest: string }) =>
      call('resultUses', 'import', {
        params: { digest: chosen.digest },
        file: chosen.file,
        idempotencyKey: key.current,
      }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['result-uses'] }),
  });
  if (!may(session, 'assessments.import-uses')) return <NotFound />;
  const { data: done } = importing;
  return (
    <div className="stack">
      <PageHead title={t('resultUses.importTitle')} sub={t('resultUses.importSub')}>
        <Link to="/assessments/uses">{t('resultUses.title')}</Link>
      </PageHead>
      <section className="card">
        <h2>1. {t('resultUses.importStep1')}</h2>
        <a href="/api/assessments/uses/template" download>
          {t('posts.template')}
        </a>
      </section>
      <FileStep
        title={`2. ${t('resultUses.importStep2')}`}
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
          <p>{t('resultUses.importDone', { count: done.rows })}</p>
          <Link to="/assessments/uses">{t('resultUses.title')}</Link>
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
