// The form of a record: what was done, when, who and what it was; then what it serves, and the rest folded.
import type { Proposal, RecordContent } from '@jinze/contracts';
import { ACTIVITIES, BODIES, type Body } from '@jinze/kernel';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { FormField, FormPage, type FormProblem } from '../../components/form-page.tsx';
import { OneOf } from './choices.tsx';
import { DayChoice } from './day-choice.tsx';
import { DutyChoice } from './duty-choice.tsx';
import { MoreFields } from './more-fields.tsx';
import { PeopleChoice } from './people-choice.tsx';
import {
  contentOf,
  type DraftPerson,
  isBody,
  problemsOf,
  type RecordDraft,
  TEXTS,
  type TextName,
} from './record-draft.ts';
import { knownPeople, type Proposals, useProposals } from './use-proposals.ts';
import './records.css';

/** Where a body is asked for at once: whose meeting it was. */
const ASKS_BODY: readonly string[] = ['meeting', 'study'];
const PLACES = 5;
const FIELDS = ['activity', 'people', 'amounts', ...TEXTS] as const;
type Field = (typeof FIELDS)[number];

function BodyChoice({
  value,
  recent,
  onChange,
}: {
  value: string;
  recent: readonly Body[];
  onChange: (body: Body | '') => void;
}) {
  const { t } = useTranslation();
  const bodies = [...new Set([...recent, ...BODIES])];
  return (
    <OneOf
      name="body"
      legend={t('records.field.body')}
      value={value}
      choices={[
        ...bodies.map((body) => ({ value: body as string, label: t(`body.${body}`) })),
        { value: '', label: t('records.bodyNone') },
      ]}
      onChange={(body) => onChange(isBody(body) ? body : '')}
    />
  );
}

