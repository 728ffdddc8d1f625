// The acts of a case, one dialog each.
import type { AccountabilityCase, CaseAct } from '@jinze/contracts';
import { addMonths, civilDate, FULL_TEXT } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { draftOf, numberOrNull, PEOPLE } from './act-draft.ts';
import { useActed } from './use-acted.ts';

export type CaseDialog = Exclude<CaseAct, 'open' | 'end-member'>;

export interface CaseActProps {
  readonly opened: AccountabilityCase;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const day = (value: string | undefined) => (value ?? '') as never;

export function ChangeDialog({ opened, onDone, onClose }: CaseActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.caseActs.change')}
      draftKey={draftOf(opened, 'change')}
      fields={[
        { name: 'title', label: t('accountability.caseTitle'), most: 120 },
        { name: 'facts', label: t('accountability.facts'), kind: 'long', most: FULL_TEXT },
        {
          name: 'quorum',
          label: t('accountability.quorum'),
          hint: t('accountability.quorumHint'),
          isOptional: true,
          shape: { pattern: PEOPLE, message: t('accountability.needNumber') },
        },
      ]}
      initial={{
        title: opened.title,
        facts: opened.facts,
        quorum: opened.quorum === null ? '' : String(opened.quorum),
      }}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'change', {
          params: { caseId: opened.id },
          body: {
            version: opened.version,
            title: values['title'] ?? '',
            facts: values['facts'] ?? '',
            quorum: numberOrNull(values['quorum']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.caseDone.change'));
      }}
    />
  );
}

/** By who is named in the case; `nameMember`: by its office, where nobody is any more. */
export function AddMemberDialog({
  opened,
  onDone,
  onClose,
  as = 'addMember',
}: Omit<CaseActProps, 'opened'> & {
  readonly opened: Pick<AccountabilityCase, 'id' | 'version'>;
  readonly as?: 'addMember' | 'nameMember';
}) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.caseActs.add-member')}
      draftKey={draftOf(opened, 'add-member')}
      fields={[
        {
          name: 'loginName',
          label: t('accountability.loginName'),
          hint: t('accountability.loginNameHint'),
        },
        {
          name: 'basis',
          label: t('accountability.memberBasis'),
          hint: t('accountability.memberBasisHint'),
        },
        { name: 'from', label: t('accountability.memberFrom'), kind: 'date' },
        { name: 'until', label: t('accountability.memberUntil'), kind: 'date' },
      ]}
      initial={{ from: today(), until: addMonths(civilDate(today()), 6) }}
      submit={t('accountability.caseActs.add-member')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', as, {
          params: { caseId: opened.id },
          body: {
            version: opened.version,
            loginName: values['loginName'] ?? '',
            basis: values['basis'] ?? '',
            from: day(values['from']),
            until: day(values['until']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.caseDone.add-member'));
      }}
    />
  );
}

export function FreezeDialog({ opened, onDone, onClose }: CaseActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.caseActs.freeze')}
      fields={[]}
      submit={t('accountability.caseActs.freeze')}
      onClose={onClose}
      onSubmit={async (_, idempotencyKey) => {
        await call('accountability', 'freeze', {
          params: { caseId: opened.id },
          body: { version: opened.version },
          idempotencyKey,
        });
        await acted(t('accountability.caseDone.freeze'));
      }}
    >
      <p>{t('accountability.freezeNote')}</p>
    </ActDialog>
  );
}

function EndDialog({ opened, onDone, onClose, how }: CaseActProps & { how: 'close' | 'withdraw' }) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t(`accountability.caseActs.${how}`)}
      draftKey={draftOf(opened, how)}
      fields={[{ name: 'reason', label: t('accountability.endReason'), kind: 'long' }]}
      submit={t(`accountability.caseActs.${how}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', how, {
          params: { caseId: opened.id },
          body: { version: opened.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await acted(t(`accountability.caseDone.${how}`));
      }}
    />
  );
}
export const CloseDialog = (props: CaseActProps) => <EndDialog {...props} how="close" />;
export const WithdrawDialog = (props: CaseActProps) => <EndDialog {...props} how="withdraw" />;
