// The accidents a rule counts, and those that may count with what is not known of them.
import type { TalkTrigger } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useSession } from '../../shell/session.ts';
import { gradeWord } from '../accidents/accident-words.tsx';

export function CountedAccidents({ trigger }: { trigger: TalkTrigger }) {
  const { t } = useTranslation();
  const session = useSession();
  const { counted, perhaps } = trigger;
  if (counted.length + perhaps.length === 0)
    return <span className="muted">{t('common.none')}</span>;
  const named = (one: TalkTrigger['counted'][number]) => {
    const words = `${one.occurredOn} ${one.name}`;
    return (
      <>
        {may(session, 'accidents.accident') ? (
          <Link to="/accidents/$accidentId" params={{ accidentId: one.accidentId }}>
            {words}
          </Link>
        ) : (
          words
        )}
        {one.grade !== null && t('talks.countedGrade', { grade: gradeWord(one.grade, t) })}
      </>
    );
  };
  return (
    <ul className="counted">
      {counted.map((one) => (
        <li key={one.accidentId}>{named(one)}</li>
      ))}
      {perhaps.map((one) => (
        <li key={one.accidentId}>
          {named(one)}
          <div className="muted">{t('talks.perhaps', { because: one.because })}</div>
        </li>
      ))}
    </ul>
  );
}
