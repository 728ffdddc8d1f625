// All duties of a person in a year as one document; approving, issuing and signing stay with each list.

import type { PersonList, PersonSection } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { WhyPanel } from '../components/why-panel.tsx';
import { clauseAddress } from './clause-address.ts';
import { ConclusionPaper } from './documents/conclusion-paper.tsx';
import { SealLine } from './ledger/seal-line.tsx';
import { listAddress } from './list-address.ts';
import { DutiesTable, namesOfPosts, type OpenWhy } from './person-duties.tsx';
import { SectionStateTag } from './section-state.tsx';
import { useWhy } from './use-why.ts';

const INSTRUMENTS = ['standing', 'annual'] as const;

/** The conclusion in words: how many duties of how many lists, and what is not settled yet. */
function summaryOf({ sections, duties }: PersonList, t: TFunction): string {
  const shared = duties.filter(
    ({ wordings }) => wordings.flatMap(({ sources }) => sources).length > 1,
  ).length;
  const count = (state: PersonSection['state']) =>
    sections.filter((section) => section.state === state).length;
  const [issued, objected] = [count('issued'), count('objected')];
  return [
    t('personList.summary', { lists: sections.length, duties: duties.length }),
    ...(shared === 0 ? [] : [t('personList.shared', { count: shared })]),
    ...(issued === 0 ? [] : [t('personList.toSign', { count: issued })]),
    ...(objected === 0 ? [] : [t('personList.objected', { count: objected })]),
    ...(issued + objected === 0 ? [t('personList.allSigned')] : []),
  ].join('');
}

/** The lists of one post beside each other, the posts in the order given; the portfolio is said once. */
function byPost(sections: readonly PersonSection[]) {
  const posts = new Map<string, PersonSection[]>();
  for (const section of sections) {
    const post = `${section.organName}|${section.postTitle}`;
    posts.set(post, [...(posts.get(post) ?? []), section]);
  }
  const fieldsOf = (section: PersonSection | undefined) => section?.portfolios.join('、') ?? '';
  return [...posts.values()].flatMap((own) =>
    own.map((section, index) => {
      const fields = fieldsOf(section);
      return { section, fields: fields === fieldsOf(own[index - 1]) ? '' : fields };
    }),
  );
}

