// The choice among the five roles of articles 5 to 9, with all of them first.
import { TRAINED_ROLES, type TrainedRole } from '@jinze/kernel';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

const ALL = 'all';

export function RoleSelect({
  value,
  onChange,
}: {
  value: TrainedRole | undefined;
  onChange: (role: TrainedRole | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('training.role')}
      style={{ width: 220, maxWidth: '100%' }}
      value={value ?? ALL}
      options={[
        { value: ALL, label: t('training.everyRole') },
        ...TRAINED_ROLES.map((role) => ({ value: role, label: t(`postClass.${role}`) })),
      ]}
      onChange={(chosen: TrainedRole | typeof ALL) => onChange(chosen === ALL ? undefined : chosen)}
    />
  );
}
