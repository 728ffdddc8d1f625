// One official document: as it is printed, with its number, what it was made of, and the ways to take it along.
import type { OfficialPaper } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useSession } from '../../shell/session.ts';
import { SealLine } from '../ledger/seal-line.tsx';
import { originOf, RecordLink } from './record-link.tsx';
import './documents.css';

const addressOf = ({ id }: OfficialPaper, ending: string): string =>
  `/api/documents/${id}/document.${ending}`;

function WithdrawDialog({ paper, onClose }: { paper: OfficialPaper; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('papers.withdraw')}
      fields={[{ name: 'reason', label: t('papers.reason'), kind: 'long' }]}
      lead={
        <>
          <p className="muted">{t('papers.withdrawHint')}</p>
          {paper.number !== null && <p className="muted">{t('papers.withdrawNumber')}</p>}
        </>
      }
      submit={t('papers.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('documents', 'withdraw', {
          params: { documentId: paper.id },
          body: { version: paper.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['documents'] });
        await queryClient.invalidateQueries({ queryKey: ['ledger', 'record'] });
        onClose();
      }}
    />
  );
}

/** What stands in for the typefaces of the standard, and what no typeface has. */
function Fonts({ paper }: { paper: OfficialPaper }) {
  const { t } = useTranslation();
  const list = paper.substitutes.map((one) => t('papers.fontAs', one)).join('，');
  return (
    <>
      {list !== '' && (
        <FactLine label={t('papers.fonts')}>{t('papers.fontsAs', { list })}</FactLine>
      )}
      {paper.missing.length > 0 && (
        <FactLine label={t('papers.fonts')}>
          <span className="conflict">{t('papers.missing', { list: paper.missing.join('') })}</span>
        </FactLine>
      )}
    </>
  );
}

function Facts({ paper }: { paper: OfficialPaper }) {
  const { t } = useTranslation();
  const { origin, withdrawn } = paper;
  return (
    <dl className="lines wide">
      <FactLine label={t('papers.state')}>
        {withdrawn === null ? (
          t('papers.stateMade')
        ) : (
          <span className="conflict">{t('papers.withdrawnAs', withdrawn)}</span>
        )}
      </FactLine>
      <FactLine label={t('papers.number')}>
        {paper.number ?? t(paper.isNumbered ? 'papers.draft' : 'papers.plain')}
      </FactLine>
      <FactLine label={t('papers.organs')}>{paper.organs.join('、')}</FactLine>
      {paper.addressees.length > 0 && (
        <FactLine label={t('papers.addressees')}>{paper.addressees.join('、')}</FactLine>
      )}
      <FactLine label={t('papers.madeBy')}>
        {t('papers.madeAs', { at: writtenInstant(paper.madeAt), by: paper.madeBy })}
      </FactLine>
      <FactLine label={t('papers.origin')}>
        {originOf({ ...paper, ledgerSize: origin.ledgerSize }, t)}
      </FactLine>
      <FactLine label={t('papers.verifyCode')}>
        <span className="nowrap">{origin.verifyCode}</span>{' '}
        <Link to="/verify" search={{ code: origin.verifyCode }}>
          {t('papers.verify')}
        </Link>
      </FactLine>
      <FactLine label={t('papers.pages')}>{paper.pages}</FactLine>
      <Fonts paper={paper} />
    </dl>
  );
}

function Downloads({ paper }: { paper: OfficialPaper }) {
  const { t } = useTranslation();
  return (
    <>
      <a href={addressOf(paper, 'docx')} download>
        {t('papers.docx')}
      </a>
      <a href={addressOf(paper, 'pdf')} download>
        {t('papers.pdf')}
      </a>
    </>
  );
}

/** On most phones a browser has no viewer of its own: an empty frame would stand where the paper should. */
function Preview({ paper, frame }: { paper: OfficialPaper; frame: Ref<HTMLIFrameElement> }) {
  const { t } = useTranslation();
  if (!navigator.pdfViewerEnabled)
    return (
      <Notice>
        {t('papers.noViewer')}
        <span className="row">
          <Downloads paper={paper} />
        </span>
      </Notice>
    );
  return (
    <iframe
      // Withdrawn, it says so on every page: it is read again.
      key={paper.version}
      ref={frame}
      className="paper-preview"
      title={t('papers.preview')}
      src={`${addressOf(paper, 'pdf')}?inline=true#navpanes=0&view=FitH`}
    />
  );
}

function Whole({ paper }: { paper: OfficialPaper }) {
  const { t } = useTranslation();
  const session = useSession();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const preview = useRef<HTMLIFrameElement>(null);
  return (
    <div className="stack">
      <PageHead
        title={paper.title}
        sub={t('papers.pageSub', {
          kind: t(`papers.kinds.${paper.kind}`),
          on: paper.dated,
        })}
      >
        <RecordLink
          stream={paper.origin.stream}
          record={paper.origin.record}
          isOwn={paper.origin.record === session.account.personId}
        >
          {t('papers.back')}
        </RecordLink>
        <Downloads paper={paper} />
        {navigator.pdfViewerEnabled && (
          <Button onClick={() => preview.current?.contentWindow?.print()}>
            {t('papers.print')}
          </Button>
        )}
      </PageHead>
      <Facts paper={paper} />
      <SealLine record={paper.id} />
      {paper.may.includes('withdraw') && (
        <div className="row no-print">
          <Button onClick={() => setWithdrawing(true)}>{t('papers.withdraw')}</Button>
        </div>
      )}
      <Preview paper={paper} frame={preview} />
      {isWithdrawing && <WithdrawDialog paper={paper} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

export function DocumentPage() {
  const { documentId } = useParams({ from: '/app/documents/$documentId' });
  const query = useQuery({
    queryKey: ['documents', 'one', documentId],
    queryFn: () =>
      call('documents', 'document', { params: { documentId: documentId as Id<'document'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={documentId} paper={query.data} />;
}
