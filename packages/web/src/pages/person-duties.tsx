// The duties of a person's several lists as rows of one document: each duty once, with the posts it comes from.
import type { PersonDuty, PersonSection, SectionItem } from '@jinze/contracts';
import { citedArticle } from '@jinze/kernel';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SourceTag } from '../components/marks.tsx';
import { Requirements } from './section-document.tsx';

type Wording = PersonDuty['wordings'][number];
type Source = Wording['sources'][number];
type Requirement = SectionItem['requirements'][number];

/** The item whose why panel is open, in the list through which it was opened. */
export interface OpenWhy {
  readonly code: string;
  readonly of: string;
}

interface Shown {
  /** What each list’s post is called here. */
  readonly posts: ReadonlyMap<string, string>;
  readonly open: OpenWhy | undefined;
  readonly onWhy: (asked: OpenWhy, opener: HTMLElement) => void;
}

const postOf = ({ sectionId }: Source, { posts }: Shown) => posts.get(sectionId) ?? '';

/** The titles of a committee’s and a government’s leaders say where; others, and titles held twice, name the body. */
export function namesOfPosts(sections: readonly PersonSection[]): ReadonlyMap<string, string> {
  return new Map(
    sections.map(({ id, organName, organKind, postTitle }) => {
      const isClear =
        (organKind === 'government' || organKind === 'party-committee') &&
        sections.every((one) => one.postTitle !== postTitle || one.organName === organName);
      return [id, isClear ? postTitle : `${organName} ${postTitle}`];
    }),
  );
}

