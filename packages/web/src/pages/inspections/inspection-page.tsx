// One inspection as a case: how it stands first, then order, materials, findings, feedback, complaints; one act leads on.
import type { Inspection } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { ComplaintsPart } from './complaints-part.tsx';
import { FeedbackPart } from './feedback-part.tsx';
import { FindingsPart, type OnWhy } from './findings-part.tsx';
import { InspectionAct, type InspectionDialog } from './inspection-acts.tsx';
import { inspectionQuery } from './inspection-query.ts';
import { conclusionOf } from './inspection-words.tsx';
import { MaterialsPart } from './materials-part.tsx';
import { OrderPart } from './order-part.tsx';

/** What leads on comes first: the first of these that is possible is the act of the page. */
const ORDER: readonly InspectionDialog[] = [
  'approve',
  'issue',
  'arrive',
  'leave',
  'deliver',
  'acknowledge',
  'submit-plan',
  'look-back',
  'close',
  'name-member',
  'extend-order',
  'change',
  'withdraw',
];
const ENDING: readonly InspectionDialog[] = ['withdraw', 'close'];

const PARTS = ['order', 'materials', 'findings', 'feedback', 'complaints'] as const;
type Part = (typeof PARTS)[number];

function Ways({ one, part, parts }: { one: Inspection; part: Part; parts: readonly Part[] }) {
  const { t } = useTranslation();
  return (
    <nav className="row no-print ways" aria-label={t('inspections.parts.label')}>
      {parts.map((each) => (
        <Link
          key={each}
          to="."
          search={(old) => ({ ...old, part: each === 'order' ? undefined : each, why: undefined })}
          activeOptions={{ exact: true, explicitUndefined: true }}
          {...(each === part ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`inspections.parts.${each}`, {
            findings: one.findingList.length,
            complaints: one.complaints.length,
          })}
        </Link>
      ))}
    </nav>
  );
}

function PartOf({
  part,
  one,
  onWhy,
  onDone,
}: {
  part: Part;
  one: Inspection;
  onWhy: OnWhy;
  onDone: (words: string) => void;
}) {
  switch (part) {
    case 'order':
      return <OrderPart one={one} onDone={onDone} />;
    case 'materials':
      return <MaterialsPart one={one} onDone={onDone} />;
    case 'findings':
      return <FindingsPart one={one} onWhy={onWhy} onDone={onDone} />;
    case 'feedback':
      return <FeedbackPart one={one} onWhy={onWhy} onDone={onDone} />;
    case 'complaints':
      return <ComplaintsPart one={one} onDone={onDone} />;
  }
}

const whyOf = (one: Inspection, key: string | undefined) =>
  key === undefined
    ? undefined
    : key === 'plan'
      ? (one.plan.why ?? undefined)
      : one.findingList.find(({ id }) => id === key)?.why;

function Whole({ one }: { one: Inspection }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/inspections/$inspectionId' });
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<InspectionDialog>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const [first, ...others] = ORDER.filter((act) => one.may.includes(act));
  const parts = PARTS.filter((each) => each !== 'complaints' || one.side !== 'inspected');
  const part = parts.find((each) => each === search.part) ?? 'order';
  const why = whyOf(one, search.why);
  const showWhy = (key: string | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why: key }), resetScroll: false });
  const done = (words: string) => {
    setDialog(undefined);
    setNotice(words);
  };
  return (
    <div className="stack">
      <PageHead
        title={conclusionOf(one, t)}
        sub={t(`inspections.sides.${one.side}`, { issuer: one.issuerName })}
      >
        <Link to="/inspections">{t('menu.inspections')}</Link>
        {first !== undefined && (
          <Button
            type={ENDING.includes(first) ? 'default' : 'primary'}
            onClick={() => setDialog(first)}
          >
            {t(`inspections.acts.${first}`)}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <Ways one={one} part={part} parts={parts} />
      <div className={why === undefined ? 'with-panel' : 'with-panel open'}>
        <CasePage
          facts={
            <>
              <PartOf
                part={part}
                one={one}
                onDone={done}
                onWhy={(key, element) => {
                  opener.current = element;
                  showWhy(key);
                }}
              />
              <DocumentsPart stream="inspection" of={one.id} />
              <SealLine record={one.id} />
            </>
          }
          timelineTitle={t('inspections.course')}
          timeline={one.steps.map((step) => ({
            on: step.on,
            what: t('inspections.step', {
              what: [t(`inspections.steps.${step.act}`), step.documentNo, step.note]
                .filter((each) => each !== null)
                .join(' '),
              by: step.recordedBy,
              at: writtenInstant(step.recordedAt),
            }),
          }))}
          decision={
            others.length === 0 ? undefined : (
              <>
                {others.map((act) => (
                  <Button key={act} onClick={() => setDialog(act)}>
                    {t(`inspections.acts.${act}`)}
                  </Button>
                ))}
              </>
            )
          }
        />
        {why !== undefined && (
          <WhyPanel
            why={why}
            clauseAddress={clauseAddress}
            paper={
              search.why === undefined ? undefined : (
                <ConclusionPaper stream="inspection" of={one.id} part={search.why} />
              )
            }
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {dialog !== undefined && (
        <InspectionAct act={dialog} one={one} onClose={() => setDialog(undefined)} onDone={done} />
      )}
    </div>
  );
}

export function InspectionPage() {
  const { inspectionId } = useParams({ from: '/app/inspections/$inspectionId' });
  const query = useQuery(inspectionQuery(inspectionId));
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole one={query.data} />;
}
