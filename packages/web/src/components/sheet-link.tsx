// The list of a page as a workbook, narrowed as the page is.
import { useTranslation } from 'react-i18next';
import { sheetAddress } from '../api/client.ts';

export function SheetLink({ path, filter }: { path: string; filter: object }) {
  const { t } = useTranslation();
  return (
    <a className="no-print" href={sheetAddress(path, filter)} download>
      {t('common.exportSheet')}
    </a>
  );
}
