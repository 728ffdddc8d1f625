// Which of the proposed grades are shown: by what is asked of them, then a page in the order of the roster. Pure.
import type { PROPOSAL_SHOWS } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Proposal, ProposedSubject, Standing } from './proposal.decide.ts';

export interface ProposalFilter {
  readonly shows?: (typeof PROPOSAL_SHOWS)[number] | undefined;
  readonly grade?: string | undefined;
  readonly class?: string | undefined;
  readonly quota?: string | undefined;
  readonly search?: string | undefined;
}

export interface Placed extends Standing {
  readonly id: Id<'assessed'>;
  readonly place: number;
  readonly organ_name: string | null;
  readonly post_title: string | null;
  readonly vetoes: readonly string[];
}

type Shown = ProposedSubject<Placed>;

const SHOWS: Readonly<
  Record<(typeof PROPOSAL_SHOWS)[number], (one: Shown, hasGrades: boolean) => boolean>
> = {
  open: ({ grade, row }, hasGrades) => (hasGrades ? grade === null : row.total === null),
  undecided: ({ consequences }) => consequences.some(({ follows }) => follows === null),
  chosen: ({ isChosen }) => isChosen,
  moved: ({ movedFrom }) => movedFrom.length > 0,
  vetoed: ({ row }) => row.vetoes.length > 0,
};

const isAfter = ({ row }: Shown, after: { readonly place: number; readonly id: string }) =>
  row.place > after.place || (row.place === after.place && row.id > after.id);

/** One more than `limit` where there are more; `count`: how many the filter leaves in all. */
export function pageOfProposal(
  { quotas, subjects, hasGrades }: Proposal<Placed>,
  { shows, grade, class: only, quota, search }: ProposalFilter,
  {
    after,
    limit,
  }: {
    readonly after: { readonly place: number; readonly id: string } | undefined;
    readonly limit: number;
  },
): { readonly count: number; readonly shown: readonly Shown[] } {
  const left =
    quota === undefined
      ? undefined
      : new Set(quotas.filter((one) => one.grade === quota).flatMap((one) => one.undecided));
  const found = subjects.filter((one) => {
    const { row } = one;
    return (
      (shows === undefined || SHOWS[shows](one, hasGrades)) &&
      (grade === undefined || one.grade === grade) &&
      (only === undefined || row.class === only) &&
      (left === undefined || left.has(row.id)) &&
      (search === undefined ||
        [row.name, row.organ_name, row.post_title].some((text) => text?.includes(search)))
    );
  });
  const from = after === undefined ? found : found.filter((one) => isAfter(one, after));
  return { count: found.length, shown: from.slice(0, limit + 1) };
}
