// The body of a section as a document: its items, what shows each, and who drafted, approved, issued and signed.
import type { Section, SectionItem } from '@jinze/contracts';
import { citedArticle, documentDate } from '@jinze/kernel';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../clock.ts';
import { SourceTag } from '../components/marks.tsx';

function dayOf(instant: string): string {
  return documentDate(writtenInstant(instant).slice(0, 10));
}

/** Whose item it is where it is not the regulation’s. */
function originOf({ code }: Pick<SectionItem, 'code'>): 'document' | 'priority' | 'local' {
  if (code.startsWith('document:')) return 'document';
  return code.startsWith('priority:') ? 'priority' : 'local';
}

/** Evidence is written by offices too, as a sentence of its own; here it stands within one. */
function withoutFullStop(words: string): string {
  return words.trim().replace(/[。；.;]$/, '');
}

export function Requirements({
  code,
  requirements,
  noteOf,
}: Pick<SectionItem, 'code' | 'requirements'> & {
  /** What else is to be said of one. */
  noteOf?: (requirement: SectionItem['requirements'][number]) => string | undefined;
}) {
  const { t } = useTranslation();
  if (requirements.length === 0)
    return (
      <span className="muted">
        {t(
          originOf({ code }) === 'document'
            ? 'section.noRequirementOfDocument'
            : 'section.noRequirement',
        )}
      </span>
    );
  return (
    <ul>
      {requirements.map((requirement) => (
        <li key={requirement.parameter ?? requirement.text}>
          {requirement.source.place !== undefined && (
            <span className="tag">{requirement.source.place}</span>
          )}{' '}
          {requirement.text}
          <span className="muted">
            （{t('section.evidence', { evidence: withoutFullStop(requirement.evidence) })}）
          </span>
          {!requirement.counts && <span className="tag unchecked">{t('section.notCounting')}</span>}{' '}
          {noteOf?.(requirement)}
        </li>
      ))}
    </ul>
  );
}

/** Who objected when, and why. */
export function objectedLine(objection: NonNullable<Section['objection']>, t: TFunction): string {
  return t('section.objectedLine', {
    date: dayOf(objection.recordedAt),
    reason: objection.reason,
  });
}

export function ItemRow({
  item,
  isOpen,
  across,
  onWhy,
}: {
  item: SectionItem;
  isOpen: boolean;
  /** For who may ask who else has the item: the year that is asked about. */
  across: { readonly year: number } | undefined;
  onWhy: (code: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <tr data-open={isOpen}>
      <td data-label={t('section.clause')}>
        {item.code.startsWith('art')
          ? t('section.article', { article: item.article, cited: citedArticle(item.article) })
          : t(`section.from.${originOf(item)}`)}
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
        {across !== undefined && (
          <Link
            className="no-print"
            to="/duties/items"
            search={{ code: item.code, year: across.year }}
          >
            {t('across.ofOthers')}
          </Link>
        )}
      </td>
      <td data-label={t('section.shown')} className="wide">
        <Requirements code={item.code} requirements={item.requirements} />
      </td>
    </tr>
  );
}

export function SignOff({ section, seal }: { section: Section; seal: ReactNode }) {
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
            date: documentDate(acknowledgement.on),
            name: acknowledgement.signerName,
            post: acknowledgement.signerPost,
          })}{' '}
          <span className="seal">{t('section.acknowledged')}</span>
        </span>
      )}
      {acknowledgement !== null && acknowledgement.paper !== null && (
        <span>
          {t('section.onPaper', {
            custodian: acknowledgement.paper.custodian,
            number: acknowledgement.paper.number ?? '',
          })}{' '}
          {acknowledgement.paper.scan !== null && (
            <a className="no-print" href={`/api/duties/sections/${section.id}/scan`} download>
              {t('section.scan', { name: acknowledgement.paper.scan.name })}
            </a>
          )}
        </span>
      )}
      {acknowledgement !== null && acknowledgement.continues !== null && (
        <span>
          {t('section.unchanged')}{' '}
          <Link
            className="no-print"
            to="/duties/sections/$sectionId"
            params={{ sectionId: acknowledgement.continues }}
          >
            {t('section.earlierSigned')}
          </Link>
        </span>
      )}
      {objection !== null && section.state !== 'objected' && (
        <span>{objectedLine(objection, t)}</span>
      )}
      {seal}
    </footer>
  );
}
