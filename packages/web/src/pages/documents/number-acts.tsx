// The acts on the register of numbers, one dialog each: the next is kept free, given to a paper from elsewhere, or void.
import type { RegisteredNumber } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { codeField, seriesFields } from './number-fields.ts';
import { type OwnRegister, type PlacedSeries, registerField, seriesIn } from './registers.ts';

function useRefresh(onClose: () => void) {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: ['documents'] });
    onClose();
  };
}

export function ReserveDialog({
  registers,
  series,
  onClose,
}: {
  /** In which the session may: one at least. */
  registers: readonly OwnRegister[];
  series: readonly PlacedSeries[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const done = useRefresh(onClose);
  const year = Number(today().slice(0, 4));
  const [first, ...others] = registers;
  if (first === undefined) return null;
  const chosen = (values: Readonly<Record<string, string>>) => {
    const own = registers.find(({ register }) => register === values['register']) ?? first;
    const asked = { code: (values['code'] ?? '').trim(), year };
    return { own, asked, going: seriesIn(series, own) };
  };
  return (
    <ActDialog
      title={t('papers.reserve')}
      fields={(values) => {
        const { asked, going } = chosen(values);
        return [
          ...(others.length === 0 ? [] : [registerField(registers, t)]),
          codeField(going, asked, t),
          { name: 'purpose', label: t('papers.purpose') },
          ...seriesFields(going, asked, t),
        ];
      }}
      initial={{ register: first.register }}
      lead={<p className="muted">{t('papers.reserveHint')}</p>}
      submit={t('papers.reserve')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { own, asked, going } = chosen(values);
        const isBegun = seriesFields(going, asked, t).length === 0;
        const begins = isBegun ? null : orNull(values['first']);
        await call('documents', 'reserve', {
          body: {
            ...own,
            code: values['code'] ?? '',
            purpose: values['purpose'] ?? '',
            first: begins === null ? null : Number(begins),
          },
          idempotencyKey,
        });
        await done();
      }}
    />
  );
}

export function UseDialog({ number, onClose }: { number: RegisteredNumber; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useRefresh(onClose);
  return (
    <ActDialog
      title={`${t('papers.acts.use')} · ${number.text}`}
      fields={[{ name: 'title', label: t('papers.title') }]}
      initial={{ title: number.purpose ?? '' }}
      lead={<p className="muted">{t('papers.useHint')}</p>}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('documents', 'useNumber', {
          params: { numberId: number.id },
          body: { version: number.version, title: values['title'] ?? '' },
          idempotencyKey,
        });
        await done();
      }}
    />
  );
}

export function VoidDialog({ number, onClose }: { number: RegisteredNumber; onClose: () => void }) {
  const { t } = useTranslation();
  const done = useRefresh(onClose);
  return (
    <ActDialog
      title={`${t('papers.acts.void')} · ${number.text}`}
      fields={[{ name: 'reason', label: t('papers.reason'), kind: 'long' }]}
      lead={<p className="muted">{t('papers.voidHint')}</p>}
      submit={t('papers.acts.void')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('documents', 'voidNumber', {
          params: { numberId: number.id },
          body: { version: number.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await done();
      }}
    />
  );
}
