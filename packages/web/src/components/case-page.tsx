// A case: facts left, timeline right, one decision per screen.
import type { ReactNode } from 'react';
import { Stamped } from './stamped.tsx';

export interface TimelineEntry {
  readonly on: string;
  readonly what: string;
}

export function CasePage({
  facts,
  timeline,
  timelineTitle,
  decision,
}: {
  facts: ReactNode;
  timeline: readonly TimelineEntry[];
  timelineTitle: string;
  decision?: ReactNode;
}) {
  return (
    <div className="case">
      <section className="card stack">
        {facts}
        {decision !== undefined && <div className="row no-print">{decision}</div>}
      </section>
      <section className="card">
        <h2>{timelineTitle}</h2>
        <ol className="timeline">
          {timeline.map((entry) => (
            <li key={entry.on + entry.what}>
              <div className="muted nowrap">{entry.on}</div>
              <Stamped text={entry.what} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
