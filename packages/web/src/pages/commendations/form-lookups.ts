// What the form of a commendation looks up: people, accidents, the places above.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

export function usePeople(regionPath: string, search: string) {
  return useQuery({
    queryKey: ['posts', 'roster', regionPath, search, 'commendation'],
    queryFn: () =>
      call('posts', 'roster', {
        query: {
          region: regionPath as never,
          limit: 50,
          ...(search === '' ? {} : { search }),
        },
      }),
    placeholderData: keepPreviousData,
  });
}

export function useAccidents(regionPath: string, search: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['accidents', 'list', regionPath, search, 'commendation'],
    queryFn: () =>
      call('accidents', 'list', {
        query: {
          region: regionPath as never,
          limit: 50,
          ...(search === '' ? {} : { search }),
        },
      }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
}

/** Every region above the person's own, the nearest first: who grants is one of them. Nothing: not known yet. */
export function useAbove(regionPath: string | undefined) {
  const code = regionPath?.split('/').at(-2) ?? '';
  const region = useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    enabled: regionPath !== undefined,
    staleTime: 300_000,
  });
  // A region's path goes through the codes of all above it.
  const items = region.data?.above.toReversed().map(({ code: own, name }) => ({
    path: `${regionPath?.split(`/${own}/`)[0] ?? ''}/${own}/`,
    name,
  }));
  return { items, error: region.error };
}
