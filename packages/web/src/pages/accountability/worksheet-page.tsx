// One person in one case: what is held and what the rules say of it, what the person says, what follows; one act at a time.
import type { AccountabilityProposal, PrecedentComparison, Worksheet } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import {
  DecisionStateMark,
  personWord,
  SheetStateMark,
  useMeasuresWord,
} from './accountability-words.tsx';
import { OpenExemptionDialog } from './exemption-acts.tsx';
import { ExemptionSection } from './exemption-section.tsx';
import { FrozenEvidence } from './frozen-evidence.tsx';
import { DecideDialog, ProposeDialog } from './outcome-acts.tsx';
import { PrecedentTally } from './precedent-tally.tsx';
import {
  DropDialog,
  PaperDialog,
  ReturnDialog,
  type SheetActProps,
  StateDialog,
  TellDialog,
} from './worksheet-acts.tsx';
import { Articles, addressOf, articleOf } from './worksheet-articles.tsx';
import { Contents, Proposals, Statements } from './worksheet-parts.tsx';

type Dialog =
  | 'tell'
  | 'state'
  | 'paper'
  | 'open-exemption'
  | 'propose'
  | 'return'
  | 'decide'
  | 'drop';
const DIALOGS: Readonly<Record<Dialog, (props: SheetActProps) => ReactNode>> = {
  decide: DecideDialog,
  return: ReturnDialog,
  state: StateDialog,
  tell: TellDialog,
  propose: ProposeDialog,
  paper: PaperDialog,
  'open-exemption': OpenExemptionDialog,
  drop: DropDialog,
};

/** Answering is one act for the person and another for who enters a paper: by which the reader is, it is one of them. */
function actsOf(sheet: Worksheet, isSubject: boolean): readonly Dialog[] {
  return (Object.keys(DIALOGS) as Dialog[]).filter((act) => {
    if (act === 'state') return isSubject && sheet.may.includes('state');
    if (act === 'paper') return !isSubject && sheet.may.includes('state');
    return sheet.may.includes(act);
  });
}

