// A register: entries of several lines each, newest first, with the ways on.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** One named fact of an entry. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who did what when: each statement keeps together, so that no date breaks at its hyphen. */
export function Course({ steps }: { steps: readonly string[] }) {
  return (
    <p className="muted course">
      {steps.map((step) => (
        <span key={step} className="unit">
          {step}
        </span>
      ))}
    </p>
  );
}

export function Register({
  children,
  empty,
  onNext,
  onFirst,
}: {
  children: readonly ReactNode[];
  empty: ReactNode;
  onNext?: (() => void) | undefined;
  onFirst?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <section className="card">
      {children.length === 0 ? empty : <ul className="entries register">{children}</ul>}
      {(onNext ?? onFirst) !== undefined && (
        <div className="pager no-print">
          {onFirst !== undefined && <Button onClick={onFirst}>{t('common.first')}</Button>}
          {onNext !== undefined && <Button onClick={onNext}>{t('common.next')}</Button>}
        </div>
      )}
    </section>
  );
}
