// After an act everything that shows cases, worksheets and decisions is read again.
import { useQueryClient } from '@tanstack/react-query';

export function useActed(onDone: (words: string) => void): (words: string) => Promise<void> {
  const queryClient = useQueryClient();
  return async (words) => {
    await queryClient.invalidateQueries({ queryKey: ['accountability'] });
    await queryClient.invalidateQueries({ queryKey: ['ledger', 'record'] });
    onDone(words);
  };
}
