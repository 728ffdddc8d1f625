// What can be done with a section, an item or a veto: open it, move it, take it out.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editor-context.ts';
import { moved, parted, valueAt, without } from './scheme-paths.ts';

export function PlaceActs({
  path,
  name,
  isListKept = false,
}: {
  path: string;
  name: string;
  isListKept?: boolean;
}) {
  const { t } = useTranslation();
  const { scheme, change, open, setOpen, isReadOnly } = useEditor();
  if (isReadOnly) return null;
  const [list, at] = parted(path);
  const count = (valueAt(scheme, list) as readonly unknown[] | undefined)?.length ?? 0;
  const move = (by: 1 | -1) => {
    setOpen(undefined);
    change((old) => moved(old, path, by));
  };
  const label = (act: 'edit' | 'up' | 'down' | 'remove') =>
    t(`assessments.editor.acts.${act}`, { name });
  return (
    <span className="place-acts no-print">
      <Button
        size="small"
        type={open === path ? 'primary' : 'default'}
        aria-expanded={open === path}
        aria-label={label('edit')}
        onClick={() => setOpen(open === path ? undefined : path)}
      >
        {t('assessments.editor.edit')}
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={label('up')}
        disabled={at === 0}
        onClick={() => move(-1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={label('down')}
        disabled={Number(at) >= count - 1}
        onClick={() => move(1)}
      >
        ↓
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={label('remove')}
        onClick={() => {
          setOpen(undefined);
          change((old) => without(old, path, isListKept));
        }}
      >
        {t('assessments.editor.remove')}
      </Button>
    </span>
  );
}
