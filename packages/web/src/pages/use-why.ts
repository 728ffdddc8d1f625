// Asking why an item stands in a list, and where the reader shows the clauses of the answer.
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { REGULATION } from './regulation-reader.tsx';

/** Items have an anchor each, articles one, local values their id. */
export function clauseAddress(instrument: string, article: string): string {
  return `/instruments/${instrument}#${instrument === REGULATION ? 'art' : ''}${article}`;
}

/** Nothing is asked before an item is chosen. */
export function useWhy(sectionId: string | undefined, code: string | undefined) {
  return useQuery({
    queryKey: ['duties', 'why', sectionId, code],
    queryFn: () =>
      call('duties', 'why', {
        params: { sectionId: (sectionId ?? '') as Id<'section'>, code: code ?? '' },
      }),
    enabled: sectionId !== undefined && code !== undefined,
  });
}
