// The editor of a scheme: the table on the left, what is wrong and a trial on the right; undo, and the draft kept.
import { checkScheme, type Scheme } from '@jinze/rules/scoring';
import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../assessments.css';
import { Basics } from './basics-form.tsx';
import { EditorProvider, type Problem, placeId, unitOf } from './editor-context.ts';
import { Grades } from './grades-form.tsx';
import { unfinishedOf } from './scheme-state.ts';
import { SchemeTable } from './scheme-table.tsx';
import { TryOut } from './try-out.tsx';
import type { SchemeDraft } from './use-scheme-draft.ts';
import { Vetoes } from './veto-form.tsx';

/** What is empty first; what is wrong only once nothing is. */
function useProblems(scheme: Scheme): readonly Problem[] {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => {
    const unfinished = unfinishedOf(scheme);
    if (unfinished.length > 0)
      return unfinished.map(({ path, place, what }) => ({
        path,
        place,
        text: t(`assessments.unfinished.${what}`),
      }));
    return checkScheme(scheme, language);
  }, [scheme, language, t]);
}

function Problems({
  problems,
  onShow,
}: {
  problems: readonly Problem[];
  onShow: (path: string) => void;
}) {
  const { t } = useTranslation();
  if (problems.length === 0) return <p className="state met">{t('assessments.editor.noFaults')}</p>;
  return (
    <ul className="said">
      {problems.map(({ path, place, text }) => (
        <li key={path + text}>
          <button type="button" className="link-button" onClick={() => onShow(path)}>
            {place !== '' && `${place}：`}
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The field of the path, or the nearest place around it. */
function nearest(path: string): HTMLElement | null {
  const outer = path.split('.').slice(0, -1).join('.');
  return document.getElementById(placeId(path)) ?? (outer === '' ? null : nearest(outer));
}

/** Opens the place of a fault and goes to the field. */
function useShow(setOpen: (path: string) => void) {
  return (path: string) => {
    const unit = unitOf(path);
    setOpen(unit);
    requestAnimationFrame(() => {
      const field = nearest(path) ?? document.getElementById(placeId(unit));
      field?.scrollIntoView({ block: 'center' });
      field?.focus({ preventScroll: true });
    });
  };
}

export function SchemeEditor({
  draft,
  draftKey,
  isReadOnly = false,
  acts,
}: {
  draft: SchemeDraft;
  draftKey: string;
  isReadOnly?: boolean;
  /** Saving and what else leads on. */
  acts?: (problems: readonly Problem[]) => ReactNode;
}) {
  const { t } = useTranslation();
  const { scheme, change, undo, redo } = draft;
  const [open, setOpen] = useState<string>();
  const [side, setSide] = useState<'faults' | 'try'>('faults');
  const problems = useProblems(scheme);
  const show = useShow(setOpen);
  return (
    <EditorProvider value={{ scheme, change, problems, open, setOpen, isReadOnly }}>
      {!isReadOnly && (
        <div className="row editor-bar no-print">
          {acts?.(problems)}
          <Button disabled={undo === undefined} onClick={undo}>
            {t('assessments.editor.undo')}
          </Button>
          <Button disabled={redo === undefined} onClick={redo}>
            {t('assessments.editor.redo')}
          </Button>
          <span className="spacer" />
          <span className="muted">
            {t(draft.isChanged ? 'assessments.editor.keptHere' : 'assessments.editor.asSaved')}
          </span>
        </div>
      )}
      <div className="editor">
        <div className="stack">
          <Basics />
          <SchemeTable />
          <Vetoes />
          <Grades />
        </div>
        <aside
          className="card stack tight editor-side no-print"
          aria-label={t('assessments.editor.beside')}
        >
          <Segmented
            value={side}
            onChange={setSide}
            options={[
              {
                value: 'faults',
                label: t('assessments.editor.faults', { count: problems.length }),
              },
              { value: 'try', label: t('assessments.editor.tryOut') },
            ]}
          />
          {side === 'faults' ? (
            <Problems problems={problems} onShow={show} />
          ) : (
            <TryOut draftKey={`${draftKey}.try`} scheme={scheme} isReady={problems.length === 0} />
          )}
        </aside>
      </div>
    </EditorProvider>
  );
}
