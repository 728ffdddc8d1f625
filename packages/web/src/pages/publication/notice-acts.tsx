// The acts on a public notice: what is found is justified, the approval recorded, the notice published or dropped.
import type { NOT_A_NAME, PublicNotice } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { leftOf } from './publication-words.tsx';

export type Dialog = 'check' | 'approve' | 'publish' | 'discard';
export interface ActProps {
  readonly act: Dialog;
  readonly one: PublicNotice;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}
const NO_NAME: typeof NOT_A_NAME = '不是人名';

type Values = Readonly<Record<string, string>>;

/** What stands with a reason of the office's own is said again; an approved document speaks for itself. */
function justifiedOf({ hits, instrument }: PublicNotice, values: Values) {
  return hits.flatMap(({ kind, text, reason, answer }, index) => {
    const said = values[`hit-${index}`] ?? reason;
    const isByInstrument = instrument !== null && reason?.endsWith(instrument) === true;
    return answer === 'none' || isByInstrument || said === null || said.trim() === ''
      ? []
      : [{ kind, text, reason: said.trim() }];
  });
}

function useFields(act: Dialog, one: PublicNotice): readonly FieldDefinition[] {
  const { t } = useTranslation();
  switch (act) {
    case 'check':
      return one.hits.flatMap((hit, index): FieldDefinition[] => {
        if (hit.reason !== null || hit.answer === 'none') return [];
        const words = { kind: t(`publication.hitKinds.${hit.kind}`), text: hit.text };
        const around = t('publication.standsAt', { around: hit.around });
        return hit.answer === 'reason'
          ? [
              {
                name: `hit-${index}`,
                label: t('publication.whyPublic', words),
                hint: around,
                most: 120,
              },
            ]
          : [
              {
                name: `hit-${index}`,
                label: t('publication.isName', words),
                hint: `${around}。${t('publication.isNameHint')}`,
                kind: 'choice',
                choices: [{ value: NO_NAME, label: t('publication.notAName') }],
              },
            ];
      });
    case 'approve':
      return [
        {
          name: 'by',
          label: t('publication.approvedBy'),
          hint: t('publication.approverHint', { approver: one.rule.approver }),
        },
        { name: 'words', label: t('publication.approval'), hint: t('publication.approvalHint') },
        { name: 'on', label: t('publication.approvedOn'), kind: 'date' },
        { name: 'documentNo', label: t('publication.documentNo'), isOptional: true },
        ...(one.documents.length === 0
          ? []
          : [
              {
                name: 'paper',
                label: t('publication.paper'),
                hint: t('publication.paperHint'),
                kind: 'choice' as const,
                choices: one.documents.map(({ id, name }) => ({ value: id, label: name })),
                isOptional: true,
              },
            ]),
      ];
    case 'publish':
      return [];
    case 'discard':
      return [{ name: 'reason', label: t('publication.reason'), kind: 'long' }];
  }
}

function send(act: Dialog, one: PublicNotice, values: Values, idempotencyKey: string) {
  const common = { params: { noticeId: one.id }, idempotencyKey };
  const { version } = one;
  switch (act) {
    case 'check':
      return call('publication', 'check', {
        ...common,
        body: { version, justified: justifiedOf(one, values) },
      });
    case 'approve':
      return call('publication', 'approve', {
        ...common,
        body: {
          version,
          on: (values['on'] ?? '') as never,
          by: values['by'] ?? '',
          words: values['words'] ?? '',
          documentNo: orNull(values['documentNo']),
          paperId: orNull(values['paper']) as Id<'public-document'> | null,
        },
      });
    case 'publish':
      return call('publication', 'publish', { ...common, body: { version } });
    case 'discard':
      return call('publication', 'discard', {
        ...common,
        body: { version, reason: values['reason'] ?? '' },
      });
  }
}

export function NoticeAct({ act, one, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fields = useFields(act, one);
  const isStuck = act === 'check' && leftOf(one).some(({ answer }) => answer === 'none');
  return (
    <ActDialog
      title={t(`publication.acts.${act}`)}
      draftKey={`jinze.draft.publication.${one.id}.${one.version}.${act}`}
      fields={fields}
      initial={act === 'approve' ? { by: one.organ, on: today() } : {}}
      lead={
        <p className={isStuck ? 'conflict' : 'muted'}>
          {t(isStuck ? 'publication.notes.stuck' : `publication.notes.${act}`)}
        </p>
      }
      submit={t(`publication.acts.${act}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await send(act, one, values, idempotencyKey);
        await queryClient.invalidateQueries({ queryKey: ['publication'] });
        await queryClient.invalidateQueries({ queryKey: ['ledger', 'record'] });
        onDone(t(`publication.done.${act}`));
      }}
    />
  );
}
