// A post as officials name it: the body, the post, who holds it.
import { useTranslation } from 'react-i18next';

export function PostName({
  organ,
  title,
  person,
}: {
  organ: string;
  title: string;
  /** Null: the post is vacant; absent: who holds it is not said. */
  person?: string | null;
}) {
  const { t } = useTranslation();
  return (
    <>
      <span className="unit">{organ}</span> <strong className="unit">{title}</strong>{' '}
      {person === null && <span className="conflict">{t('regions.isVacant')}</span>}
      {person !== null && <span className="unit">{person}</span>}
    </>
  );
}
