// What the address of the deployments page may carry: the list is a link that can be handed on.
import { text, yearOf } from '../../router-search.ts';

export const SHOWN = ['open', 'overdue', 'settled', 'not-done', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export interface DeploymentsSearch {
  show?: Shown;
  issuer?: string;
  person?: string;
  year?: number;
  after?: string;
}

export function deploymentsSearch(search: Record<string, unknown>): DeploymentsSearch {
  const [show, issuer, person, after] = ['show', 'issuer', 'person', 'after'].map((name) =>
    text(search[name]),
  );
  return {
    ...yearOf(search),
    ...(show !== undefined && show !== 'open' && (SHOWN as readonly string[]).includes(show)
      ? { show: show as Shown }
      : {}),
    ...(issuer === undefined ? {} : { issuer }),
    ...(person !== undefined && /^[0-9a-f-]{36}$/.test(person) ? { person } : {}),
    after,
  };
}
