// The regions directly below one, those that have not ended.
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

export function useRegionsBelow(path: string): readonly { path: string; name: string }[] {
  const { data } = useQuery({
    queryKey: ['posts', 'region-tree', path, 'all'],
    queryFn: () => call('posts', 'regionTree', { query: { under: path as never, limit: 100 } }),
    staleTime: 300_000,
  });
  return (data?.items ?? []).filter(({ endedOn }) => endedOn === null);
}
