// What shows something: records of the system and documents, by name; a record that may be read is opened here.
import type { Shown } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';

export function ShownList({
  shown,
  onOpen,
}: {
  shown: readonly Shown[];
  /** Absent: nothing is opened here. */
  onOpen?: (recordId: string) => void;
}) {
  const { t } = useTranslation();
  if (shown.length === 0) return null;
  return (
    <ul className="shown-by">
      {shown.map(({ kind, id, title }) => (
        <li key={`${kind} ${id} ${title}`}>
          <span className="muted">{t(`evidence.kinds.${kind}`)}</span>{' '}
          {kind === 'duty-record' && id !== null && onOpen !== undefined ? (
            <button type="button" className="link-button" onClick={() => onOpen(id)}>
              {title}
            </button>
          ) : (
            title
          )}
        </li>
      ))}
    </ul>
  );
}
