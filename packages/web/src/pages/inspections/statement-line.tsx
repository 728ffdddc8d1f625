// What the person whom a finding names says of it, and what was answered.
import type { InspectionFinding } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { FactLine } from '../../components/fact-line.tsx';

export function StatementLine({ statement }: Pick<InspectionFinding, 'statement'>) {
  const { t } = useTranslation();
  if (statement === null) return null;
  const { on, by, text, answer } = statement;
  return (
    <FactLine label={t('inspections.statement')}>
      {on} {by}：{text}
      <div className="muted">
        {answer === null
          ? t('inspections.notAnswered')
          : `${answer.on} ${t(`inspections.statementOutcomes.${answer.outcome}`)}：${answer.text}`}
      </div>
    </FactLine>
  );
}
