// A person's year: what is missing first, what is enough next, every duty by month last. No word without its why.
import type { ItemFulfilment, PersonFulfilment, SectionFulfilment } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../components/marks.tsx';
import { YearTimeline } from './year-timeline.tsx';

/** Opens the why panel of an item of a section. */
export type OpenWhy = (asked: { section: string; code: string }, opener: HTMLElement) => void;

interface Line {
  readonly section: SectionFulfilment;
  readonly item: ItemFulfilment;
}

export const linesOf = ({ sections }: PersonFulfilment): Line[] =>
  sections.flatMap((section) => section.items.map((item) => ({ section, item })));

/** Asked for now: past its day, or begun and not complete. What is not due yet is no gap. */
export const isOpen = ({ item }: Line) =>
  !item.isEnough && (item.isOverdue || item.state !== 'not-yet-due');

/** What the form begins with, where a record closes it. */
export const recordSearch = (personId: string, { code, activity }: ItemFulfilment) => ({
  person: personId,
  duty: code,
  ...(activity === null ? {} : { activity }),
});

/** 6.2 of the regulation; what a place or document adds has no number of it. */
const ArticleOf = ({ item }: { item: ItemFulfilment }) =>
  item.article === '' ? null : <span className="muted nowrap">{item.article} </span>;

function StateOf({ line, onWhy }: { line: Line; onWhy: OpenWhy }) {
  const { t } = useTranslation();
  const { item, section } = line;
  const state = t(`state.${item.state}`);
  const text =
    item.counted === null || item.state === 'met'
      ? state
      : t('fulfilment.counted', { ...item.counted, state });
  return (
    <button
      type="button"
      className="link-button"
      aria-label={t('fulfilment.whyOf', { title: item.title, state: text })}
      onClick={(event) =>
        onWhy({ section: section.sectionId, code: item.code }, event.currentTarget)
      }
    >
      <StateMark state={item.state} text={text} />
    </button>
  );
}

function Closing({ item }: { item: ItemFulfilment }) {
  const { t } = useTranslation();
  return (
    <>
      {item.missing.map((text) => (
        <div key={text}>{text}</div>
      ))}
      {item.dueOn !== null && (
        <div className="muted">{t('fulfilment.dueOn', { date: item.dueOn })}</div>
      )}
      {item.waitingCount > 0 && (
        <div className="muted">{t('fulfilment.waiting', { count: item.waitingCount })}</div>
      )}
    </>
  );
}

