// What a discipline organ writes of a list, kept over pages and reloads until it is saved as a draft.
import type { DisciplineRequest } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, newKey } from '../../api/client.ts';
import { orNull } from '../../components/form-values.ts';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import type { Entry } from './discipline-entry.tsx';

interface Answering {
  readonly statement: string;
  /** By the number in the list. */
  readonly entries: Readonly<Record<string, Entry>>;
}

const answeringOf = (answer: DisciplineRequest['answer']): Answering => ({
  statement: answer?.statement ?? '',
  entries: Object.fromEntries(
    (answer?.entries ?? []).map(({ number, openCase, measures }) => [
      number,
      { openCase, measures: measures ?? '' },
    ]),
  ),
});

const bodyOf = ({ statement, entries }: Answering) => ({
  statement: statement.trim(),
  entries: Object.entries(entries).map(([number, { openCase, measures }]) => ({
    number: Number(number),
    openCase,
    measures: orNull(measures),
  })),
});

/** What was written stays over pages and reloads. It belongs to the version it was begun on: another's is not overwritten. */
export function useAnswer({ line, answer, may }: DisciplineRequest) {
  const queryClient = useQueryClient();
  const [version, setVersion] = useState(answer?.version ?? 0);
  const [saved, setSaved] = useState(() => bodyOf(answeringOf(answer)));
  const draftKey = may.includes('answer')
    ? `jinze.draft.discipline.${line.id}.${version}`
    : undefined;
  const [draft, setDraft] = useDraft<Answering>(draftKey, answeringOf(answer));
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const body = bodyOf(draft);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const done = await call('vetting', 'disciplineAnswer', {
        params: { requestId: line.id },
        body: { version, ...body },
        idempotencyKey: newKey(),
      });
      dropDraft(draftKey);
      setSaved(body);
      setVersion(done.version);
      await queryClient.invalidateQueries({ queryKey: ['vetting'] });
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const isUnsaved = draftKey !== undefined && JSON.stringify(body) !== JSON.stringify(saved);
  return { draft, setDraft, version, isUnsaved, error, isBusy, save };
}
