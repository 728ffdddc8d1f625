// The documents of one's own level that lay duties down: which posts still wait for one, and those on record.
import type { DutyDocument, UndefinedPost } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear, today, writtenInstant } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { may, runsBodiesOf, useSession } from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';
import { DutyDocumentForm } from './duty-document-form.tsx';
import { NotFound } from './not-found.tsx';
import { NotOwn } from './not-own.tsx';
import { PostName } from './post-name.tsx';
import { YearSelect } from './year-select.tsx';

interface Place {
  readonly path: string;
  readonly name: string;
}

function useLaidDown(region: Place, year: number) {
  const documents = useQuery({
    queryKey: ['duties', 'documents', region.path],
    queryFn: () => call('duties', 'documents', { query: { region: region.path } }),
  });
  const blocked = useQuery({
    queryKey: ['duties', 'undefined-posts', region.path, year],
    queryFn: () => call('duties', 'undefinedPosts', { query: { region: region.path, year } }),
  });
  const progress = useQuery({
    queryKey: ['duties', 'progress', region.path, year, 'own'],
    queryFn: () =>
      call('duties', 'progress', { query: { region: region.path, year, own: 'true' } }),
  });
  return { documents, blocked, progress };
}

/** A draft stays blocked until it is drafted anew: those with a document in force wait for nothing else. */
function coveredBy(documents: readonly DutyDocument[], year: number): ReadonlySet<string> {
  const last = `${year}-12-31`;
  const asOf = last < today() ? last : today();
  return new Set(
    documents
      .filter(({ withdrawn, adoptedOn }) => withdrawn === null && adoptedOn <= asOf)
      .flatMap(({ posts }) => posts.map(({ postId }) => postId)),
  );
}

/** Why the posts wait, by the clause that leaves their duties open. */
function whyWords(waiting: readonly UndefinedPost[], t: TFunction): string[] {
  const ofArticle7 = waiting.filter(
    ({ postClass }) => postClass === 'standing-committee-member',
  ).length;
  const byReference = waiting.length - ofArticle7;
  return [
    ...(ofArticle7 === 0 ? [] : [t('documents.why.article7', { count: ofArticle7 })]),
    ...(byReference === 0 ? [] : [t('documents.why.byReference', { count: byReference })]),
  ];
}

function WithdrawDialog({
  document,
  onDone,
  onClose,
}: {
  document: DutyDocument;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id, version, number } = document;
  return (
    <ActDialog
      title={t('documents.withdrawTitle', { number })}
      fields={[{ name: 'reason', label: t('documents.withdrawReason'), kind: 'long' }]}
      submit={t('documents.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('duties', 'withdrawDocument', {
          params: { documentId: id },
          body: { version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['duties'] });
        onDone(t('documents.withdrawnNotice', { number }));
      }}
    >
      <p className="muted">{t('documents.withdrawHint')}</p>
    </ActDialog>
  );
}

