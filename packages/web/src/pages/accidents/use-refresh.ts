// After an act everything that shows the accident, what follows from it or its proof is read again.
import { useQueryClient } from '@tanstack/react-query';

export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [['accidents'], ['talks'], ['ledger', 'record']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
