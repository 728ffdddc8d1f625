// One leader's section as a document: the items, what shows each, why it is there, and the acts on it.
import type { Section, SectionItem } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../api/client.ts';
import { documentDate, writtenInstant } from '../clock.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { ActError, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { SourceTag } from '../components/marks.tsx';
import { WhyPanel } from '../components/why-panel.tsx';
import { isCancelled, useSigning } from '../shell/signing.tsx';
import { REGULATION } from './regulation-reader.tsx';
import { ApprovalDialog, IssueDialog, ObjectionDialog } from './section-acts.tsx';
import { SectionStateTag } from './section-state.tsx';

function dayOf(instant: string): string {
  return documentDate(writtenInstant(instant).slice(0, 10));
}

/** Where the reader shows a clause: items have an anchor each, articles one, local values their id. */
export function clauseAddress(instrument: string, article: string): string {
  return `/instruments/${instrument}#${instrument === REGULATION ? 'art' : ''}${article}`;
}

function Requirements({ item }: { item: SectionItem }) {
  const { t } = useTranslation();
  if (item.requirements.length === 0)
    return <span className="muted">{t('section.noRequirement')}</span>;
  return (
    <ul>
      {item.requirements.map((requirement) => (
        <li key={requirement.parameter ?? requirement.text}>
          {requirement.source.place !== undefined && (
            <span className="tag">{requirement.source.place}</span>
          )}{' '}
          {requirement.text}
          <span className="muted">
            （{t('section.evidence', { evidence: requirement.evidence })}）
          </span>
          {!requirement.counts && <span className="tag unchecked">{t('section.notCounting')}</span>}
        </li>
      ))}
    </ul>
  );
}

function ItemRow({
  item,
  isOpen,
  onWhy,
}: {
  item: SectionItem;
  isOpen: boolean;
  onWhy: (code: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <tr data-open={isOpen}>
      <td data-label={t('section.clause')}>
        {item.code.startsWith('art') ? item.article : t('section.localItem')}
      </td>
      <td className="wide">
        <button
          type="button"
          id={`why-${item.code}`}
          className="link-button"
          aria-expanded={isOpen}
          title={t('why.open')}
          onClick={() => onWhy(item.code)}
        >
          <strong>{item.title}</strong>
        </button>{' '}
        {item.isByReference && <span className="tag">{t('section.byReference')}</span>}{' '}
        {item.isLeftToLocalDocument && (
          <span className="tag unchecked">{t('section.leftToLocal')}</span>
        )}{' '}
        {item.status !== 'confirmed' && <SourceTag status={item.status} />}
        <div className="law">{item.text}</div>
      </td>
      <td data-label={t('section.shown')} className="wide">
        <Requirements item={item} />
      </td>
    </tr>
  );
}

function SignOff({ section }: { section: Section }) {
  const { t } = useTranslation();
  const { approval, issue, acknowledgement, objection } = section;
  return (
    <footer className="sign-off">
      <span>
        {t('section.draftedLine', {
          date: dayOf(section.draftedAt),
          asOf: documentDate(section.asOf),
        })}
      </span>
      {approval !== null && (
        <span>
          {t('section.approvedLine', {
            date: documentDate(approval.on),
            meeting: approval.meeting,
            number: approval.documentNo,
          })}
        </span>
      )}
      {issue !== null && (
        <span>
          {t('section.issuedLine', { date: documentDate(issue.on), number: issue.documentNo })}
        </span>
      )}
      {acknowledgement !== null && (
        <span>
          {t('section.signed', {
            date: dayOf(acknowledgement.recordedAt),
            name: acknowledgement.signerName,
            post: acknowledgement.signerPost,
          })}{' '}
          <span className="seal">{t('section.acknowledged')}</span>
        </span>
      )}
      {objection !== null && (
        <span>
          {t('section.objectedLine', {
            date: dayOf(objection.recordedAt),
            reason: objection.reason,
          })}
        </span>
      )}
    </footer>
  );
}

function useActs(section: Section | undefined, setNotice: (words: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const sign = useSigning();
  const keep = (words: string) => () => {
    setNotice(words);
    void queryClient.invalidateQueries({ queryKey: ['duties'] });
  };
  /** A conflict shows the newer state: the person looks at it and decides again. */
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 409)
      void queryClient.invalidateQueries({ queryKey: ['duties'] });
  };
  const input = (idempotencyKey: string) => ({
    params: { sectionId: section?.id as Id<'section'> },
    body: { version: section?.version ?? 0 },
    idempotencyKey,
  });
  const acknowledge = useMutation({
    mutationFn: (key: string) => sign(() => call('duties', 'acknowledge', input(key))),
    onSuccess: keep(t('section.signedNotice')),
    onError,
  });
  const revise = useMutation({
    mutationFn: (key: string) => call('duties', 'revise', input(key)),
    onSuccess: keep(t('section.revisedNotice')),
    onError,
  });
  return { acknowledge, revise, keep };
}

