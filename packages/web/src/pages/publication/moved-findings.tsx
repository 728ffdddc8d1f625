// Of a notice of a feedback: which findings no longer stand as they were when the text was written.
import type { PublicNotice } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';

export function MovedFindings({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  if (one.moved.length === 0) return null;
  return (
    <div className="conflict" role="status">
      <p>{t('publication.moved', { count: one.moved.length })}</p>
      <ul className="said">
        {one.moved.map(({ number, why }) => (
          <li key={number}>{t(`publication.movedWhy.${why}`, { number })}</li>
        ))}
      </ul>
    </div>
  );
}