function PostsTable({ sections }: { sections: readonly PersonSection[] }) {
  const { t } = useTranslation();
  return (
    <table className="plain cards duty-table">
      <thead>
        <tr>
          <th scope="col">{t('duties.post')}</th>
          <th scope="col">{t('duties.list')}</th>
          <th scope="col" style={{ width: '32%' }}>
            {t('personList.signing')}
          </th>
        </tr>
      </thead>
      <tbody>
        {byPost(sections).map(({ section, fields }) => (
          <tr key={section.id}>
            <td className="post">
              <span>
                {section.organName} {section.postTitle}
                {fields !== '' && (
                  <span className="muted under">{t('section.portfolios', { fields })}</span>
                )}
              </span>
            </td>
            <td data-label={t('duties.list')}>
              <span>
                <Link to="/duties/sections/$sectionId" params={{ sectionId: section.id }}>
                  {t(`duties.instruments.${section.instrument}`)}
                </Link>{' '}
                {section.edition > 1 && (
                  <span className="tag">{t('section.edition', { edition: section.edition })}</span>
                )}{' '}
                <span className="muted under">
                  {t('personList.issuedOn', { date: documentDate(section.issuedOn) })}
                </span>
              </span>
            </td>
            <td data-label={t('personList.signing')}>
              <span>
                <SectionStateTag state={section.state} />
                {section.signed !== null && (
                  <span className="muted under">
                    {t(`personList.signed.${section.signed.how}`, {
                      date: documentDate(section.signed.on),
                    })}
                  </span>
                )}
                {section.isStale && (
                  <span className="conflict no-print under">{t('duties.isStale')}</span>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ list, onYear }: { list: PersonList; onYear: (year: number) => void }) {
  const { t } = useTranslation();
  const years = [...new Set([list.year, ...list.years])].sort((a, b) => b - a);
  return (
    <div className="row no-print section-bar">
      <Link to="/duties" search={listAddress()}>
        {t('section.backToList')}
      </Link>
      <Select
        aria-label={t('personList.year')}
        value={list.year}
        style={{ width: 104 }}
        options={years.map((year) => ({ value: year, label: t('common.year', { year }) }))}
        onChange={onYear}
      />
      <span className="spacer" />
      <Button onClick={() => print()}>{t('common.print')}</Button>
    </div>
  );
}

function Body({
  list,
  open,
  onWhy,
}: {
  list: PersonList;
  open: OpenWhy | undefined;
  onWhy: (asked: OpenWhy, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const { sections, duties, drafts, isWhole } = list;
  const waits = drafts !== null && drafts > 0 && (
    <p className="muted no-print">{t('personList.drafts', { count: drafts })}</p>
  );
  if (sections.length === 0)
    return (
      <>
        <EmptyState title={t('personList.empty')} hint={t('personList.emptyHint')} />
        {waits}
      </>
    );
  const shown = { posts: namesOfPosts(sections), open, onWhy };
  return (
    <>
      <p>{summaryOf(list, t)}</p>
      {!isWhole && <p className="muted">{t('personList.onlyOwn')}</p>}
      {waits}
      <h2>{t('personList.postsHead')}</h2>
      <PostsTable sections={sections} />
      {INSTRUMENTS.map((instrument) => {
        const own = duties.filter((duty) => duty.instrument === instrument);
        const lists = sections.filter((section) => section.instrument === instrument);
        return (
          own.length > 0 && (
            <section key={instrument}>
              <h2>{t(`personList.head.${instrument}`, { count: own.length })}</h2>
              <DutiesTable duties={own} isOfSeveral={lists.length > 1} shown={shown} />
            </section>
          )
        );
      })}
      <footer className="sign-off">{t('personList.closing')}</footer>
    </>
  );
}

export function PersonListPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/duties/people/$personId' });
  const search = useSearch({ from: '/app/duties/people/$personId' });
  const navigate = useNavigate({ from: '/duties/people/$personId' });
  const opener = useRef<HTMLElement>(null);
  const year = search.year ?? thisYear();
  const query = useQuery({
    queryKey: ['duties', 'person', personId, year],
    queryFn: () =>
      call('duties', 'personList', {
        params: { personId: personId as Id<'person'> },
        query: { year },
      }),
  });
  const { why: code, of } = search;
  const open = code === undefined || of === undefined ? undefined : { code, of };
  const why = useWhy(of, code);
  const close = useCallback(() => {
    void navigate({
      search: (old) => ({ ...old, why: undefined, of: undefined }),
      replace: true,
      resetScroll: false,
    });
    requestAnimationFrame(() => opener.current?.focus());
  }, [navigate]);
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const list = query.data;
  const onWhy = (asked: OpenWhy, from: HTMLElement) => {
    opener.current = from;
    if (open?.code === asked.code && open.of === asked.of) close();
    else
      void navigate({
        search: (old) => ({ ...old, why: asked.code, of: asked.of }),
        replace: true,
        resetScroll: false,
      });
  };
  return (
    <div className="stack">
      <Bar
        list={list}
        onYear={(next) => void navigate({ search: (old) => ({ region: old.region, year: next }) })}
      />
      <DocumentPage
        title={t('personList.title', { name: list.personName, year })}
        sub={t('personList.sub', { date: documentDate(list.asOf) })}
        panel={
          open !== undefined && why.data !== undefined ? (
            <WhyPanel
              why={why.data}
              onClose={close}
              clauseAddress={clauseAddress}
              paper={<ConclusionPaper stream="duty-section" of={open.of} part={open.code} />}
              seal={<SealLine record={open.of} />}
            />
          ) : undefined
        }
      >
        <Body list={list} open={open} onWhy={onWhy} />
      </DocumentPage>
    </div>
  );
}
