// One public notice: the page as the public reads it, and beside it what the privacy check finds, the documents, the course.
import type { PublicNotice } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ActError, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { useNotice } from './edit-notice-page.tsx';
import { MovedFindings } from './moved-findings.tsx';
import { type Dialog, NoticeAct } from './notice-acts.tsx';
import { NoticeSheet } from './notice-sheet.tsx';
import { conclusionOf, leftOf, NoticeMark } from './publication-words.tsx';
import './publication.css';

const publicAddress = (id: string) => `/public/notices/${id}`;

function Hits({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  if (one.hits.length === 0)
    return one.state === 'draft' || one.state === 'checked' ? (
      <p className="muted">{t('publication.noHits')}</p>
    ) : null;
  return (
    <>
      <h2>{t('publication.hits', { count: leftOf(one).length })}</h2>
      <ul className="said">
        {one.hits.map((hit) => (
          <li key={hit.kind + hit.text}>
            {t(`publication.hitKinds.${hit.kind}`)}：<strong>{hit.text}</strong>
            {hit.count > 1 && t('publication.times', { count: hit.count })}
            <div className="muted">{t('publication.standsAt', { around: hit.around })}</div>
            <div className={hit.reason === null ? 'conflict' : 'muted'}>
              {hit.reason ?? t(`publication.answers.${hit.answer}`)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Documents({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const again = async (work: Promise<unknown>) => {
    setFailure(null);
    try {
      await work;
    } catch (error) {
      setFailure(error);
    }
    await queryClient.invalidateQueries({ queryKey: ['publication'] });
  };
  const params = { noticeId: one.id };
  const { version } = one;
  const mayAdd = one.may.includes('add-document');
  if (!mayAdd && one.documents.length === 0) return null;
  return (
    <>
      <h2>{t('publication.documents')}</h2>
      <ActError error={failure} />
      <ul className="said" hidden={one.documents.length === 0}>
        {one.documents.map((file) => (
          <li key={file.id}>
            <a href={`/api/publication/notices/${one.id}/documents/${file.id}`} download>
              {file.name}
            </a>{' '}
            {one.may.includes('remove-document') && (
              <Button
                size="small"
                onClick={() =>
                  void again(
                    call('publication', 'removeDocument', {
                      params,
                      body: { version, documentId: file.id },
                    }),
                  )
                }
              >
                {t('publication.removeDocument', { name: file.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <>
          <p className="muted">{t('publication.documentsHint')}</p>
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t('publication.addDocument')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined)
                void again(call('publication', 'addDocument', { params, body: { version }, file }));
            }}
          />
          <Button onClick={() => input.current?.click()}>{t('publication.addDocument')}</Button>
        </>
      )}
    </>
  );
}

/** What it was drafted from. */
function SourceLine({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  const { accidentId, assessmentId, inspectionId } = one;
  const link =
    accidentId !== null ? (
      <Link to="/accidents/$accidentId" params={{ accidentId }}>
        {t('publication.sourceLinks.accident')}
      </Link>
    ) : assessmentId !== null ? (
      <Link to="/assessments/$assessmentId" params={{ assessmentId }}>
        {t('publication.sourceLinks.assessment')}
      </Link>
    ) : inspectionId !== null ? (
      <Link to="/inspections/$inspectionId" params={{ inspectionId }}>
        {t('publication.sourceLinks.inspection')}
      </Link>
    ) : undefined;
  return link === undefined ? null : <FactLine label={t('publication.source')}>{link}</FactLine>;
}

function Facts({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  const { approval } = one;
  return (
    <dl className="lines wide">
      <FactLine label={t('publication.state')}>
        <NoticeMark state={one.state} />
      </FactLine>
      <FactLine label={t('publication.kind')}>
        {t(`publication.kinds.${one.kind}`)}，{one.rule.basis}
      </FactLine>
      <SourceLine one={one} />
      <FactLine label={t('publication.instrument')}>
        {one.instrument ?? t('publication.noInstrument')}
      </FactLine>
      {approval !== null && (
        <FactLine label={t('publication.approval')}>
          <span className="nowrap">{approval.on}</span> {approval.by}，{approval.words}
          {approval.paperId !== null &&
            t('publication.byPaper', {
              name: one.documents.find(({ id }) => id === approval.paperId)?.name ?? '',
            })}
        </FactLine>
      )}
      {one.corrects !== null && (
        <FactLine label={t('publication.corrects')}>
          <Link to="/publication/$noticeId" params={{ noticeId: one.corrects.id }}>
            {one.corrects.title}
          </Link>
          ：{one.correction}
        </FactLine>
      )}
      {one.correctedBy.map((link) => (
        <FactLine key={link.id} label={t('publication.correctedBy')}>
          <Link to="/publication/$noticeId" params={{ noticeId: link.id }}>
            {link.title}
          </Link>
        </FactLine>
      ))}
      {one.discardedReason !== null && (
        <FactLine label={t('publication.reason')}>{one.discardedReason}</FactLine>
      )}
    </dl>
  );
}

const ORDER: readonly Dialog[] = ['publish', 'approve', 'check'];

function Whole({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog>();
  const [notice, setNotice] = useState('');
  const first = ORDER.find((act) => one.may.includes(act));
  return (
    <div className="stack">
      <PageHead title={conclusionOf(one, t)} sub={one.title}>
        <Link to="/publication">{t('menu.publication')}</Link>
        {one.state === 'published' && (
          <>
            <a href={publicAddress(one.id)}>{t('publication.readPublic')}</a>
            <Link
              to="/publication/new"
              search={{
                kind: one.kind,
                year: one.year,
                corrects: one.id,
                accident: one.accidentId ?? undefined,
                assessment: one.assessmentId ?? undefined,
                inspection: one.inspectionId ?? undefined,
              }}
            >
              {t('publication.correct')}
            </Link>
          </>
        )}
        {one.may.includes('change') && (
          <Link to="/publication/$noticeId/edit" params={{ noticeId: one.id }}>
            {t('publication.change')}
          </Link>
        )}
        {first !== undefined && (
          <Button type="primary" onClick={() => setDialog(first)}>
            {t(`publication.acts.${first}`)}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {one.state === 'checked' && !one.may.includes('approve') && (
        <p className="muted">{t('publication.otherApproves')}</p>
      )}
      <MovedFindings one={one} />
      <NoticeSheet {...one} on={one.publishedOn ?? today()} />
      <CasePage
        facts={
          <>
            <Hits one={one} />
            <Documents one={one} />
            <Facts one={one} />
            <DocumentsPart stream="public-notice" of={one.id} />
            <SealLine record={one.id} />
          </>
        }
        timelineTitle={t('publication.course')}
        timeline={one.steps.map((step) => ({
          on: step.on,
          what: t('publication.step', {
            what: [t(`publication.stepActs.${step.act}`), step.note]
              .filter((part) => part !== null)
              .join(' '),
            by: step.recordedBy,
            at: writtenInstant(step.recordedAt),
          }),
        }))}
        decision={
          one.may.includes('discard') ? (
            <Button onClick={() => setDialog('discard')}>{t('publication.acts.discard')}</Button>
          ) : undefined
        }
      />
      {dialog !== undefined && (
        <NoticeAct
          act={dialog}
          one={one}
          onClose={() => setDialog(undefined)}
          onDone={(words) => {
            setDialog(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function NoticePage() {
  const { noticeId } = useParams({ from: '/app/publication/$noticeId' });
  const query = useNotice(noticeId);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole one={query.data} />;
}