function Decision({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const measuresWord = useMeasuresWord();
  const { decision } = sheet;
  const session = useSession();
  if (decision === null) return null;
  // Who handled the case reads the decision here and has no register of decisions.
  const what =
    decision.outcome === 'pursued'
      ? measuresWord(decision.measures)
      : t('accountability.notPursuedOn', {
          ground: t(`accountability.grounds.${decision.ground ?? 'other'}`),
        });
  return (
    <FactLine label={t('accountability.decision')}>
      <DecisionStateMark state={decision.state} />{' '}
      {may(session, 'accountability.decision') ? (
        <Link to="/accountability/decisions/$decisionId" params={{ decisionId: decision.id }}>
          {what}
        </Link>
      ) : (
        what
      )}
      <div className="muted">
        {decision.organ} {decision.documentNo} {decision.decidedOn}
      </div>
    </FactLine>
  );
}

function Facts({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  return (
    <dl className="lines wide">
      <FactLine label={t('accountability.state')}>
        <SheetStateMark state={sheet.state} />
      </FactLine>
      <Decision sheet={sheet} />
      <FactLine label={t('accountability.case')}>
        {sheet.caseTitle}
        <div className="muted">{sheet.office}</div>
      </FactLine>
      <FactLine label={t('accountability.postThen')}>
        {sheet.organName}
        {sheet.postTitle}
        <div className="muted">
          {t('accountability.postThenOn', { on: sheet.onDay })}
          {sheet.portfolios.length > 0 &&
            ` · ${t('accountability.portfolios', { fields: sheet.portfolios.join('、') })}`}
        </div>
      </FactLine>
      <FactLine label={t('accountability.committee')}>
        {sheet.committeeName === null ? (
          <span className="conflict">{t('accountability.committeeUnknown')}</span>
        ) : (
          t('accountability.committeeOf', { name: sheet.committeeName })
        )}
      </FactLine>
      {sheet.droppedReason !== null && (
        <FactLine label={t('accountability.dropReason')}>{sheet.droppedReason}</FactLine>
      )}
    </dl>
  );
}

/** Only for who handles or decides: the person is not measured against others. */
function Precedents({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const compared = useQuery({
    queryKey: ['accountability', 'compare', sheet.id],
    queryFn: () => call('precedents', 'compare', { params: { worksheetId: sheet.id } }),
  });
  const last = sheet.proposals.at(-1);
  return (
    <section className="card stack">
      <h2>{t('accountability.compare')}</h2>
      {compared.isPending && <Loading />}
      {compared.isError && (
        <ErrorState error={compared.error} onRetry={() => void compared.refetch()} />
      )}
      {compared.data !== undefined && <Compared found={compared.data} proposed={last} />}
    </section>
  );
}

function Compared({
  found: { grade, level, postClass, summary },
  proposed,
}: {
  found: PrecedentComparison;
  proposed: AccountabilityProposal | undefined;
}) {
  const { t } = useTranslation();
  return (
    <>
      <p className="muted">
        {t('accountability.comparedBy', {
          level: t(`accountability.levels.${level}`),
          postClass: t(`accountability.classes.${postClass}`),
          grade: grade === null ? t('accountability.anyGrade') : t(`accidents.grades.${grade}`),
        })}{' '}
        <Link
          to="/accountability/precedents"
          search={{ tier: level, postClass, ...(grade === null ? {} : { grade }) }}
        >
          {t('accountability.toPrecedents')}
        </Link>
      </p>
      <PrecedentTally summary={summary} {...(proposed === undefined ? {} : { proposed })} />
    </>
  );
}

function Whole({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accountability/worksheets/$worksheetId' });
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const isSubject = session.account.personId === sheet.personId;
  const acts = actsOf(sheet, isSubject);
  const maySave = sheet.may.includes('save');
  const Open = dialog === undefined ? undefined : DIALOGS[dialog];
  const showWhy = (why: string | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, why }) });
  const asked = articleOf(search.why);
  const isWhyOpen = asked !== undefined && sheet.assessment !== null;
  const onDone = (words: string) => {
    setDialog(undefined);
    setNotice(words);
  };
  return (
    <div className="stack">
      <PageHead
        title={t(
          isSubject ? `accountability.mineIs.${sheet.state}` : `accountability.is.${sheet.state}`,
          {
            who: personWord(sheet),
            on: sheet.answerBy ?? '',
          },
        )}
        sub={t('accountability.sheetSub')}
      >
        {isSubject ? (
          <Link to="/accountability">{t('menu.accountability')}</Link>
        ) : sheet.mayOpenCase ? (
          <Link to="/accountability/cases/$caseId" params={{ caseId: sheet.caseId }}>
            {t('accountability.toCase')}
          </Link>
        ) : null}
        {maySave && (
          <Link
            to="/accountability/worksheets/$worksheetId/edit"
            params={{ worksheetId: sheet.id }}
          >
            <Button tabIndex={-1}>{t('accountability.acts.save')}</Button>
          </Link>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <div className={isWhyOpen ? 'with-panel open' : 'with-panel'}>
        <div className="stack">
          <CasePage
            facts={
              <>
                <Facts sheet={sheet} />
                <DocumentsPart stream="worksheet" of={sheet.id} />
                <SealLine record={sheet.id} />
              </>
            }
            timelineTitle={t('accountability.course')}
            timeline={sheet.steps.map((step) => ({
              on: step.on,
              what: `${[t(`accountability.steps.${step.act as 'add'}`), step.documentNo, step.note]
                .filter((part) => part !== null && part !== '')
                .join(' ')}${t('accountability.stepBy', {
                by: step.recordedBy,
                at: writtenInstant(step.recordedAt),
              })}`,
            }))}
            decision={
              acts.length === 0
                ? undefined
                : acts.map((act, index) => (
                    <Button
                      key={act}
                      type={index === 0 && act !== 'drop' ? 'primary' : 'default'}
                      onClick={() => setDialog(act)}
                    >
                      {t(`accountability.acts.${act}`)}
                    </Button>
                  ))
            }
          />
          <section className="card stack">
            <h2>{t('accountability.rulesSay')}</h2>
            <Articles
              sheet={sheet}
              onWhy={(article, element) => {
                opener.current = element;
                showWhy(addressOf(article));
              }}
            />
          </section>
          <section className="card stack">
            <h2>{t('accountability.held')}</h2>
            <Contents sheet={sheet} />
          </section>
          <section className="card stack">
            <h2>{t('accountability.statements')}</h2>
            <Statements sheet={sheet} />
          </section>
          {sheet.exemption !== null && (
            <ExemptionSection sheet={{ ...sheet, exemption: sheet.exemption }} onDone={setNotice} />
          )}
          {sheet.proposals.length > 0 && (
            <section className="card stack">
              <h2>{t('accountability.proposals')}</h2>
              <Proposals sheet={sheet} />
            </section>
          )}
          <section className="card stack">
            <h2>{t('accountability.evidence')}</h2>
            <FrozenEvidence sheet={sheet} />
          </section>
          {!isSubject && may(session, 'accountability.compare') && <Precedents sheet={sheet} />}
        </div>
        {asked !== undefined && sheet.assessment !== null && (
          <WhyPanel
            why={sheet.assessment.whys[asked]}
            paper={<ConclusionPaper stream="worksheet" of={sheet.id} part={asked} />}
            clauseAddress={clauseAddress}
            seal={<SealLine record={sheet.id} />}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {Open !== undefined && (
        <Open sheet={sheet} onClose={() => setDialog(undefined)} onDone={onDone} />
      )}
    </div>
  );
}

export function WorksheetPage() {
  const { worksheetId } = useParams({ from: '/app/accountability/worksheets/$worksheetId' });
  const query = useQuery({
    queryKey: ['accountability', 'worksheet', worksheetId],
    queryFn: () =>
      call('accountability', 'worksheet', { params: { worksheetId: worksheetId as never } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole sheet={query.data} />;
}