function OpenItems({
  lines,
  onWhy,
  personId,
  mayRecord,
}: {
  lines: readonly Line[];
  onWhy: OpenWhy;
  personId: string;
  mayRecord: boolean;
}) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('fulfilment.openHead', { count: lines.length })}</h2>
      <table className="plain cards">
        <caption className="visually-hidden">
          {t('fulfilment.openHead', { count: lines.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('fulfilment.duty')}</th>
            <th scope="col" style={{ width: '18%' }}>
              {t('fulfilment.state')}
            </th>
            <th scope="col" style={{ width: '36%' }}>
              {t('fulfilment.closes')}
            </th>
            {mayRecord && (
              <th scope="col" style={{ width: 88 }}>
                <span className="visually-hidden">{t('fulfilment.record')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ section, item }) => (
            <tr key={section.sectionId + item.code}>
              <td className="head">
                <div className="cell">
                  <ArticleOf item={item} />
                  {item.title}
                </div>
              </td>
              <td data-label={t('fulfilment.state')}>
                <div className="cell">
                  <StateOf line={{ section, item }} onWhy={onWhy} />
                </div>
              </td>
              <td data-label={t('fulfilment.closes')}>
                <div className="cell">
                  <Closing item={item} />
                </div>
              </td>
              {mayRecord && (
                <td className="no-print">
                  <div className="cell">
                    <Link to="/records/new" search={recordSearch(personId, item)}>
                      {t('fulfilment.record')}
                    </Link>
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EnoughItems({ lines, onWhy }: { lines: readonly Line[]; onWhy: OpenWhy }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('fulfilment.enoughHead')}</h2>
      <p className="muted">{t('fulfilment.enoughSub')}</p>
      <ul className="enough">
        {lines.map(({ section, item }) => (
          <li key={section.sectionId + item.code}>
            <button
              type="button"
              className="link-button"
              onClick={(event) =>
                onWhy({ section: section.sectionId, code: item.code }, event.currentTarget)
              }
            >
              <StateMark state="met" text={item.title} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** One row a duty, one column a month: a figure is the records that counted, a dot the months still to come. */
function Months({
  section,
  asOf,
  onWhy,
}: {
  section: SectionFulfilment;
  asOf: string;
  onWhy: OpenWhy;
}) {
  const { t } = useTranslation();
  const title = t('fulfilment.gridOf', { post: `${section.organName} ${section.postTitle}` });
  const last = section.to < asOf ? section.to : asOf;
  const isIn = (month: number) => {
    const text = `${section.from.slice(0, 4)}-${String(month).padStart(2, '0')}`;
    return text >= section.from.slice(0, 7) && text <= last.slice(0, 7);
  };
  return (
    <section className="card">
      <h2>
        {title} <span className="tag">{t(`duties.instruments.${section.instrument}`)}</span>
        {!section.isInForce && <span className="tag unchecked">{t('fulfilment.draft')}</span>}
      </h2>
      <div className="table-frame" tabIndex={0} aria-label={title}>
        <table className="plain grid-table months">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fulfilment.duty')}</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col">
                  {t('fulfilment.month', { month })}
                </th>
              ))}
              <th scope="col">{t('fulfilment.state')}</th>
            </tr>
          </thead>
          <tbody>
            {section.items.map((item) => (
              <tr key={item.code}>
                <th scope="row">
                  <ArticleOf item={item} />
                  {item.title}
                </th>
                {MONTHS.map((month) => {
                  const count = item.months[month - 1] ?? 0;
                  return (
                    <td
                      key={month}
                      className={count > 0 ? 'some' : isIn(month) ? 'none' : 'outside'}
                      aria-label={t('fulfilment.inMonth', { month, count })}
                    >
                      {count > 0 ? count : ''}
                    </td>
                  );
                })}
                <td>
                  <StateOf line={{ section, item }} onWhy={onWhy} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted">{t('fulfilment.gridHint')}</p>
    </section>
  );
}

/** The conclusion in words: what page and desk begin with. */
export function conclusionOf(person: PersonFulfilment) {
  const lines = linesOf(person);
  const count = (state: ItemFulfilment['state']) =>
    lines.filter(({ item }) => item.state === state).length;
  return {
    items: lines.length,
    met: count('met'),
    partly: count('partly'),
    none: count('no-record'),
    later: count('not-yet-due'),
    unknown: count('cannot-tell'),
    date: documentDate(person.asOf),
  };
}

export function PersonYear({
  person,
  onWhy,
  mayRecord,
}: {
  person: PersonFulfilment;
  onWhy: OpenWhy;
  mayRecord: boolean;
}) {
  const { t } = useTranslation();
  const lines = linesOf(person);
  const open = lines.filter(isOpen);
  const enough = lines.filter(({ item }) => item.isEnough);
  return (
    <>
      {open.length > 0 ? (
        <OpenItems lines={open} onWhy={onWhy} personId={person.personId} mayRecord={mayRecord} />
      ) : (
        <section className="card">
          <p>{t('fulfilment.nothingOpen')}</p>
        </section>
      )}
      {enough.length > 0 && <EnoughItems lines={enough} onWhy={onWhy} />}
      {person.sections.map((section) => (
        <Months key={section.sectionId} section={section} asOf={person.asOf} onWhy={onWhy} />
      ))}
      <YearTimeline timeline={person.timeline} />
    </>
  );
}
