// The steps every import from a file shares: choosing the file, and the errors by row and column.
import type { CellError } from '@jinze/contracts';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../api/client.ts';
import { ListPage } from './list-page.tsx';

/** Of a file with several sheets or tables each error says which one it is in. */
export function CellErrors<Fault extends CellError & { readonly table?: string }>({
  summary,
  errors,
  act,
}: {
  summary: string;
  errors: readonly Fault[];
  /** What can be done about the row. */
  act?: (error: Fault) => ReactNode;
}) {
  const { t } = useTranslation();
  const isOfTables = errors.some(({ table }) => table !== undefined);
  return (
    <>
      <p className="error-summary" role="alert">
        {summary}
      </p>
      <ListPage
        name="cell-errors"
        caption={t('posts.step3')}
        isFixed
        rows={errors}
        rowKey={(error) =>
          `${error.table ?? ''}-${error.row}-${error.column}-${error.code}-${error.value}`
        }
        empty={null}
        columns={[
          {
            id: 'row',
            title: t('posts.row'),
            isHead: true,
            cell: (error) => `${t('posts.row')} ${error.row}`,
          },
          ...(isOfTables
            ? [
                {
                  id: 'table',
                  title: t('posts.sheet'),
                  cell: (error: Fault) => error.table ?? '',
                },
              ]
            : []),
          { id: 'column', title: t('posts.column'), cell: (error) => error.column },
          { id: 'value', title: t('posts.value'), cell: (error) => error.value },
          { id: 'reason', title: t('posts.reason'), cell: (error) => error.reason },
          {
            id: 'suggestion',
            title: t('posts.suggestion'),
            cell: (error) => error.suggestion ?? '',
          },
          ...(act === undefined ? [] : [{ id: 'act', title: '', isEnd: true, cell: act }]),
        ]}
      />
    </>
  );
}

/** How far a long act is, with counts once they are known. */
export function ProgressLine({ progress }: { progress: Progress | undefined }) {
  const { t } = useTranslation();
  if (progress === undefined) return null;
  const { stage, done, of } = progress;
  return (
    <span role="status" className="progress-line">
      {t(`import.${stage}`, { done, of })}
      {stage === 'writing' && (
        <progress aria-label={t(`import.${stage}`, { done, of })} value={done} max={of} />
      )}
    </span>
  );
}

export function FileStep({
  title,
  accept,
  file,
  isBusy,
  progress,
  onFile,
}: {
  title: string;
  accept: string;
  file: File | undefined;
  isBusy: boolean;
  progress?: Progress | undefined;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="card">
      <h2>{title}</h2>
      <div className="row">
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('posts.choose')}
          accept={accept}
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
        {isBusy &&
          (progress === undefined ? (
            <span role="status">{t('posts.checking')}</span>
          ) : (
            <ProgressLine progress={progress} />
          ))}
      </div>
    </section>
  );
}