function DocumentEntry({
  document,
  onWithdraw,
}: {
  document: DutyDocument;
  onWithdraw: () => void;
}) {
  const { t } = useTranslation();
  const { number, title, meeting, adoptedOn, recordedAt, withdrawn, posts } = document;
  const at = writtenInstant(recordedAt).slice(0, 10);
  return (
    <li>
      <div className="entry-head">
        <h3 className={withdrawn === null ? undefined : 'struck'}>
          {title} <span className="nowrap">{number}</span>
        </h3>
        {document.may.includes('withdraw') && (
          <Button
            size="small"
            aria-label={t('documents.withdrawTitle', { number })}
            onClick={onWithdraw}
          >
            {t('documents.withdraw')}
          </Button>
        )}
      </div>
      <p className="muted">{t('documents.line', { date: adoptedOn, meeting, at })}</p>
      {withdrawn !== null && (
        <p className="conflict">
          {t('documents.withdrawnLine', {
            date: writtenInstant(withdrawn.at).slice(0, 10),
            reason: withdrawn.reason,
          })}
        </p>
      )}
      <details>
        <summary>{t('documents.covers', { count: posts.length })}</summary>
        {posts.map((post) => (
          <section key={post.postId} className="laid-down">
            <h4>
              <PostName organ={post.organName} title={post.postTitle} />
            </h4>
            <ol>
              {post.items.map((item) => (
                <li key={item.title + item.text}>
                  <strong>{item.title}</strong>　{item.text}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </details>
    </li>
  );
}

function Documents({
  documents,
  isCut,
  onWithdraw,
}: {
  documents: readonly DutyDocument[];
  isCut: boolean;
  onWithdraw: (document: DutyDocument) => void;
}) {
  const { t } = useTranslation();
  if (documents.length === 0)
    return (
      <section className="card">
        <EmptyState title={t('documents.empty')} hint={t('documents.emptyHint')} />
      </section>
    );
  return (
    <section className="card">
      <h2>{t('documents.list', { count: documents.length })}</h2>
      {isCut && <p className="conflict">{t('common.listCut', { count: documents.length })}</p>}
      <ul className="entries">
        {documents.map((document) => (
          <DocumentEntry
            key={document.id}
            document={document}
            onWithdraw={() => onWithdraw(document)}
          />
        ))}
      </ul>
    </section>
  );
}

function OfficeDocuments({ region }: { region: Place }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties/documents' });
  const navigate = useNavigate({ from: '/duties/documents' });
  const year = search.year ?? thisYear();
  const [notice, setNotice] = useState('');
  const [withdrawing, setWithdrawing] = useState<DutyDocument>();
  const { documents, blocked, progress } = useLaidDown(region, year);
  const openForm = (form: 'new' | undefined, words = '') => {
    setNotice(words);
    void navigate({ search: (old) => ({ ...old, form }) });
  };
  // A body, not an expression: newer browsers answer scrollTo with a promise, and an effect may only return its end.
  useEffect(() => {
    scrollTo(0, 0);
  }, [search.form]);
  for (const query of [documents, blocked, progress]) {
    if (query.isPending) return <Loading lines={8} />;
    if (query.isError)
      return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const recorded = documents.data?.items ?? [];
  const covered = coveredBy(recorded, year);
  const all = blocked.data?.items ?? [];
  const waiting = all.filter(({ postId }) => !covered.has(postId));
  const undrafted = progress.data?.withoutSection ?? 0;
  const toDraft = (
    <Link to="/duties" search={{ year }} className="nowrap">
      {t('documents.toDraft')}
    </Link>
  );
  if (search.form === 'new')
    return (
      <DutyDocumentForm
        region={region.path}
        year={year}
        posts={waiting}
        isCut={blocked.data?.isCut === true}
        onClose={() => openForm(undefined)}
        onDone={(words) => openForm(undefined, words)}
      />
    );
  return (
    <div className="stack">
      <PageHead
        title={t(waiting.length === 0 ? 'documents.titleNone' : 'documents.title', {
          region: region.name,
          count: waiting.length,
        })}
        sub={`${[...whyWords(waiting, t), t('documents.asOf', { year, date: today() })].join('；')}。`}
      >
        <SheetLink path="duties/documents" filter={{ region: region.path }} />
        <YearSelect
          value={year}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, year: next }) })}
        />
        <Button type={waiting.length > 0 ? 'primary' : 'default'} onClick={() => openForm('new')}>
          {t('documents.record')}
        </Button>
      </PageHead>
      <DutiesLinks year={year} />
      {notice !== '' && (
        <Notice>
          {notice} {toDraft}
        </Notice>
      )}
      {notice === '' && all.length > waiting.length && (
        <p>
          {t('documents.covered', { count: all.length - waiting.length })} {toDraft}
        </p>
      )}
      {undrafted > 0 && (
        <p>
          {t('documents.undrafted', { count: undrafted, year })}{' '}
          <Link to="/duties" search={{ year }}>
            {t('duties.draft', { year })}
          </Link>
        </p>
      )}
      {progress.data?.posts === 0 ? (
        <section className="card">
          <EmptyState
            title={t('documents.nobody', { region: region.name })}
            hint={t('documents.nobodyHint')}
          />
        </section>
      ) : (
        <Documents
          documents={recorded}
          isCut={documents.data?.isCut === true}
          onWithdraw={setWithdrawing}
        />
      )}
      {withdrawing !== undefined && (
        <WithdrawDialog
          document={withdrawing}
          onClose={() => setWithdrawing(undefined)}
          onDone={(words) => {
            setWithdrawing(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function DutyDocumentsPage() {
  const session = useSession();
  const region = useRegion();
  const { year = thisYear() } = useSearch({ from: '/app/duties/documents' });
  if (!may(session, 'duties.documents') || region === undefined) return <NotFound />;
  return runsBodiesOf(session, region.path) ? (
    <OfficeDocuments key={region.path} region={region} />
  ) : (
    <NotOwn region={region.name} view="documents" year={year} />
  );
}
