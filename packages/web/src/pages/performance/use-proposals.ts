// What the form begins with, and which duties are proposed for whom while it is filled in.
import type { Proposal } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import {
  keepPreviousData,
  queryOptions,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import type { DraftPerson, RecordDraft } from './record-draft.ts';

export type ProposedPerson = Proposal['people'][number];

/** Whom one records for, and what was used before. */
export function useStart() {
  const session = useSession();
  return useQuery({
    enabled: may(session, 'performance.propose'),
    queryKey: ['performance', 'propose', 'start'],
    queryFn: () => call('performance', 'propose'),
    staleTime: 60_000,
  });
}

const WAIT_MS = 400;

/** The value as it stood when typing paused. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** So many people are asked about at once. */
const AT_ONCE = 20;
const TEXT_MOST = 600;

type People = ReadonlyMap<string, ProposedPerson>;

export interface Proposals {
  readonly people: People;
  readonly isPending: boolean;
  readonly isError: boolean;
  /** What is proposed for the words as they stand now, for whoever is faster than the answer; what is known if it fails. */
  readonly latest: () => Promise<People>;
}

const textOf = ({ title, matter }: RecordDraft) =>
  `${title.trim()} ${matter.trim()}`.trim().slice(0, TEXT_MOST);

function queryFor(asked: string, draft: RecordDraft, text: string) {
  const { activity, body, occurredOn } = draft;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(occurredOn);
  return queryOptions({
    queryKey: ['performance', 'propose', asked, occurredOn, activity, body, text],
    queryFn: () =>
      call('performance', 'propose', {
        query: {
          people: asked,
          ...(isDay ? { on: occurredOn as never } : {}),
          ...(activity === '' ? {} : { activity }),
          ...(body === '' ? {} : { body }),
          ...(text === '' ? {} : { text }),
        },
      }),
    staleTime: 60_000,
  });
}

const peopleOf = (answers: readonly (Proposal | undefined)[]): People =>
  new Map(answers.flatMap((data) => (data?.people ?? []).map((one) => [one.personId, one])));

/** Asked for the day, kind, body and words of the draft; what was proposed before stays until there is an answer. */
export function useProposals(
  draft: RecordDraft,
  people: readonly { personId: string }[],
): Proposals {
  const queryClient = useQueryClient();
  const text = useSettled(textOf(draft));
  const ids = people.map(({ personId }) => personId);
  const chunks = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
    ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE).join(','),
  );
  const answers = useQueries({
    queries: chunks.map((asked) => ({
      ...queryFor(asked, draft, text),
      placeholderData: keepPreviousData,
    })),
  });
  const known = peopleOf(answers.map(({ data }) => data));
  return {
    people: known,
    isPending: answers.some(({ isPending }) => isPending),
    isError: answers.some(({ isError }) => isError),
    latest: () =>
      Promise.all(
        chunks.map((asked) => queryClient.fetchQuery(queryFor(asked, draft, textOf(draft)))),
      ).then(peopleOf, () => known),
  };
}

/** A person as the form holds one who was just chosen. */
export function chosenPerson(one: {
  readonly personId: Id<'person'>;
  readonly name: string;
  readonly post: string;
}): DraftPerson {
  return { ...one, postId: null, role: null, on: [], off: [] };
}

/** The people to choose from: whom one serves, then whom one recorded for before. */
export function knownPeople(start: Proposal | undefined): readonly DraftPerson[] {
  const served = (start?.people ?? []).map((one) =>
    chosenPerson({
      personId: one.personId,
      name: one.name,
      post: one.posts.map(({ organName, postTitle }) => `${organName} ${postTitle}`)[0] ?? '',
    }),
  );
  const recent = (start?.recent.participants ?? []).map((one) =>
    chosenPerson({
      personId: one.personId,
      name: one.name,
      post: `${one.organName} ${one.postTitle}`,
    }),
  );
  return [...new Map([...recent, ...served].map((one) => [one.personId, one])).values()].toSorted(
    (a, b) =>
      Number(!served.some(({ personId }) => personId === a.personId)) -
      Number(!served.some(({ personId }) => personId === b.personId)),
  );
}
