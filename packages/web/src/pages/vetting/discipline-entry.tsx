// What there is to say of one name in the discipline organ's answer: an open case, and measures.
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Entry {
  readonly openCase: 'filed' | 'none' | 'unknown';
  readonly measures: string;
}
const CASES = ['none', 'filed', 'unknown'] as const;

export function EntryFields({
  name,
  entry,
  onChange,
}: {
  name: string;
  entry: Entry | undefined;
  onChange: (entry: Entry | undefined) => void;
}) {
  const { t } = useTranslation();
  if (entry === undefined)
    return (
      <Button size="small" onClick={() => onChange({ openCase: 'none', measures: '' })}>
        {t('vetting.addEntry')}
      </Button>
    );
  return (
    <div className="stack" style={{ gap: 6 }}>
      <Select
        aria-label={t('vetting.caseOf', { name })}
        value={entry.openCase}
        options={CASES.map((value) => ({ value, label: t(`vetting.cases.${value}`) }))}
        onChange={(openCase) => onChange({ ...entry, openCase })}
      />
      <Input
        aria-label={t('vetting.measuresOf', { name })}
        placeholder={t('vetting.measuresExample')}
        value={entry.measures}
        maxLength={2000}
        onChange={(event) => onChange({ ...entry, measures: event.target.value })}
      />
      <Button size="small" type="text" onClick={() => onChange(undefined)}>
        {t('vetting.removeEntry')}
      </Button>
    </div>
  );
}
