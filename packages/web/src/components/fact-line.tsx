// One fact in a list of facts: its name and what it is.
import type { ReactNode } from 'react';

export function FactLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
