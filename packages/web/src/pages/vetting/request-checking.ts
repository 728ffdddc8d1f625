// Having a list of names checked, and drafting a request with exactly what was checked.
import type { VettingCheck, VettingPurpose } from '@jinze/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, type Progress, uploadWithProgress } from '../../api/client.ts';

export interface Asked {
  readonly committee: string;
  readonly purpose: string;
  readonly askedFor: string;
  /** Sent where an appraisal is asked about. */
  readonly appraisalYear: string;
  readonly basisDocument: string;
  readonly title: string;
}
const yearIn = ({ purpose, appraisalYear }: Asked): number | null =>
  purpose === 'excellent-appraisal' && /^\d{4}$/.test(appraisalYear.trim())
    ? Number(appraisalYear)
    : null;

/** By the row of the list: who was chosen for it, and how they were shown. */
export type Choices = ReadonlyMap<number, { readonly personId: string; readonly label: string }>;

/** A list, and what tells it from another: choices belong to its rows. */
export interface Source {
  readonly file: File;
  readonly identity: string;
}

interface Given {
  readonly source: Source;
  readonly asked: Asked;
  readonly choices: Choices;
}
/** The latest answer on a list, with what it was given for; the key is of the one draft made from it. */
export interface Checked extends Given {
  readonly result: VettingCheck;
  readonly idempotencyKey: string;
}

function bodyOf({ asked, choices }: Given) {
  return {
    committee: asked.committee as never,
    purpose: asked.purpose as VettingPurpose,
    askedFor: asked.askedFor as never,
    appraisalYear: yearIn(asked),
    basisDocument: asked.basisDocument.trim(),
    choices: [...choices].map(([row, { personId }]) => ({ row, personId: personId as never })),
  };
}

export const isWhole = ({ result }: Checked) =>
  result.errors.length === 0 &&
  result.questions.length === 0 &&
  result.refused.length === 0 &&
  result.offices.length === 1;

/** Whether what was checked is what stands in the form now; the title is no part of it. */
export const isCurrent = ({ asked, choices }: Checked, now: Asked, chosen: Choices) =>
  choices === chosen &&
  asked.committee === now.committee &&
  asked.purpose === now.purpose &&
  asked.askedFor === now.askedFor &&
  yearIn(asked) === yearIn(now) &&
  asked.basisDocument.trim() === now.basisDocument.trim();

export function useChecking() {
  const [progress, setProgress] = useState<Progress>();
  const [checked, setChecked] = useState<Checked>();
  const check = useMutation({
    mutationFn: (given: Given) =>
      uploadWithProgress(
        'vetting',
        'check',
        { file: given.source.file, body: { ...bodyOf(given), answering: null } },
        setProgress,
      ),
    onSuccess: (result, given) => setChecked({ ...given, result, idempotencyKey: newKey() }),
    onSettled: () => setProgress(undefined),
  });
  const create = useMutation({
    mutationFn: ({ title, ...given }: Checked & { readonly title: string }) =>
      uploadWithProgress(
        'vetting',
        'create',
        {
          file: given.source.file,
          params: { digest: given.result.digest },
          body: {
            ...bodyOf(given),
            answering: (given.result.offices[0]?.path ?? '') as never,
            title: title.trim(),
          },
          idempotencyKey: given.idempotencyKey,
        },
        setProgress,
      ),
    onSettled: () => setProgress(undefined),
  });
  return { check, create, checked, progress };
}
