// The way to record something, from wherever one is.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export function NewRecordLink({ isPrimary = true }: { isPrimary?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to="/records/new">
      <Button type={isPrimary ? 'primary' : 'default'} tabIndex={-1}>
        {t('records.new')}
      </Button>
    </Link>
  );
}
