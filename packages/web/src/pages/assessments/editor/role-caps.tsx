// Caps of roles 岗位封顶: how much the items of one role may take away or add together.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { placeId, useEditor } from './editor-context.ts';
import { FaultsAt, NumberAt, TextAt } from './fields.tsx';
import { withAdded, without } from './scheme-paths.ts';

export function RoleCaps() {
  const { t } = useTranslation();
  const { scheme, change } = useEditor();
  const { roleCaps = [] } = scheme;
  const unit = t('assessments.points');
  return (
    <>
      <h3>{t('assessments.editor.roleCaps')}</h3>
      <p className="muted">{t('assessments.editor.roleCapsHint')}</p>
      {roleCaps.map((_, at) => {
        const path = `roleCaps.${at}`;
        return (
          <div className="part" key={path} id={placeId(path)} tabIndex={-1}>
            <FaultsAt paths={[path]} />
            <div className="editor-fields">
              <TextAt path={`${path}.role`} label={t('assessments.editor.role')} most={100} />
              <NumberAt
                path={`${path}.maxDeduction`}
                label={t('assessments.editor.roleTakes')}
                unit={unit}
              />
              <NumberAt
                path={`${path}.maxBonus`}
                label={t('assessments.editor.roleAdds')}
                unit={unit}
              />
            </div>
            <Button
              size="small"
              type="text"
              className="start"
              onClick={() => change((old) => without(old, path))}
            >
              {t('assessments.editor.remove')}
            </Button>
          </div>
        );
      })}
      <Button
        size="small"
        className="start"
        onClick={() => change((old) => withAdded(old, 'roleCaps', { role: '' }))}
      >
        {t('assessments.editor.addRoleCap')}
      </Button>
    </>
  );
}