type Dialog = 'approve' | 'issue' | 'object' | null;

function Acts({
  section,
  acts,
  onDialog,
}: {
  section: Section;
  acts: ReturnType<typeof useActs>;
  onDialog: (dialog: Dialog) => void;
}) {
  const { t } = useTranslation();
  const has = (act: Section['may'][number]) => section.may.includes(act);
  return (
    <div className="row no-print">
      <Link to="/duties">{t('section.backToList')}</Link>
      <SectionStateTag state={section.state} />
      <span className="spacer" />
      {has('acknowledge') && (
        <Button
          type="primary"
          loading={acts.acknowledge.isPending}
          onClick={() => acts.acknowledge.mutate(newKey())}
        >
          {t('section.acknowledge')}
        </Button>
      )}
      {has('object') && <Button onClick={() => onDialog('object')}>{t('section.object')}</Button>}
      {has('approve') && (
        <Button type="primary" onClick={() => onDialog('approve')}>
          {t('duties.approve')}
        </Button>
      )}
      {has('issue') && (
        <Button type="primary" onClick={() => onDialog('issue')}>
          {t('duties.issue')}
        </Button>
      )}
      {has('revise') && (
        <Button loading={acts.revise.isPending} onClick={() => acts.revise.mutate(newKey())}>
          {t('section.revise')}
        </Button>
      )}
      <Button onClick={() => print()}>{t('common.print')}</Button>
    </div>
  );
}

function useWhy(sectionId: string, code: string | undefined) {
  return useQuery({
    queryKey: ['duties', 'why', sectionId, code],
    queryFn: () =>
      call('duties', 'why', {
        params: { sectionId: sectionId as Id<'section'>, code: code ?? '' },
      }),
    enabled: code !== undefined,
  });
}

export function SectionPage() {
  const { t } = useTranslation();
  const { sectionId } = useParams({ from: '/app/duties/sections/$sectionId' });
  const { why: code } = useSearch({ from: '/app/duties/sections/$sectionId' });
  const navigate = useNavigate({ from: '/duties/sections/$sectionId' });
  const [notice, setNotice] = useState('');
  const [dialog, setDialog] = useState<Dialog>(null);
  const query = useQuery({
    queryKey: ['duties', 'section', sectionId],
    queryFn: () => call('duties', 'section', { params: { sectionId: sectionId as Id<'section'> } }),
  });
  const why = useWhy(sectionId, code);
  const acts = useActs(query.data, setNotice);
  const close = useCallback(() => {
    void navigate({ search: (old) => ({ ...old, why: undefined }), replace: true });
    requestAnimationFrame(() => document.getElementById(`why-${code ?? ''}`)?.focus());
  }, [navigate, code]);
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const section = query.data;
  const done = (words: string) => {
    setDialog(null);
    acts.keep(words)();
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
      <Acts section={section} acts={acts} onDialog={setDialog} />
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={isCancelled(acts.acknowledge.error) ? null : acts.acknowledge.error} />
      <ActError error={acts.revise.error} />
      <DocumentPage
        title={t('section.title', { year: section.year })}
        sub={sub}
        panel={
          code !== undefined && why.data !== undefined ? (
            <WhyPanel why={why.data} onClose={close} clauseAddress={clauseAddress} />
          ) : undefined
        }
      >
        {section.blockedBy !== null && (
          <p className="error-summary">{t('section.blocked', { reason: section.blockedBy })}</p>
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
                  onWhy={(next) =>
                    void navigate({
                      search: (old) => ({ ...old, why: next === code ? undefined : next }),
                      replace: true,
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
        <SignOff section={section} />
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
