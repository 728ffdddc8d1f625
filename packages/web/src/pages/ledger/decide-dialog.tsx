// Deciding what somebody else has proposed, or taking back what one has proposed oneself: one dialog, signed, sent once.
import { useQueryClient } from '@tanstack/react-query';
import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { useSigning } from '../../shell/signing.tsx';

type AnyDecision = 'carry-out' | 'refuse' | 'withdraw' | 'lift' | 'approve';

export function DecideDialog<Decision extends AnyDecision>({
  title,
  decisions,
  warning,
  onDecide,
  onDone,
  onClose,
}: {
  title: string;
  /** With one there is nothing to choose: the button says it. */
  decisions: readonly [Decision, ...Decision[]];
  /** Shown while this decision is chosen. */
  warning?: (decision: Decision) => ReactNode;
  onDecide: (decision: Decision, note: string | null, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const wordsOf = (one: AnyDecision) => t(`ledger.decisions.${one}`);
  const sign = useSigning();
  const queryClient = useQueryClient();
  const [decision, setDecision] = useState<Decision>(decisions[0]);
  return (
    <ActDialog
      title={title}
      fields={[
        // A seal is lifted on a basis and an order, as it was set.
        decision === 'lift'
          ? { name: 'note', label: t('ledger.liftNote'), kind: 'long' }
          : { name: 'note', label: t('ledger.note'), kind: 'long', isOptional: true },
      ]}
      submit={wordsOf(decision)}
      lead={
        <>
          {decisions.length > 1 && (
            <fieldset className="choice-group">
              <legend>{t('ledger.decision')}</legend>
              <Radio.Group
                value={decision}
                onChange={(event) => setDecision(event.target.value as Decision)}
                options={decisions.map((one) => ({
                  value: one,
                  label: wordsOf(one),
                }))}
              />
            </fieldset>
          )}
          {warning?.(decision)}
        </>
      }
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        try {
          await sign(() => onDecide(decision, orNull(values['note']), idempotencyKey));
        } catch (error) {
          // A conflict shows the newer state: the person looks at it and decides again.
          if (error instanceof ApiError && error.status === 409)
            void queryClient.invalidateQueries({ queryKey: ['ledger'] });
          throw error;
        }
        await queryClient.invalidateQueries({ queryKey: ['ledger'] });
        onDone();
      }}
    />
  );
}
