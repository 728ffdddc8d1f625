// What lies beside a mark: what the subject says on the item and of its year, and the facts of the item with what shows them.
import { useTranslation } from 'react-i18next';
import type { call } from '../../api/client.ts';
import { FactLine } from '../../components/fact-line.tsx';
import type { OpenRecord } from './cited-record-dialog.tsx';
import { factWord } from './fact-words.ts';
import { ShownList } from './shown-list.tsx';

type Scoring = Awaited<ReturnType<typeof call<'assessments', 'scoring'>>>;
export type ScoringLine = Scoring['items'][number];
export type ScoringSubject = Scoring['subjects'][number];

export function Beside({
  line,
  subject,
  onOpen,
}: {
  line: ScoringLine;
  subject: ScoringSubject | undefined;
  onOpen: (open: OpenRecord) => void;
}) {
  const { t } = useTranslation();
  const { said, beside, subjectId, itemId } = line;
  const open = (recordId: string) => onOpen({ subjectId, itemId, recordId });
  return (
    <div className="beside-mark" role="group" aria-label={t('assessments.beside')}>
      {said === null && beside.length === 0 && (
        <p className="muted">{t('assessments.besideNothing')}</p>
      )}
      <dl className="lines wide">
        {said !== null && (
          <FactLine label={t('assessments.itemSaid')}>
            {said.statement}
            <ShownList shown={said.evidence} onOpen={open} />
          </FactLine>
        )}
        {beside.map(({ fact, asks, kind, value, by, because, evidence }) => (
          <FactLine key={fact} label={asks}>
            <strong>{factWord(value, kind, t)}</strong>
            {because !== null && (
              <span className="under muted small">
                {t('assessments.besideBy', { by: by ?? '', because })}
              </span>
            )}
            <ShownList shown={evidence} onOpen={open} />
          </FactLine>
        ))}
      </dl>
      {subject !== undefined && subject.statement !== null && (
        <details>
          <summary>{t('assessments.wholeStatement', { on: subject.submittedOn ?? '' })}</summary>
          <p className="whole-statement">{subject.statement}</p>
        </details>
      )}
    </div>
  );
}
