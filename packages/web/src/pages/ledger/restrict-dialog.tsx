// Proposing to erase fields of a record, or to seal it off: on a legal basis and a numbered order; another person decides.
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { useSigning } from '../../shell/signing.tsx';
import { fieldWords } from './ledger-words.ts';

type Kind = 'erase' | 'seal';

function KindChoice({
  kind,
  mayErase,
  onChange,
}: {
  kind: Kind;
  mayErase: boolean;
  onChange: (kind: Kind) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="choice-group">
      <legend>{t('ledger.restrictKind')}</legend>
      <Radio.Group
        value={kind}
        onChange={(event) => onChange(event.target.value as Kind)}
        options={(['seal', 'erase'] as const).map((one) => ({
          value: one,
          label: t(`ledger.kinds.${one}`),
          disabled: one === 'erase' && !mayErase,
        }))}
      />
      <p className={kind === 'erase' ? 'conflict' : 'muted'}>{t(`ledger.restrictLead.${kind}`)}</p>
      {!mayErase && <p className="muted">{t('ledger.noFields')}</p>}
    </fieldset>
  );
}

function FieldChoice({
  paths,
  chosen,
  error,
  onChange,
}: {
  paths: readonly string[];
  chosen: ReadonlySet<string>;
  error: string | undefined;
  onChange: (next: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="choice-group" id="restrict-fields" tabIndex={-1}>
      <legend>{t('ledger.fields')}</legend>
      <div className="field-choices">
        {paths.map((path) => (
          <Checkbox
            key={path}
            checked={chosen.has(path)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.target.checked) next.add(path);
              else next.delete(path);
              onChange(next);
            }}
          >
            {fieldWords(path, t)}
          </Checkbox>
        ))}
      </div>
      {error !== undefined && <span className="error">{error}</span>}
    </fieldset>
  );
}

export function RestrictDialog({
  record,
  paths,
  onDone,
  onClose,
}: {
  record: string;
  paths: readonly string[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const sign = useSigning();
  const queryClient = useQueryClient();
  // The one that can be undone stands first.
  const [kind, setKind] = useState<Kind>('seal');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isChecked, setChecked] = useState(false);
  const isMissing = kind === 'erase' && chosen.size === 0;
  return (
    <ActDialog
      title={t('ledger.restrictTitle')}
      fields={[
        { name: 'basis', label: t('ledger.basis'), hint: t('ledger.basisHint') },
        { name: 'orderNo', label: t('ledger.orderNo') },
        { name: 'reason', label: t('ledger.reason'), kind: 'long' },
      ]}
      submit={t('ledger.proposeRestriction')}
      lead={
        <>
          <KindChoice kind={kind} mayErase={paths.length > 0} onChange={setKind} />
          {kind === 'erase' && (
            <FieldChoice
              paths={paths}
              chosen={chosen}
              error={isChecked && isMissing ? t('ledger.needField') : undefined}
              onChange={setChosen}
            />
          )}
        </>
      }
      checkRest={() => {
        setChecked(true);
        return isMissing
          ? [{ id: 'restrict-fields', label: t('ledger.fields'), message: t('ledger.needField') }]
          : [];
      }}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('ledger', 'restrict', {
            body: {
              kind,
              record,
              paths: kind === 'erase' ? [...chosen] : [],
              basis: values['basis'] ?? '',
              orderNo: values['orderNo'] ?? '',
              reason: values['reason'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await queryClient.invalidateQueries({ queryKey: ['ledger'] });
        onDone();
      }}
    >
      <p className="muted">{t('ledger.twoPersons')}</p>
    </ActDialog>
  );
}
