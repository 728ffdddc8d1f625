// One inspection as the caller's side sees it.
import type { Id } from '@jinze/kernel';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

export const inspectionQuery = (inspectionId: string) =>
  queryOptions({
    queryKey: ['inspections', 'one', inspectionId],
    queryFn: () =>
      call('inspections', 'inspection', {
        params: { inspectionId: inspectionId as Id<'inspection'> },
      }),
  });
