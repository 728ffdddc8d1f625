// The acts of a request, one dialog each; what changes nothing but the state is asked for in one sentence.
import type { Vetting } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull, refusedField } from '../../components/form-values.ts';
import { useSigning } from '../../shell/signing.tsx';

export const ACTS = [
  'send',
  'prepare',
  'review',
  'issue',
  'let-stand',
  'revoke',
  'conclude',
  'feed-back',
  'check-facts',
  'return',
  'withdraw',
] as const;
export type Act = (typeof ACTS)[number];
type Values = Readonly<Record<string, string>>;

const day = (values: Values, name: string) => (values[name] ?? '') as never;
const USES = ['relied-on', 'put-off', 'dropped', 'checked-further'] as const;

/** `1-20、23`: what people write for numbers of a list; undefined for what is none. */
export function numbersIn(text: string): number[] | undefined {
  const parts = text.split(/[\s,，、;；]+/).filter((part) => part !== '');
  const numbers = parts.map((part) => {
    const range = /^(\d+)(?:[-–—至~](\d+))?$/.exec(part);
    if (range === null) return undefined;
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
    return from < 1 || to < from || to - from >= 10_000
      ? undefined
      : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return numbers.includes(undefined) ? undefined : numbers.flatMap((some) => some ?? []);
}

/** Read before it is sent: what is no number must not become none, which means all. */
export function enteredNumbers(values: Values, message: string): number[] {
  const numbers = numbersIn(values['numbers'] ?? '');
  if (numbers === undefined) throw refusedField('numbers', message);
  return numbers;
}

function useFields(act: Act): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const on: FieldDefinition = { name: 'on', label: t('vetting.on'), kind: 'date' };
  const documentNo: FieldDefinition = { name: 'documentNo', label: t('vetting.documentNo') };
  const reason: FieldDefinition = { name: 'reason', label: t('vetting.reason'), kind: 'long' };
  switch (act) {
    case 'issue':
      return [
        documentNo,
        on,
        {
          name: 'validUntil',
          label: t('vetting.validUntil'),
          kind: 'date',
          hint: t('vetting.validHint'),
        },
      ];
    case 'return':
    case 'withdraw':
    case 'let-stand':
      return [reason];
    case 'revoke':
      return [on, { ...documentNo, isOptional: true }, reason];
    case 'conclude':
      return [
        on,
        { ...documentNo, isOptional: true },
        { name: 'content', label: t('vetting.conclusion'), kind: 'long' },
        {
          name: 'despite',
          label: t('vetting.despite'),
          hint: t('vetting.despiteHint'),
          kind: 'long',
          isOptional: true,
        },
      ];
    case 'feed-back':
      return [
        {
          name: 'numbers',
          label: t('vetting.numbers'),
          hint: t('vetting.numbersHint'),
          isOptional: true,
        },
        {
          name: 'result',
          label: t('vetting.used'),
          kind: 'choice',
          choices: USES.map((value) => ({ value, label: t(`vetting.uses.${value}`) })),
        },
        on,
        { name: 'note', label: t('vetting.note'), kind: 'long' },
      ];
    case 'send':
    case 'prepare':
    case 'review':
    case 'check-facts':
      return [];
  }
}

function useSend(request: Vetting) {
  const { t } = useTranslation();
  const sign = useSigning();
  const params = { requestId: request.id };
  return (act: Act, values: Values, idempotencyKey: string): Promise<Vetting> => {
    const { version } = request;
    const reason = values['reason'] ?? '';
    const plain = { params, idempotencyKey, body: { version } };
    const reasoned = { params, idempotencyKey, body: { version, reason } };
    switch (act) {
      case 'send':
        return call('vetting', 'send', plain);
      case 'prepare':
        return call('vetting', 'prepare', plain);
      case 'check-facts':
        return call('vetting', 'checkFacts', plain);
      case 'review':
        return sign(() => call('vetting', 'review', plain));
      case 'withdraw':
        return call('vetting', 'withdraw', reasoned);
      case 'return':
        return call('vetting', 'return', reasoned);
      case 'let-stand':
        return call('vetting', 'letStand', {
          ...reasoned,
          body: { ...reasoned.body, changesHash: request.changesHash ?? '' },
        });
      case 'issue': {
        const body = {
          version,
          documentNo: values['documentNo'] ?? '',
          on: day(values, 'on'),
          validUntil: day(values, 'validUntil'),
        };
        return sign(() => call('vetting', 'issue', { params, idempotencyKey, body }));
      }
      case 'revoke': {
        const body = {
          version,
          on: day(values, 'on'),
          documentNo: orNull(values['documentNo']),
          reason,
        };
        return sign(() => call('vetting', 'revoke', { params, idempotencyKey, body }));
      }
      case 'conclude': {
        const body = {
          version,
          on: day(values, 'on'),
          documentNo: orNull(values['documentNo']),
          content: values['content'] ?? '',
          despite: orNull(values['despite']),
        };
        return sign(() => call('vetting', 'conclude', { params, idempotencyKey, body }));
      }
      case 'feed-back': {
        const body = {
          version,
          numbers: enteredNumbers(values, t('vetting.needNumbers')),
          result: (values['result'] ?? 'relied-on') as (typeof USES)[number],
          note: values['note'] ?? '',
          on: day(values, 'on'),
        };
        return call('vetting', 'feedBack', { params, idempotencyKey, body });
      }
    }
  };
}

/** Half a year is usual; the office writes another day where it wants one. */
function inHalfAYear(): string {
  const [year = 0, month = 0, date = 0] = today().split('-').map(Number);
  const next = new Date(Date.UTC(year, month - 1 + 6, Math.min(date, 28)));
  return next.toISOString().slice(0, 10);
}

export function RequestDialog({
  act,
  request,
  lead,
  onDone,
  onClose,
}: {
  act: Act;
  request: Vetting;
  lead?: ReactNode;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fields = useFields(act);
  const send = useSend(request);
  return (
    <ActDialog
      title={t(`vetting.acts.${act}`)}
      fields={fields}
      initial={{ on: today(), validUntil: inHalfAYear(), result: 'relied-on' }}
      submit={t(`vetting.acts.${act}`)}
      lead={
        <>
          <p>{t(`vetting.ask.${act}`, { names: request.names, office: request.answering.name })}</p>
          {lead}
        </>
      }
      onClose={onClose}
      placeOf={({ body, message }) =>
        body.path === 'body.numbers'
          ? { id: 'field-numbers', label: t('vetting.numbers'), message }
          : undefined
      }
      onSubmit={async (values, idempotencyKey) => {
        await send(act, values, idempotencyKey);
        await queryClient.invalidateQueries({ queryKey: ['vetting'] });
        onDone(t(`vetting.done.${act}`));
      }}
    />
  );
}
