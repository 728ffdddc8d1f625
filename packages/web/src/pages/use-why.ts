// Asking why an item stands in a list.
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';

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
