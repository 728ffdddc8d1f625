// Proposing a talk: on what a rule says of a region's accidents, or on another ground that is stated.
import type { AskedGround, TalkProposal, TalkSubject } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type FieldDefinition, FormPage, type FormProblem } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import {
  type BegunFrom,
  begunWith,
  groundWords,
  WithConsequence,
} from '../assessments/begin-from-consequence.tsx';
import { NotFound } from '../not-found.tsx';
import { CountedAccidents } from './counted-accidents.tsx';
import { SUBJECT_ID, SubjectChoice } from './subject-choice.tsx';
import { OutcomeMark, whoWhomWord } from './talk-words.tsx';

const STATED = ['deployment', 'task', 'inspection', 'other'] as const;
type Stated = (typeof STATED)[number];
type Values = Readonly<Record<string, string>>;

function useFields(proposal: TalkProposal | undefined): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const written: readonly FieldDefinition[] = [
    { name: 'talkerOrgan', label: t('talks.talkerOrgan') },
    { name: 'talker', label: t('talks.talker'), hint: t('talks.talkerHint') },
    { name: 'matters', label: t('talks.matters'), hint: t('talks.mattersHint'), kind: 'long' },
  ];
  if (proposal !== undefined)
    return proposal.outcome === 'applies'
      ? written
      : [
          {
            name: 'reason',
            label: t('talks.reason'),
            hint: t('talks.reasonUnclear'),
            kind: 'long',
          },
          ...written,
        ];
  return [
    {
      name: 'ground',
      label: t('talks.ground'),
      kind: 'choice',
      choices: STATED.map((value) => ({ value, label: t(`talks.grounds.${value}`) })),
    },
    { name: 'reason', label: t('talks.reason'), hint: t('talks.reasonHint'), kind: 'long' },
    { name: 'documentNo', label: t('talks.reasonDocumentNo'), isOptional: true },
    ...written,
  ];
}

function groundOf(values: Values, proposal: TalkProposal | undefined): AskedGround {
  return proposal === undefined
    ? {
        kind: values['ground'] as Stated,
        reason: values['reason'] ?? '',
        documentNo: orNull(values['documentNo']),
      }
    : {
        kind: 'accidents',
        of: proposal.regionPath,
        key: proposal.key,
        reason: orNull(values['reason']),
      };
}

function Ground({ proposal }: { proposal: TalkProposal }) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <strong>{t('talks.ruleOf', { region: proposal.regionName, rule: proposal.rule })}</strong>
      <span>
        <OutcomeMark outcome={proposal.outcome} /> {whoWhomWord(proposal, t)}
      </span>
      <CountedAccidents trigger={proposal} />
      {proposal.missing.map((line) => (
        <span className="muted" key={line}>
          {t('talks.missing', { what: line })}
        </span>
      ))}
    </div>
  );
}

/** Whom it is about, where the assessment was of somebody in a post or of a body. */
function subjectOf({ begins }: BegunFrom): TalkSubject | undefined {
  const { appointmentId, organId } = begins;
  if (appointmentId !== null) return { kind: 'person', appointmentId };
  return organId === null ? undefined : { kind: 'body', organId };
}

function Form({
  region,
  proposal,
  from,
}: {
  region: { readonly path: string; readonly name: string };
  proposal?: TalkProposal;
  /** The consequence of an assessment it is begun from. */
  from?: BegunFrom;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const fields = useFields(proposal);
  const [key] = useState(newKey);
  const [subject, setSubject] = useState(from && subjectOf(from));
  const [error, setError] = useState('');
  const problem = (message: string): FormProblem => {
    setError(message);
    return { id: SUBJECT_ID, label: t('talks.subject'), message };
  };
  const initial = {
    ground: 'other',
    ...(from === undefined ? {} : { reason: groundWords(from, t) }),
    talkerOrgan: t('talks.defaultTalker', { region: region.name }),
    matters:
      proposal === undefined
        ? ''
        : t('talks.defaultMatters', {
            accidents: [...proposal.counted, ...proposal.perhaps]
              .map(({ name }) => name)
              .join('、'),
          }),
  };
  const where =
    proposal !== undefined
      ? { path: proposal.regionPath, name: proposal.regionName }
      : from !== undefined
        ? { path: from.begins.region, name: from.subject.regionName }
        : region;
  const given = from && (from.begins.appointmentId ?? from.begins.organId);
  return (
    <div className="stack">
      <PageHead title={t('talks.formTitle')} sub={t('talks.isNoMeasure')} />
      <section className="card form-card">
        <FormPage
          draftKey={`jinze.draft.talk.${region.path}.${proposal?.key ?? from?.subject.id ?? 'stated'}`}
          fields={fields}
          initial={initial}
          submit={t('talks.propose')}
          lead={
            <>
              {proposal !== undefined && <Ground proposal={proposal} />}
              <SubjectChoice
                region={where}
                {...(from !== undefined && given
                  ? { given: { value: given, label: begunWith(from) } }
                  : {})}
                value={subject}
                error={error}
                onChange={(next) => {
                  setSubject(next);
                  setError('');
                }}
              />
            </>
          }
          checkRest={() => (subject === undefined ? [problem(t('talks.needSubject'))] : [])}
          placeOf={({ body, message }) =>
            body.path === 'body.subject' ? problem(message) : undefined
          }
          onCancel={() => void navigate({ to: '/talks' })}
          onSubmit={async (values) => {
            if (subject === undefined) return;
            const done = await call('talks', 'propose', {
              body: {
                region: region.path as never,
                subject,
                ground: groundOf(values, proposal),
                talkerOrgan: values['talkerOrgan'] ?? '',
                talker: values['talker'] ?? '',
                matters: values['matters'] ?? '',
              },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['talks'] });
            await navigate({ to: '/talks/$talkId', params: { talkId: done.id } });
          }}
        />
      </section>
    </div>
  );
}

/** The ground is read first: a form over a rule that no longer gives a reason would be filled in for nothing. */
function OnRule({
  region,
  of,
  ruleKey,
}: {
  region: { readonly path: string; readonly name: string };
  of: string;
  ruleKey: string;
}) {
  const { t } = useTranslation();
  const proposals = useQuery({
    queryKey: ['talks', 'proposals', of],
    queryFn: () => call('talks', 'proposals', { query: { region: of as never } }),
  });
  if (proposals.isPending) return <Loading />;
  if (proposals.isError)
    return <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />;
  const proposal = proposals.data.items.find(
    ({ key, regionPath }) => key === ruleKey && regionPath === of,
  );
  return proposal === undefined ? (
    <EmptyState
      title={t('talks.triggerGone')}
      action={<Link to="/talks/proposals">{t('talks.toProposals')}</Link>}
    />
  ) : (
    <Form region={region} proposal={proposal} />
  );
}

export function TalkFormPage() {
  const session = useSession();
  const { of, key, assessed, consequence } = useSearch({ from: '/app/talks/new' });
  const region = homeRegion(session);
  if (region === undefined) return <NotFound />;
  if (assessed !== undefined && consequence !== undefined)
    return (
      <WithConsequence key={consequence} assessed={assessed} consequence={consequence} act="talk">
        {(from) => <Form region={region} from={from} />}
      </WithConsequence>
    );
  return of === undefined || key === undefined ? (
    <Form region={region} />
  ) : (
    <OnRule key={`${of}|${key}`} region={region} of={of} ruleKey={key} />
  );
}
