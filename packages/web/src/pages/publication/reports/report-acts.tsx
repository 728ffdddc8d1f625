// The acts on a report from the public, one dialog each; what the reporter will read says so.
import type { PublicReport, PublicReportAct, ReportTrack } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.ts';
import { today } from '../../../clock.ts';
import { ActDialog } from '../../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../../components/form-page.tsx';
import { orNull } from '../../../components/form-values.ts';
import { useSigning } from '../../../shell/signing.tsx';
import { type Simple, told, word } from './act-fields.tsx';
import { extendOf } from './extend-act.ts';

export interface ActProps {
  readonly one: PublicReport;
  readonly onDone: (words: string) => void;
  /** It is no longer the caller’s. */
  readonly onGone: () => void;
  readonly onClose: () => void;
}
const textField = (t: TFunction, isOptional: boolean): FieldDefinition => ({
  name: 'text',
  label: t('publicReports.toReporter'),
  kind: 'long',
  isOptional,
});

const acceptOf = (_: PublicReport, t: TFunction): Simple => ({
  fields: [textField(t, true)],
  note: told(t),
  send: (values, common, version) =>
    call('publicReports', 'accept', {
      ...common,
      body: { version, text: orNull(values['text']) },
    }),
});
const refuseOf = (_: PublicReport, t: TFunction): Simple => ({
  fields: [{ name: 'reason', label: t('publicReports.reason'), kind: 'long' }],
  note: told(t),
  send: (values, common, version) =>
    call('publicReports', 'refuse', {
      ...common,
      body: { version, reason: word(values, 'reason') },
    }),
});

/**
 * `office /99/9901/`: the track and the region. What is about a leader stays with discipline organs, what tells of deaths with
 * offices, for a government to verify.
 */
function handOnChoices({ kind, deaths, handOnTo }: PublicReport, t: TFunction) {
  const isOfDeaths = deaths === 'yes' || (kind === 'accident' && deaths === 'unknown');
  const tracks: readonly ReportTrack[] =
    kind === 'leader' ? ['discipline'] : isOfDeaths ? ['office'] : ['office', 'discipline'];
  return tracks.flatMap((to) =>
    handOnTo.map(({ path, name }) => ({
      value: `${to} ${path}`,
      label: t(`publicReports.handTo.${to}`, { name }),
    })),
  );
}
const handOnOf = (one: PublicReport, t: TFunction): Simple => ({
  fields: [
    {
      name: 'to',
      label: t('publicReports.to'),
      kind: 'choice',
      choices: handOnChoices(one, t),
    },
    {
      name: 'reason',
      label: t('publicReports.reason'),
      hint: t('publicReports.handOnHint'),
      kind: 'long',
    },
  ],
  note: <p className="muted">{t('publicReports.handOnNote')}</p>,
  send: (values, common, version) => {
    const [track = '', to = ''] = word(values, 'to').split(' ');
    return call('publicReports', 'handOn', {
      ...common,
      body: { version, to, track: track as ReportTrack, reason: word(values, 'reason') },
    });
  },
});

const passOnOf = ({ passOnTo }: PublicReport, t: TFunction): Simple => ({
  fields: [
    {
      name: 'to',
      label: t('publicReports.to'),
      kind: 'choice',
      choices: passOnTo.map(({ path, name }) => ({
        value: path,
        label: t('publicReports.passTo', { name }),
      })),
    },
    { name: 'place', label: t('publicReports.passOnPlace') },
    { name: 'happened', label: t('publicReports.passOnHappened') },
    {
      name: 'deaths',
      label: t('publicReports.passOnDeaths'),
      kind: 'choice',
      choices: (['yes', 'unknown'] as const).map((value) => ({
        value,
        label: t(`publicReports.passOnDeathWords.${value}`),
      })),
    },
    {
      name: 'text',
      label: t('publicReports.passOnText'),
      hint: t('publicReports.passOnTextHint'),
      kind: 'long',
    },
  ],
  note: <p className="conflict">{t('publicReports.passOnNote')}</p>,
  send: (values, common, version) =>
    call('publicReports', 'passOn', {
      ...common,
      body: {
        version,
        to: word(values, 'to'),
        place: word(values, 'place'),
        happened: word(values, 'happened'),
        deaths: word(values, 'deaths') as 'yes',
        text: word(values, 'text'),
      },
    }),
});

const organChoices = (organs: PublicReport['governments']) =>
  organs.map(({ id, name }) => ({ value: id, label: name }));

const knownOf = ({ governments }: PublicReport, t: TFunction): Simple => ({
  fields: [
    ...(governments.length === 0
      ? []
      : [
          {
            name: 'organId',
            label: t('publicReports.knownTo'),
            kind: 'choice' as const,
            choices: organChoices(governments),
          },
        ]),
    { name: 'documentNo', label: t('publicReports.documentNo') },
    { name: 'on', label: t('publicReports.knownOn'), kind: 'date' },
    {
      name: 'text',
      label: t('publicReports.knownText'),
      kind: 'long',
      ...(governments.length === 0 ? { hint: t('publicReports.knownElsewhere') } : {}),
    },
  ],
  note: <p className="conflict">{t('publicReports.knownNote')}</p>,
  send: (values, common, version) => {
    const on = word(values, 'on') as never;
    const organId = orNull(values['organId']) as Id<'organ'> | null;
    const documentNo = word(values, 'documentNo');
    const body = { version, organId, documentNo, on, text: word(values, 'text') };
    return call('publicReports', 'knownToGovernment', { ...common, body });
  },
});

