import type { DocumentForm } from '@jinze/contracts';
import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formOf } from './form-query.ts';

const ASKED = { kind: 'task-notice', stream: 'task', of: 'record' } as const;

describe('the form of a document', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    focusManager.setFocused(undefined);
    vi.useRealTimers();
  });

  it('keeps the version it was opened with when its window is left and come back to', async () => {
    const client = new QueryClient({
      defaultOptions: { queries: { staleTime: 10_000, refetchOnWindowFocus: true } },
    });
    client.mount();
    const read = vi.fn(async () => ({ version: read.mock.calls.length }) as DocumentForm);
    const observer = new QueryObserver(client, formOf(ASKED, read));
    const stop = observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(observer.getCurrentResult().data).toMatchObject({ version: 1 });
    stop();
    client.unmount();
  });

  it('is read anew when it is opened again', async () => {
    const client = new QueryClient();
    const read = vi.fn(async () => ({ version: 1 }) as DocumentForm);
    for (const times of [1, 2]) {
      const observer = new QueryObserver(client, formOf(ASKED, read));
      const stop = observer.subscribe(() => undefined);
      await vi.advanceTimersByTimeAsync(100);
      expect(read).toHaveBeenCalledTimes(times);
      stop();
      await vi.advanceTimersByTimeAsync(100);
    }
  });
});
