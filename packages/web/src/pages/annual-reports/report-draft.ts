// What a person writes in a report before it is saved, and whether it may still be saved over what is there now.
import type { AnnualReport, ReportContent } from '@jinze/contracts';

export interface ReportDraft {
  /** The version it was begun from: with no other is it saved, unless the person has seen the newer one and says so. */
  readonly since: number;
  readonly content: ReportContent;
}

type Seen = Pick<AnnualReport, 'version' | 'may'>;

export const draftOf = ({ version, content }: AnnualReport): ReportDraft => ({
  since: version,
  content,
});

/** `changed`: another has saved meanwhile; `closed`: and it can no longer be saved at all, as it was signed. */
export function standingOf(
  { since }: Pick<ReportDraft, 'since'>,
  { version, may }: Seen,
): 'same' | 'changed' | 'closed' {
  if (version === since) return 'same';
  return may.includes('save') ? 'changed' : 'closed';
}

/** Fields left empty are no sentences. */
export const writtenIn = (content: ReportContent): ReportContent =>
  content.map((one) => ({
    ...one,
    sentences: one.sentences.filter(({ text }) => text.trim() !== ''),
  }));

/** What it says, without what its sentences rest on: as earlier versions are kept. */
export const textOf = (content: ReportContent) =>
  content.map(({ part, sentences }) => ({ part, sentences: sentences.map(({ text }) => text) }));