const checkOf = (one: PublicReport, t: TFunction): Simple => ({
  fields: [
    { name: 'on', label: t('publicReports.checkedOn'), kind: 'date' },
    {
      name: 'organId',
      label: t('publicReports.checkedBy'),
      hint: t('publicReports.checkedByHint'),
      kind: 'choice',
      choices: organChoices(one.organs),
    },
    { name: 'documentNo', label: t('publicReports.documentNo') },
    { name: 'signedBy', label: t('publicReports.signedBy'), hint: t('publicReports.signedByHint') },
    {
      name: 'result',
      label: t('publicReports.finding'),
      kind: 'choice',
      choices: (['true', 'partly', 'false', 'unclear'] as const).map((value) => ({
        value,
        label: t(`publicReports.findings.${value}`),
      })),
    },
    { name: 'text', label: t('publicReports.found'), kind: 'long' },
  ],
  initial: { on: today() },
  send: (values, common, version) =>
    call('publicReports', 'check', {
      ...common,
      body: {
        version,
        on: word(values, 'on') as never,
        organId: word(values, 'organId') as Id<'organ'>,
        documentNo: word(values, 'documentNo'),
        signedBy: word(values, 'signedBy'),
        result: word(values, 'result') as 'true',
        text: word(values, 'text'),
      },
    }),
});

const taskOf = (one: PublicReport, t: TFunction): Simple => ({
  fields: [
    {
      name: 'issuer',
      label: t('publicReports.issuer'),
      kind: 'choice',
      choices: organChoices(one.organs),
    },
    {
      name: 'lead',
      label: t('publicReports.lead'),
      kind: 'choice',
      choices: organChoices(one.taskOrgans),
    },
    { name: 'title', label: t('publicReports.taskTitle') },
    {
      name: 'text',
      label: t('publicReports.taskText'),
      hint: t('publicReports.taskTextHint'),
      kind: 'long',
    },
    { name: 'due', label: t('publicReports.taskDue'), kind: 'date' },
  ],
  note: <p className="conflict">{t('publicReports.taskNote')}</p>,
  send: (values, common, version) =>
    call('publicReports', 'task', {
      ...common,
      body: {
        version,
        issuerOrganId: word(values, 'issuer') as Id<'organ'>,
        title: word(values, 'title'),
        text: word(values, 'text'),
        due: { kind: 'date', on: word(values, 'due') as never },
        assignee: {
          role: 'lead',
          organId: word(values, 'lead') as Id<'organ'>,
          postId: null,
          townshipMatterId: null,
          townshipReason: null,
        },
      },
    }),
});
const replyOf = (one: PublicReport, t: TFunction): Simple => ({
  fields: [textField(t, false)],
  ...(one.isTaskClosed ? { initial: { text: t('publicReports.replyProposal') } } : {}),
  note: told(t),
  send: (values, common, version) =>
    call('publicReports', 'reply', { ...common, body: { version, text: word(values, 'text') } }),
});
const closeOf = (_: PublicReport, t: TFunction): Simple => ({
  fields: [textField(t, true)],
  note: told(t),
  send: (values, common, version) =>
    call('publicReports', 'close', {
      ...common,
      body: { version, text: orNull(values['text']) },
    }),
});

const ACTS: Readonly<Record<PublicReportAct, (one: PublicReport, t: TFunction) => Simple>> = {
  accept: acceptOf,
  refuse: refuseOf,
  'hand-on': handOnOf,
  'pass-on': passOnOf,
  'known-to-government': knownOf,
  check: checkOf,
  task: taskOf,
  extend: extendOf,
  reply: replyOf,
  close: closeOf,
};

export function ReportActDialog({ act, ...props }: ActProps & { act: PublicReportAct }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const sign = useSigning();
  const { one, onClose, onDone, onGone } = props;
  const { fields, initial = {}, note, send } = ACTS[act](one, t);
  return (
    <ActDialog
      title={t(`publicReports.acts.${act}`)}
      draftKey={`jinze.draft.public-report.${one.id}.${act}`}
      fields={fields}
      initial={initial}
      submit={t(`publicReports.acts.${act}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const common = { params: { reportId: one.id }, idempotencyKey };
        await sign(() => send(values, common, one.version));
        // What was handed on cannot be read again.
        if (act === 'hand-on') {
          onGone();
          return;
        }
        await queryClient.invalidateQueries({ queryKey: ['publicReports'] });
        onDone(t(`publicReports.done.${act}`));
      }}
    >
      {note}
    </ActDialog>
  );
}
