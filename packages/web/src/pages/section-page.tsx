// One leader's section as a document: the items, what shows each, why it is there, what changed, and the acts on it.

import type { Section } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { ActError, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { WhyPanel } from '../components/why-panel.tsx';
import { may, runsBodiesOf, useSession } from '../shell/session.ts';
import { isCancelled } from '../shell/signing.tsx';
import { clauseAddress } from './clause-address.ts';
import { ConclusionPaper } from './documents/conclusion-paper.tsx';
import { DocumentsPart } from './documents/documents-part.tsx';
import { SealLine } from './ledger/seal-line.tsx';
import { ApprovalDialog, IssueDialog, ObjectionDialog, PaperDialog } from './section-acts.tsx';
import { SectionBar, type SectionDialog, useSectionActs } from './section-bar.tsx';
import { SectionDifference } from './section-difference.tsx';
import { ItemRow, objectedLine, SignOff } from './section-document.tsx';
import { useWhy } from './use-why.ts';

/** What a reader has to know before the items: that it has ended, was objected to, or is out of date. */
function Standing({ section }: { section: Section }) {
  const { t } = useTranslation();
  const { ended } = section;
  if (ended !== null)
    return (
      <p className="error-summary">
        {t('section.ended', { date: documentDate(writtenInstant(ended.at).slice(0, 10)) })}
        {t(`section.endedBecause.${ended.because}`)}
      </p>
    );
  if (section.state === 'objected' && section.objection !== null)
    return <p className="error-summary">{objectedLine(section.objection, t)}</p>;
  if (section.isStale) return <p className="conflict no-print">{t('section.stale')}</p>;
  return null;
}

export function SectionPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { sectionId } = useParams({ from: '/app/duties/sections/$sectionId' });
  const { why: code } = useSearch({ from: '/app/duties/sections/$sectionId' });
  const navigate = useNavigate({ from: '/duties/sections/$sectionId' });
  const [said, setSaid] = useState({ of: '', words: '' });
  const notice = said.of === sectionId ? said.words : '';
  const [dialog, setDialog] = useState<SectionDialog>(null);
  const query = useQuery({
    queryKey: ['duties', 'section', sectionId],
    queryFn: () => call('duties', 'section', { params: { sectionId: sectionId as Id<'section'> } }),
  });
  const why = useWhy(sectionId, code);
  const acts = useSectionActs(
    query.data,
    (words) => setSaid({ of: sectionId, words }),
    (next, words) => {
      setSaid({ of: next, words });
      void navigate({ to: '/duties/sections/$sectionId', params: { sectionId: next }, search: {} });
    },
  );
  const close = useCallback(() => {
    void navigate({
      search: (old) => ({ ...old, why: undefined }),
      replace: true,
      resetScroll: false,
    });
    requestAnimationFrame(() => document.getElementById(`why-${code ?? ''}`)?.focus());
  }, [navigate, code]);
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const section = query.data;
  const mayAsk = may(session, 'duties.item') && runsBodiesOf(session, section.regionPath);
  const done = (words: string) => {
    setDialog(null);
    acts.keep(words);
  };
  const sub = [
    `${section.organName} ${section.postTitle} ${section.personName}`,
    t('section.since', { date: documentDate(section.holdsPostFrom) }),
    ...(section.portfolios.length === 0
      ? []
      : [t('section.portfolios', { fields: section.portfolios.join('、') })]),
  ].join(' · ');
  return (
    <div className="stack">
      <SectionBar section={section} acts={acts} onDialog={setDialog} />
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={isCancelled(acts.acknowledge.error) ? null : acts.acknowledge.error} />
      <ActError error={acts.revise.error ?? acts.remind.error ?? acts.scan.error} />
      <SectionDifference section={section} />
      <DocumentPage
        title={t(`section.titles.${section.instrument}`, { year: section.year })}
        sub={sub}
        panel={
          code !== undefined && why.data !== undefined ? (
            <WhyPanel
              why={why.data}
              onClose={close}
              clauseAddress={clauseAddress}
              paper={<ConclusionPaper stream="duty-section" of={section.id} part={code} />}
              seal={<SealLine record={section.id} />}
            />
          ) : undefined
        }
      >
        <Standing section={section} />
        {section.blockedBy !== null && (
          <p className="error-summary">
            {t('section.blocked', { reason: section.blockedBy })}
            {mayAsk && may(session, 'duties.documents') && (
              <>
                {'　'}
                <Link className="no-print" to="/duties/documents" search={{ year: section.year }}>
                  {t('section.toDocuments')}
                </Link>
              </>
            )}
          </p>
        )}
        {section.items.length === 0 ? (
          <p className="muted">{t('section.empty')}</p>
        ) : (
          <table className="plain cards duty-table">
            <thead>
              <tr>
                <th scope="col">{t('section.clause')}</th>
                <th scope="col">{t('section.duty')}</th>
                <th scope="col" style={{ width: '32%' }}>
                  {t('section.shown')}
                </th>
              </tr>
            </thead>
            <tbody>
              {section.items.map((item) => (
                <ItemRow
                  key={item.code}
                  item={item}
                  isOpen={item.code === code}
                  across={mayAsk ? { year: section.year } : undefined}
                  onWhy={(next) =>
                    void navigate({
                      search: (old) => ({ ...old, why: next === code ? undefined : next }),
                      replace: true,
                      resetScroll: false,
                    })
                  }
                />
              ))}
            </tbody>
          </table>
        )}
        {section.may.includes('acknowledge') && (
          <p className="muted no-print">{t('section.acknowledgeHint')}</p>
        )}
        <div className="no-print">
          <DocumentsPart stream="duty-section" of={section.id} />
        </div>
        <SignOff section={section} seal={<SealLine record={section.id} />} />
      </DocumentPage>
      {dialog === 'approve' && (
        <ApprovalDialog
          sections={[section]}
          onDone={(count) => done(t('duties.approved', { count }))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'issue' && (
        <IssueDialog
          sections={[section]}
          onDone={(count) => done(t('duties.issued', { count }))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'paper' && (
        <PaperDialog
          section={section}
          onDone={() => done(t('section.paperNotice'))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'object' && (
        <ObjectionDialog
          section={section}
          onDone={() => done(t('section.objectedNotice'))}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}
