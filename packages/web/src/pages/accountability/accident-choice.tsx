// Which accident of the register a decision is for: of those in the field and place of the posts the person held.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';

const ACCIDENT_ID = 'accountability-accident';

/** One of the register, with the words it was found by. */
export interface ChosenAccident {
  readonly id: string;
  readonly words: string;
}

export function AccidentChoice({
  appointmentId,
  on,
  value,
  onChange,
}: {
  appointmentId: string;
  on: string;
  value: ChosenAccident | undefined;
  onChange: (accident: ChosenAccident | undefined) => void;
}) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['accountability', 'accidents-to-name', appointmentId, on],
    queryFn: () =>
      call('decisions', 'accidents', {
        params: { appointmentId: appointmentId as never },
        query: { onDay: on as never },
      }),
    enabled: on !== '',
  });
  const options = (found.data?.items ?? []).map(({ id, name, occurredOn }) => ({
    value: id as string,
    label: `${occurredOn} ${name}`,
  }));
  const isFound = options.some((one) => one.value === value?.id);
  return (
    <div className="field">
      <label htmlFor={ACCIDENT_ID}>{t('accountability.accidentOfRegister')}</label>
      <Select
        id={ACCIDENT_ID}
        aria-describedby={`${ACCIDENT_ID}-hint`}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('accountability.findAccident')}
        loading={found.isFetching}
        notFoundContent={found.isFetching ? t('common.loading') : t('accountability.noAccident')}
        value={value?.id ?? null}
        options={
          value === undefined || isFound
            ? options
            : [{ value: value.id, label: value.words }, ...options]
        }
        onChange={(id: string | null | undefined) => {
          const words = options.find((one) => one.value === id)?.label;
          onChange(id && words !== undefined ? { id, words } : undefined);
        }}
      />
      <span id={`${ACCIDENT_ID}-hint`} className="muted">
        {t('accountability.accidentOfRegisterHint')}
      </span>
    </div>
  );
}