function WhyButton({
  code,
  source,
  shown,
  children,
}: {
  code: string;
  source: Source;
  shown: Shown;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { open, onWhy } = shown;
  const asked = { code, of: source.sectionId };
  return (
    <button
      type="button"
      className="link-button"
      aria-expanded={open?.code === code && open.of === source.sectionId}
      title={t('why.open')}
      onClick={(event) => onWhy(asked, event.currentTarget)}
    >
      {children}
    </button>
  );
}

function Marks({ source }: { source: Source }) {
  const { t } = useTranslation();
  return (
    <>
      {source.isByReference && <span className="tag">{t('section.byReference')}</span>}{' '}
      {source.isLeftToLocalDocument && (
        <span className="tag unchecked">{t('section.leftToLocal')}</span>
      )}{' '}
      {source.status !== 'confirmed' && <SourceTag status={source.status} />}
    </>
  );
}

const marksOf = (source: Source) =>
  `${source.isByReference} ${source.isLeftToLocalDocument} ${source.status}`;

/** Whether what is said of the duty is the same at every post: then it is said once, at the head. */
function isMarkedAlike(sources: readonly Source[]): boolean {
  return new Set(sources.map(marksOf)).size === 1;
}

function Posts({
  code,
  sources,
  isMarked,
  hasButtons,
  shown,
}: {
  code: string;
  sources: readonly Source[];
  isMarked: boolean;
  /** Where the title leads to one list alone, the others are opened from their posts. */
  hasButtons: boolean;
  shown: Shown;
}) {
  const { t } = useTranslation();
  return (
    <div className="duty-posts">
      {t('personList.posts')}
      {sources.map((source, index) => (
        <Fragment key={source.sectionId}>
          {index > 0 && t('personList.between')}
          {hasButtons ? (
            <WhyButton code={code} source={source} shown={shown}>
              {postOf(source, shown)}
            </WhyButton>
          ) : (
            postOf(source, shown)
          )}
          {isMarked && (
            <>
              {' '}
              <Marks source={source} />
            </>
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** What does not count is shown all the same; where not every post has it, with those that do. */
function useRequirements({ requirements, sources }: Wording, shown: Shown) {
  const { t } = useTranslation();
  const keyOf = (one: Requirement) => `${one.source.place ?? ''}|${one.text}|${one.evidence}`;
  const found = new Map<string, { requirement: Requirement; of: Source[] }>();
  for (const source of sources)
    for (const requirement of source.notCounting) {
      const there = found.get(keyOf(requirement)) ?? { requirement, of: [] };
      found.set(keyOf(requirement), { requirement, of: [...there.of, source] });
    }
  const notes = new Map(
    [...found].flatMap(([key, { of }]) =>
      of.length === sources.length
        ? []
        : [
            [
              key,
              t('personList.only', { posts: of.map((one) => postOf(one, shown)).join('、') }),
            ] as const,
          ],
    ),
  );
  return {
    all: [...requirements, ...[...found.values()].map(({ requirement }) => requirement)],
    noteOf: (one: Requirement) => (one.counts ? undefined : notes.get(keyOf(one))),
  };
}

function WordingRequirements({
  code,
  wording,
  shown,
}: {
  code: string;
  wording: Wording;
  shown: Shown;
}) {
  const { all, noteOf } = useRequirements(wording, shown);
  return <Requirements code={code} requirements={all} noteOf={noteOf} />;
}

function DutyRow({
  duty,
  number,
  isOfSeveral,
  shown,
}: {
  duty: PersonDuty;
  number: number;
  /** Several lists are shown together: then each duty names its posts. */
  isOfSeveral: boolean;
  shown: Shown;
}) {
  const { t } = useTranslation();
  const { code, wordings } = duty;
  const sources = wordings.flatMap((wording) => wording.sources);
  const [first] = sources;
  const isAlike = isMarkedAlike(sources);
  const isOneText = new Set(wordings.map(({ text }) => text)).size === 1;
  const postsOf = (wording: Wording) => (
    <Posts
      code={code}
      sources={wording.sources}
      isMarked={!isAlike}
      hasButtons={sources.length > 1}
      shown={shown}
    />
  );
  const isOpen =
    shown.open?.code === code && sources.some(({ sectionId }) => sectionId === shown.open?.of);
  return (
    <tr data-open={isOpen}>
      <td data-label={duty.instrument === 'annual' ? t('personList.number') : t('section.clause')}>
        {duty.instrument === 'annual'
          ? number
          : code.startsWith('art')
            ? t('section.article', { article: duty.article, cited: citedArticle(duty.article) })
            : t(`section.from.${code.startsWith('document:') ? 'document' : 'local'}`)}
      </td>
      <td className="wide">
        {first !== undefined && (
          <WhyButton code={code} source={first} shown={shown}>
            <strong>{duty.title}</strong>
          </WhyButton>
        )}{' '}
        {first !== undefined && isAlike && <Marks source={first} />}
        {wordings.slice(0, isOneText ? 1 : undefined).map((wording) => (
          <div key={wording.sources[0]?.sectionId}>
            <div className="law">{wording.text}</div>
            {isOfSeveral && (wordings.length === 1 || !isOneText) && postsOf(wording)}
          </div>
        ))}
      </td>
      <td data-label={t('section.shown')} className="wide">
        {wordings.map((wording) => (
          <div key={wording.sources[0]?.sectionId} className="wording">
            {wordings.length > 1 && postsOf(wording)}
            <WordingRequirements code={code} wording={wording} shown={shown} />
          </div>
        ))}
      </td>
    </tr>
  );
}

export function DutiesTable({
  duties,
  isOfSeveral,
  shown,
}: {
  duties: readonly PersonDuty[];
  isOfSeveral: boolean;
  shown: Shown;
}) {
  const { t } = useTranslation();
  const isAnnual = duties[0]?.instrument === 'annual';
  return (
    <table className="plain cards duty-table">
      <thead>
        <tr>
          <th scope="col" className="clause-column">
            {t(isAnnual ? 'personList.number' : 'section.clause')}
          </th>
          <th scope="col">{t('section.duty')}</th>
          <th scope="col" style={{ width: '32%' }}>
            {t('section.shown')}
          </th>
        </tr>
      </thead>
      <tbody>
        {duties.map((duty, index) => (
          <DutyRow
            key={`${duty.code}|${duty.title}`}
            duty={duty}
            number={index + 1}
            isOfSeveral={isOfSeveral}
            shown={shown}
          />
        ))}
      </tbody>
    </table>
  );
}
