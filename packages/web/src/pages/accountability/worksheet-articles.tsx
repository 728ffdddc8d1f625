// What the rules say of a worksheet, article by article; each opens its own reasons.
import { ANSWERED_ARTICLES, type AnsweredArticle, type Worksheet } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { OutcomeMark, Said } from './accountability-words.tsx';

/** As the address has it: `art18`. */
export const addressOf = (number: AnsweredArticle): string => `art${number}`;
export const articleOf = (text: string | undefined): AnsweredArticle | undefined =>
  ANSWERED_ARTICLES.find((one) => addressOf(one) === text);

/** Which post it was stands at the top of the page, and what nobody has raised is no reason: what decides is said here. */
const saidOf = (reasons: readonly { readonly code: string; readonly text: string }[]) =>
  reasons
    .filter(
      ({ code }) => !code.startsWith('accountability.post') && code !== 'accountability.not-raised',
    )
    .map(({ text }) => text);

/** Each article with what it comes to on these facts and the first reason; the rest is in the why panel. */
export function Articles({
  sheet,
  onWhy,
}: {
  sheet: Worksheet;
  onWhy: (article: AnsweredArticle, opener: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const { assessment } = sheet;
  if (assessment === null) return <p className="muted">{t('accountability.nothingHeld')}</p>;
  return (
    <>
      <dl className="lines wide articles">
        {ANSWERED_ARTICLES.map((number) => {
          const { outcome, reasons, missing } = assessment.answer.articles[number];
          return (
            <div className="line" key={number}>
              <dt>{t(`accountability.articles.${number}`)}</dt>
              <dd>
                <button
                  type="button"
                  className="link-button"
                  title={t('why.open')}
                  onClick={(event) => onWhy(number, event.currentTarget)}
                >
                  <OutcomeMark outcome={outcome} />
                </button>{' '}
                <Said reasons={saidOf(reasons)} />
                {missing.map(({ code, text }) => (
                  <div className="muted" key={code + text}>
                    {t('accountability.missing', { what: text })}
                  </div>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="muted">{t('accountability.noVerdict')}</p>
    </>
  );
}
