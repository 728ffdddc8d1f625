// A document: A4 on screen and clean in print, with the why panel beside it.
import type { ReactNode } from 'react';
import { usePageTitle } from './page-head.tsx';

export function DocumentPage({
  title,
  sub,
  panel,
  children,
}: {
  title: string;
  sub: ReactNode;
  panel?: ReactNode;
  children: ReactNode;
}) {
  const heading = usePageTitle(title);
  return (
    <div className={panel === undefined || panel === null ? 'with-panel' : 'with-panel open'}>
      <article className="sheet">
        <header>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <div className="sub">{sub}</div>
        </header>
        {children}
      </article>
      {panel}
    </div>
  );
}