function PlaceField({
  value,
  error,
  recent,
  onChange,
}: {
  value: string;
  error: string | undefined;
  recent: readonly string[];
  onChange: (place: string) => void;
}) {
  const { t } = useTranslation();
  const offered = recent.filter((place) => place !== value).slice(0, PLACES);
  return (
    <div className="with-picks">
      <FormField
        field={{ name: 'place', label: t('records.field.place'), isOptional: true, most: 120 }}
        value={value}
        error={error}
        onChange={onChange}
      />
      {offered.length > 0 && (
        <div className="picks" role="group" aria-label={t('records.recent')}>
          {offered.map((place) => (
            <button
              key={place}
              type="button"
              className="pick-button"
              onClick={() => onChange(place)}
            >
              {place}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function useProblems(
  draft: RecordDraft,
  people: readonly DraftPerson[],
  withoutPost: readonly string[],
) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Readonly<Record<string, string>>>({});
  const label = (field: Field) => t(`records.field.${field}`);
  const check = (): readonly FormProblem[] => {
    const found = problemsOf(draft, people, withoutPost, today()).map(({ field, because }) => ({
      id: `field-${field}`,
      field,
      label: label(field),
      message: t(`records.problem.${because}`),
    }));
    setShown(Object.fromEntries(found.map(({ field, message }) => [field, message])));
    return found;
  };
  /** `body.participants.0.postId`: what the server found wrong, beside its field. */
  const placeOf = (refusal: ApiError): FormProblem | undefined => {
    const [, name = ''] = refusal.body.path?.split('.') ?? [];
    const field = name === 'participants' ? 'people' : FIELDS.find((one) => one === name);
    if (field === undefined) return undefined;
    setShown({ [field]: refusal.message });
    return { id: `field-${field}`, label: label(field), message: refusal.message };
  };
  return { shown, check, placeOf };
}

const NOTHING_PROPOSED: ReadonlyMap<string, readonly string[]> = new Map();
const proposedIn = (people: Proposals['people']): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...people].map(([id, { duties }]) => [
      id,
      duties.filter(({ isProposed }) => isProposed).map(({ code }) => code),
    ]),
  );

export function RecordForm({
  draft,
  onChange,
  start,
  isCorrection = false,
  submit,
  isHeld,
  lead,
  children,
  onSubmit,
  onCancel,
}: {
  draft: RecordDraft;
  onChange: (change: (draft: RecordDraft) => RecordDraft) => void;
  start: Proposal | undefined;
  isCorrection?: boolean;
  /** What the button says, for whom it is. */
  submit: (people: readonly DraftPerson[]) => string;
  isHeld: boolean;
  lead?: ReactNode;
  /** What else is folded with the rest. */
  children?: ReactNode;
  onSubmit: (content: RecordContent, people: readonly DraftPerson[]) => Promise<void>;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const known = knownPeople(start);
  const served = start?.people ?? [];
  // Whom one serves stands there at once; of several nobody is taken for granted.
  const people =
    draft.people ??
    (served.length === 1 ? known.filter(({ personId }) => personId === served[0]?.personId) : []);
  const proposals = useProposals(draft, people);
  const proposed = isCorrection ? NOTHING_PROPOSED : proposedIn(proposals.people);
  const send = async () => {
    const latest = isCorrection ? NOTHING_PROPOSED : proposedIn(await proposals.latest());
    await onSubmit(contentOf(draft, people, latest, today()), people);
  };
  const withoutPost = [...proposals.people.values()]
    .filter(({ posts }) => posts.length === 0)
    .map(({ personId }) => personId as string);
  const problems = useProblems(draft, people, withoutPost);
  const set = (part: Partial<RecordDraft>) => onChange((before) => ({ ...before, ...part }));
  const setPeople = (next: readonly DraftPerson[]) => set({ people: next });
  const setText = (name: TextName, value: string) => set({ [name]: value });
  const asksBody = ASKS_BODY.includes(draft.activity);
  const example = t(`records.example.${draft.activity === '' ? 'any' : draft.activity}`);
  const body = (
    <BodyChoice
      value={draft.body}
      recent={start?.recent.bodies ?? []}
      onChange={(next) => set({ body: next })}
    />
  );
  return (
    <FormPage
      fields={[]}
      submit={submit(people)}
      isHeld={isHeld}
      lead={lead}
      checkRest={problems.check}
      placeOf={problems.placeOf}
      onSubmit={send}
      {...(onCancel === undefined ? {} : { onCancel })}
    >
      <OneOf
        name="activity"
        legend={t('records.field.activity')}
        isLarge
        value={draft.activity}
        error={problems.shown['activity']}
        choices={ACTIVITIES.map((value) => ({ value, label: t(`activity.${value}`) }))}
        onChange={(activity) => set({ activity })}
      />
      <DayChoice
        value={draft.occurredOn}
        occurredTo={draft.occurredTo}
        error={problems.shown['occurredOn']}
        onChange={(day) => setText('occurredOn', day)}
        lateReason={draft.lateReason}
        onLateReason={(reason) => setText('lateReason', reason)}
      />
      <PeopleChoice
        draft={draft}
        people={people}
        known={known}
        proposed={proposals.people}
        error={problems.shown['people']}
        onChange={setPeople}
      />
      <FormField
        field={{
          name: 'title',
          label: t('records.field.title'),
          most: 120,
          example: t('records.hint.title', { example }),
        }}
        value={draft.title}
        error={problems.shown['title']}
        onChange={(value) => setText('title', value)}
      />
      {asksBody && body}
      <PlaceField
        value={draft.place}
        error={problems.shown['place']}
        recent={start?.recent.places ?? []}
        onChange={(value) => setText('place', value)}
      />
      <DutyChoice
        people={people}
        offered={proposals.people}
        proposed={proposed}
        isPending={proposals.isPending}
        isError={proposals.isError}
        isCorrection={isCorrection}
        hasActivity={draft.activity !== ''}
        onChange={(person, next) => setPeople(people.map((one) => (one === person ? next : one)))}
      />
      <MoreFields
        draft={draft}
        errors={problems.shown}
        onText={setText}
        onAmounts={(amounts) => set({ amounts })}
      >
        {!asksBody && body}
        {children}
      </MoreFields>
    </FormPage>
  );
}
