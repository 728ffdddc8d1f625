// One thing that is asked: what, of whom, by when.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextField } from '../supervision/form-field.tsx';
import type { LineDraft } from './deployment-draft.ts';
import { TargetChoice } from './target-choice.tsx';

export function LineFields({
  line,
  number,
  regionPath,
  fault,
  refused,
  onChange,
  onRemove,
}: {
  line: LineDraft;
  number: number;
  regionPath: string;
  fault: 'what' | 'targets' | undefined;
  refused: string | undefined;
  onChange: (next: Partial<LineDraft>) => void;
  onRemove?: () => void;
}) {
  const { t } = useTranslation();
  const id = `line-${line.key}`;
  return (
    <div className="choice-block ask-line">
      <div className="row">
        <span className="muted">{t('deployments.line', { number })}</span>
        <span className="spacer" />
        {onRemove !== undefined && (
          <Button
            type="text"
            size="small"
            aria-label={t('deployments.removeLineOf', { number })}
            onClick={onRemove}
          >
            {t(line.askId === null ? 'deployments.removeLine' : 'deployments.endLine')}
          </Button>
        )}
      </div>
      {refused !== undefined && <p className="conflict">{refused}</p>}
      <TextField
        id={id}
        label={t('deployments.what')}
        hint={t('deployments.whatHint')}
        kind="long"
        rows={2}
        most={300}
        value={line.what}
        error={fault === 'what' ? t('common.required') : ''}
        onChange={(what) => onChange({ what })}
      />
      <TargetChoice
        id={`${id}-targets`}
        regionPath={regionPath}
        value={line.targets}
        error={fault === 'targets' ? t('deployments.needTarget') : ''}
        isFixed={line.isFixed}
        onChange={(targets) => onChange({ targets })}
      />
      <TextField
        id={`${id}-due`}
        label={t('deployments.dueField')}
        kind="date"
        value={line.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
      />
    </div>
  );
}
