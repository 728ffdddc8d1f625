// An address that leads nowhere.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/feedback.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('error.notFound')}
      hint={t('error.notFoundHint')}
      action={<a href="/">{t('menu.desk')}</a>}
    />
  );
}
