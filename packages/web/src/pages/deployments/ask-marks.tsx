// How far an ask is, step by step: shape and word, and the day.
import type { AskLine, StepKind } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { today } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';
import { STEPS, standingOf } from './ask-standing.ts';

type Line = Parameters<typeof standingOf>[1];

export function StepMark({ step, line }: { step: StepKind; line: Line }) {
  const { t } = useTranslation();
  const { state, word, on } = standingOf(step, line, today());
  return (
    <span className="step-mark">
      <StateMark state={state} text={t(`deployments.word.${word}`)} />
      {on !== null && <span className="muted nowrap step-day">{on}</span>}
    </span>
  );
}

/** All four in a row, each under its name. */
export function StepRow({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <dl className="step-row">
      {STEPS.map((step) => (
        <div key={step}>
          <dt>{t(`deployments.step.${step}`)}</dt>
          <dd>
            <StepMark step={step} line={line} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of whom it is asked: the post or the body, and who answers for it. */
export function OfWhom({ line }: { line: Pick<AskLine, 'organName' | 'postTitle' | 'persons'> }) {
  const { t } = useTranslation();
  const { organName, postTitle, persons } = line;
  return (
    <>
      <span className="unit">{organName}</span>{' '}
      {postTitle !== null && <span className="unit">{postTitle}</span>}{' '}
      <span className="muted">
        {persons.length === 0
          ? t('deployments.nobody')
          : persons.map(({ personId, name }, index) => (
              <span key={personId} className="unit">
                {index > 0 && '、'}
                {name}
              </span>
            ))}
      </span>
    </>
  );
}

/** The document a line is of, in one line. */
export function DocumentLine({
  line,
}: {
  line: Pick<AskLine, 'issuer' | 'number' | 'title' | 'kind'>;
}) {
  const { t } = useTranslation();
  const { issuer, number, title, kind } = line;
  return (
    <span className="muted">
      {issuer} {number ?? t(`deployments.kind.${kind}`)}
      {title !== null && `《${title}》`}
    </span>
  );
}
