// The why panel: clause → facts → gaps → proof. One component, opened from every computed word.
import type { Why } from '@jinze/contracts';
import { Button } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Loading } from './feedback.tsx';
import { SourceTag } from './marks.tsx';

function Step({
  mark,
  title,
  isGap,
  children,
}: {
  mark: string;
  title: string;
  isGap?: boolean;
  children: ReactNode;
}) {
  return (
    <li className={isGap === true ? 'gap' : undefined}>
      <span className="mark" aria-hidden="true">
        {mark}
      </span>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

function ToClause({ address }: { address: string | undefined }) {
  const { t } = useTranslation();
  return address === undefined ? null : <a href={address}>{t('why.toClause')}</a>;
}

/** `clauseAddress` leads from a clause to the reader, if that has it. Esc closes; the opener gets its focus back from the caller. */
export function WhyPanel({
  why,
  onClose,
  clauseAddress,
  facts,
  seal,
  paper,
  made,
}: {
  why: Why;
  onClose: () => void;
  clauseAddress: (instrument: string, article: string) => string | undefined;
  /** Facts that are more than a line each. */
  facts?: ReactNode;
  /** Where the record that the answer is from stands in the log. */
  seal?: ReactNode;
  /** Makes a page of it. */
  paper?: ReactNode;
  /** What pages were made of it, where they are listed nowhere else. */
  made?: ReactNode;
}) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  });
  useEffect(() => {
    // It stands beside what is read, or covers it: what is read stays where it is.
    panel.current?.focus({ preventScroll: true });
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [why.heading]);
  return (
    <aside
      className="why no-print"
      aria-label={`${t('why.title')}：${why.heading}`}
      ref={panel}
      tabIndex={-1}
    >
      <header>
        <h2>{why.heading}</h2>
        <span className="row tight">
          {paper}
          <Button size="small" onClick={onClose}>
            {t('app.close')}
          </Button>
        </span>
      </header>
      <ol>
        {why.clause.map((clause) => (
          <Step
            key={clause.instrument + clause.article}
            mark={t('why.law')}
            title={t('why.lawTitle')}
          >
            <p>
              {clause.title}
              {clause.place !== null && t('why.place', { place: clause.place })}{' '}
              <SourceTag status={clause.status} />
            </p>
            {clause.text !== '' && <p className="law">{clause.text}</p>}
            <ToClause address={clauseAddress(clause.instrument, clause.article)} />
          </Step>
        ))}
        <Step mark={t('why.fact')} title={t('why.factTitle')}>
          <Lines lines={why.facts} />
          {facts}
        </Step>
        <Step mark={t('why.gap')} title={t('why.gapTitle')} isGap={why.gaps.length > 0}>
          {why.gaps.length === 0 ? (
            <p className="muted">{t('why.noGap')}</p>
          ) : (
            <Lines lines={why.gaps} />
          )}
        </Step>
        <Step mark={t('why.proof')} title={t('why.proofTitle')}>
          <Lines lines={why.proof} />
          {seal}
        </Step>
      </ol>
      {made}
    </aside>
  );
}

/** In its place until the answer is there, or where it could not be had. */
export function WhyAwaited({
  error,
  onRetry,
  onClose,
}: {
  /** Null: it is still asked for. */
  error: Error | null;
  onRetry: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <aside className="why no-print" aria-label={t('why.title')}>
      <header>
        <h2>{t('why.title')}</h2>
        <Button size="small" onClick={onClose}>
          {t('app.close')}
        </Button>
      </header>
      {error === null ? <Loading lines={8} /> : <ErrorState error={error} onRetry={onRetry} />}
    </aside>
  );
}
