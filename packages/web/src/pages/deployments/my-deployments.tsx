// What is asked of me, or of whom I serve: what waits first, each with its next step one tap away.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear, today } from '../../clock.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { YearSelect } from '../year-select.tsx';
import { DueDay } from './ask-columns.tsx';
import { DocumentLine, OfWhom, StepRow } from './ask-marks.tsx';
import { isOverdue, isSettled, nextStep } from './ask-standing.ts';
import { StepDialog } from './step-dialog.tsx';

type Mine = Awaited<ReturnType<typeof call<'deployments', 'mine'>>>;
type Line = Mine['items'][number];

function headOf({ counts, items }: Mine, t: TFunction): string {
  if (items.length === 0) return t('deployments.mineNone');
  if (counts.open === 0) return t('deployments.mineSettled');
  return counts.overdue === 0
    ? t('deployments.mineOpen', { count: counts.open })
    : t('deployments.mineOverdue', { count: counts.open, overdue: counts.overdue });
}

function AskCard({ line, onStep }: { line: Line; onStep: (line: Line) => void }) {
  const { t } = useTranslation();
  const isLate = isOverdue(line, today());
  return (
    <li className={isLate ? 'card ask-card late' : 'card ask-card'}>
      <h3>
        <Link
          to="/deployments/$deploymentId/asks/$askId"
          params={{ deploymentId: line.deploymentId, askId: line.id }}
        >
          {line.what}
        </Link>
      </h3>
      <p>
        <DocumentLine line={line} />
      </p>
      <div className="ask-of">
        <span>
          <span className="muted">{t('deployments.due')}</span> <DueDay line={line} />
        </span>
        <span>
          <OfWhom line={line} />
        </span>
      </div>
      <StepRow line={line} />
      {line.maySteps && line.isNow && !isSettled(line) && (
        <div className="row no-print">
          <Button type="primary" onClick={() => onStep(line)}>
            {t(`deployments.do.${nextStep(line)}`)}
          </Button>
        </div>
      )}
    </li>
  );
}

function Group({
  title,
  hint,
  lines,
  onStep,
}: {
  title: string;
  hint?: string;
  lines: readonly Line[];
  onStep: (line: Line) => void;
}) {
  if (lines.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      {hint !== undefined && <p className="muted">{hint}</p>}
      <ul className="ask-cards">
        {lines.map((line) => (
          <AskCard key={line.id} line={line} onStep={onStep} />
        ))}
      </ul>
    </section>
  );
}

export function MyDeployments() {
  const { t } = useTranslation();
  const { year = thisYear() } = useSearch({ from: '/app/deployments' });
  const navigate = useNavigate({ from: '/deployments' });
  const [chosen, setChosen] = useState<Line>();
  const [notice, setNotice] = useState('');
  const mine = useQuery({
    queryKey: ['deployments', 'mine', year],
    queryFn: () => call('deployments', 'mine', { query: { year } }),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const { items } = mine.data;
  const open = items.filter((line) => !isSettled(line) && line.isNow);
  const late = open.filter((line) => isOverdue(line, today()));
  const rest = open.filter((line) => !late.includes(line));
  return (
    <div className="stack">
      <PageHead title={headOf(mine.data, t)} sub={t('deployments.mineSub')}>
        <YearSelect
          value={year}
          onChange={(next) =>
            void navigate({
              search: (old) => ({ ...old, year: next === thisYear() ? undefined : next }),
            })
          }
        />
        {items.length > 0 && <SheetLink path="deployments/mine" filter={{ year }} />}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {items.length === 0 && (
        <div className="card">
          <EmptyState title={t('deployments.mineNone')} hint={t('deployments.mineNoneHint')} />
        </div>
      )}
      <Group title={t('deployments.groupLate')} lines={late} onStep={setChosen} />
      <Group title={t('deployments.groupOpen')} lines={rest} onStep={setChosen} />
      <Group
        title={t('deployments.groupSettled', { year })}
        lines={items.filter(isSettled)}
        onStep={setChosen}
      />
      <Group
        title={t('deployments.groupPassedOn')}
        hint={t('deployments.passedOnHint')}
        lines={items.filter((line) => !isSettled(line) && !line.isNow)}
        onStep={setChosen}
      />
      {chosen !== undefined && (
        <StepDialog
          deploymentId={chosen.deploymentId}
          ask={chosen}
          kind={nextStep(chosen)}
          onClose={() => setChosen(undefined)}
          onDone={(words) => {
            setChosen(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}
