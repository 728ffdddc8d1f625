// The columns of the office's list: each ask by its four steps.
import type { AskLine } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { today } from '../../clock.ts';
import type { Column } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { DocumentLine, OfWhom, StepMark } from './ask-marks.tsx';
import { isOverdue, STEPS } from './ask-standing.ts';

function AskName({ line }: { line: AskLine }) {
  const { t } = useTranslation();
  if (!line.mayOpen || line.what === null)
    return (
      <div className="ask-name">
        <span>{t('deployments.closedContent')}</span>
        <br />
        <DocumentLine line={line} />
      </div>
    );
  return (
    <div className="ask-name">
      <Link
        to="/deployments/$deploymentId/asks/$askId"
        params={{ deploymentId: line.deploymentId, askId: line.id }}
      >
        {line.what}
      </Link>
      <br />
      <DocumentLine line={line} />
    </div>
  );
}

/** The day of an ask; with a part of a result it can be past all the same. */
export function DueDay({ line }: { line: Pick<AskLine, 'dueOn' | 'result' | 'state'> }) {
  const { t } = useTranslation();
  if (line.dueOn === null) return <span className="muted">{t('deployments.noDay')}</span>;
  if (line.result === 'partly' && isOverdue(line, today()))
    return <StateMark state="overdue" text={t('deployments.pastDay', { on: line.dueOn })} />;
  return <span className="nowrap">{line.dueOn}</span>;
}

export function useAskColumns(): Column<AskLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'ask',
      title: t('deployments.ask'),
      isHead: true,
      cell: (line) => <AskName line={line} />,
    },
    {
      id: 'of-whom',
      title: t('deployments.ofWhom'),
      cell: (line) => <OfWhom line={line} />,
    },
    { id: 'due', title: t('deployments.due'), cell: (line) => <DueDay line={line} /> },
    ...STEPS.map((step) => ({
      id: step,
      title: t(`deployments.step.${step}`),
      cell: (line: AskLine) => <StepMark step={step} line={line} />,
    })),
  ];
}
