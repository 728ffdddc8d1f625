// The year in hand: next year's is prepared while this year's runs.
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { thisYear } from '../clock.ts';

export function YearSelect({
  value,
  onChange,
}: {
  value: number;
  onChange: (year: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('common.year', { year: value })}
      value={value}
      style={{ width: 104 }}
      options={[1, 0, -1, -2].map((offset) => ({
        value: thisYear() + offset,
        label: t('common.year', { year: thisYear() + offset }),
      }))}
      onChange={onChange}
    />
  );
}
