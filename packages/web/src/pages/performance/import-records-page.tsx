// Bringing in what exists: a list, minutes or an instruction list; how it is understood, what is wrong, then one import.
import type { ImportChoices, RecordsCheck } from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, type Progress, uploadWithProgress } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActError, EmptyState, Notice } from '../../components/feedback.tsx';
import { FileStep, ProgressLine } from '../../components/import-steps.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { UNDECIDED } from './import-choices.ts';
import { ImportErrors, ImportPreview, ImportQuestions } from './import-preview.tsx';
import { ImportTables } from './import-tables.tsx';
import { RecordImports } from './record-imports.tsx';
import { RecordsLinks } from './records-links.tsx';
import './import-records.css';

const FILES =
  '.xlsx,.docx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The conclusion in one sentence; what is nought is not said. */
function summaryOf({ counts, errors, errorsLeftOut, rows }: RecordsCheck, t: TFunction): string {
  const wrong = errors.length + errorsLeftOut;
  const parts = [
    t('importRecords.found', { count: rows }),
    ...(counts.new > 0 ? [t('importRecords.sum.new', { count: counts.new })] : []),
    ...(counts.duplicates > 0
      ? [t('importRecords.sum.duplicates', { count: counts.duplicates })]
      : []),
    ...(counts.leftOut > 0 ? [t('importRecords.sum.leftOut', { count: counts.leftOut })] : []),
    ...(counts.withoutPost > 0
      ? [t('importRecords.sum.withoutPost', { count: counts.withoutPost })]
      : []),
    ...(counts.late > 0 ? [t('importRecords.sum.late', { count: counts.late })] : []),
    ...(wrong > 0 ? [t('importRecords.sum.errors', { count: wrong })] : []),
  ];
  return parts.join(t('importRecords.comma'));
}

function useImport() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const key = useRef('');
  const check = useMutation({
    mutationFn: ({ file, choices }: { file: File; choices: ImportChoices }) => {
      // Another decision is another act.
      key.current = newKey();
      return uploadWithProgress('recordImports', 'check', { file, body: choices }, setProgress);
    },
    onSettled: () => setProgress(undefined),
  });
  const bringIn = useMutation({
    mutationFn: (chosen: { file: File; choices: ImportChoices; digest: string }) =>
      uploadWithProgress(
        'recordImports',
        'import',
        {
          params: { digest: chosen.digest },
          file: chosen.file,
          body: chosen.choices,
          idempotencyKey: key.current,
        },
        setProgress,
      ),
    onSettled: () => setProgress(undefined),
    onSuccess: () => void queryClient.invalidateQueries(),
  });
  return { check, bringIn, progress };
}

/** While the next answer about the same file is on its way the last one stands. */
function useLast(
  answer: RecordsCheck | undefined,
  file: File | undefined,
): RecordsCheck | undefined {
  const [last, setLast] = useState({ file, answer });
  if (last.file !== file || (answer !== undefined && last.answer !== answer))
    setLast({ file, answer });
  return answer ?? (last.file === file ? last.answer : undefined);
}

function Options({
  choices,
  onChange,
}: {
  choices: ImportChoices;
  onChange: (choices: ImportChoices) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="stack tight">
      <Checkbox
        checked={choices.proposesDuties}
        onChange={(event) => onChange({ ...choices, proposesDuties: event.target.checked })}
      >
        {t('importRecords.proposesDuties')}
      </Checkbox>
      <Checkbox
        checked={choices.keepsFile}
        onChange={(event) => onChange({ ...choices, keepsFile: event.target.checked })}
      >
        {t('importRecords.keepsFile')}
      </Checkbox>
    </div>
  );
}

function Done({ recorded, isAlreadyThere }: { recorded: number; isAlreadyThere: boolean }) {
  const { t } = useTranslation();
  return (
    <Notice>
      <p>
        {t(isAlreadyThere ? 'importRecords.alreadyThere' : 'importRecords.done', {
          count: recorded,
        })}
      </p>
      <Link to="/records">{t('importRecords.toRecords')}</Link>
    </Notice>
  );
}

export function ImportRecordsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [file, setFile] = useState<File>();
  const [choices, setChoices] = useState<ImportChoices>(UNDECIDED);
  const { check, bringIn, progress } = useImport();
  const shown = useLast(check.data, file);
  if (!may(session, 'performance.import-records'))
    return <EmptyState title={t('importRecords.notAllowed')} />;
  const choose = (chosen: File) => {
    setFile(chosen);
    setChoices(UNDECIDED);
    bringIn.reset();
    check.mutate({ file: chosen, choices: UNDECIDED });
  };
  const decide = (next: ImportChoices) => {
    setChoices(next);
    if (file !== undefined) check.mutate({ file, choices: next });
  };
  const isRight = shown !== undefined && shown.errors.length === 0;
  const deciding = shown === undefined ? undefined : { check: shown, choices, onChange: decide };
  return (
    <div className="stack import-records">
      <PageHead title={t('importRecords.title')} sub={t('importRecords.sub')} />
      <RecordsLinks />
      <FileStep
        title={`1. ${t('importRecords.step1')}`}
        accept={FILES}
        file={file}
        isBusy={check.isPending}
        progress={check.isPending ? progress : undefined}
        onFile={choose}
      />
      <p className="muted">
        {t('importRecords.templateHint')}{' '}
        <a href="/api/performance/record-imports/template" download>
          {t('importRecords.template')}
        </a>
      </p>
      <ActError error={check.error} />
      {bringIn.data !== undefined && <Done {...bringIn.data} />}
      {bringIn.data === undefined &&
        deciding !== undefined &&
        shown !== undefined &&
        file !== undefined && (
          <>
            <section className="card stack">
              <h2>2. {t('importRecords.step2')}</h2>
              <p role="status">{summaryOf(shown, t)}</p>
              {shown.earlier !== null && (
                <Notice>
                  {t('importRecords.earlier', {
                    at: writtenInstant(shown.earlier.recordedAt),
                    by: shown.earlier.recordedBy,
                    count: shown.earlier.recorded,
                  })}
                </Notice>
              )}
              <ImportTables
                tables={shown.tables}
                faulty={new Set(shown.errors.map(({ tableNumber }) => tableNumber))}
                choices={choices}
                onChange={decide}
              />
            </section>
            <ImportQuestions {...deciding} />
            <ImportErrors {...deciding} />
            <section className="card stack">
              <h2>3. {t('importRecords.step3')}</h2>
              <Options choices={choices} onChange={decide} />
              <ActError error={bringIn.error} />
              <div className="row">
                <Button
                  type="primary"
                  disabled={
                    !isRight || shown.counts.new === 0 || check.isPending || shown.earlier !== null
                  }
                  loading={bringIn.isPending}
                  onClick={() => bringIn.mutate({ file, choices, digest: shown.digest })}
                >
                  {t('importRecords.doImport', { count: shown.counts.new })}
                </Button>
                {bringIn.isPending && <ProgressLine progress={progress} />}
                {!isRight && <span className="muted">{t('importRecords.firstErrors')}</span>}
              </div>
              <ImportPreview {...deciding} />
            </section>
          </>
        )}
      <RecordImports />
    </div>
  );
}
