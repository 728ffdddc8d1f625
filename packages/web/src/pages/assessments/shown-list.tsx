// What shows something: records of the system and documents, by name; a record that may be read is opened here.
import type { Shown } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';

/** As many are read at a glance; the rest opens. */
const AT_ONCE = 5;

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
  const list = (part: readonly Shown[]) => (
    <ul className="shown-by">
      {part.map(({ kind, id, title }) => (
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
  const rest = shown.slice(AT_ONCE);
  return (
    <>
      {list(shown.slice(0, AT_ONCE))}
      {rest.length > 0 && (
        <details>
          <summary>{t('assessments.moreShown', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
