// The dialogs of changes to a region: each asks for the document and the day it holds from.
import type { RegionDetail } from '@jinze/contracts';
import { LEVELS, type Level } from '@jinze/kernel';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../api/client.ts';
import { today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import type { FieldDefinition } from '../components/form-page.tsx';
import { RegionPicker } from '../shell/region-switcher.tsx';

export type RegionAct = RegionDetail['may'][number];

export interface RegionActProps {
  readonly region: RegionDetail;
  /** The code of the region to show next. */
  readonly onDone: (words: string, code: string) => void;
  readonly onClose: () => void;
}

function useDated(): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    { name: 'on', label: t('regions.on'), kind: 'date' },
    { name: 'documentNo', label: t('regions.documentNo') },
  ];
}

const datedOf = (values: Readonly<Record<string, string>>) => ({
  on: (values['on'] ?? '') as never,
  documentNo: values['documentNo'] ?? '',
});

function OtherRegion({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (path: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor="other-region">{label}</label>
      <RegionPicker id="other-region" value={value} onChange={onChange} />
    </div>
  );
}

const Hint = ({ children }: { children: ReactNode }) => <p className="muted">{children}</p>;

function RenameDialog({ region, onDone, onClose }: RegionActProps) {
  const { t } = useTranslation();
  const dated = useDated();
  return (
    <ActDialog
      title={t('regions.renameTitle', { name: region.name })}
      fields={[{ name: 'name', label: t('regions.newName') }, ...dated]}
      initial={{ on: today() }}
      submit={t('regions.rename')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'renameRegion', {
          params: { code: region.code },
          body: { version: region.version, name: values['name'] ?? '', ...datedOf(values) },
          idempotencyKey,
        });
        onDone(t('regions.renamedNotice'), region.code);
      }}
    >
      <Hint>{t('regions.renameHint')}</Hint>
    </ActDialog>
  );
}

/** Moving and merging differ in what the other region is: the new superior, or the successor. */
function OtherDialog({ act, region, onDone, onClose }: RegionActProps & { act: 'move' | 'merge' }) {
  const { t } = useTranslation();
  const dated = useDated();
  const [other, setOther] = useState<string>();
  return (
    <ActDialog
      title={t(`regions.${act}Title`, { name: region.name })}
      fields={dated}
      initial={{ on: today() }}
      submit={t(`regions.${act}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        if (other === undefined)
          throw new ApiError(400, { code: 'regions.choose', message: t('regions.chooseFirst') });
        const params = { code: region.code };
        const asked = { version: region.version, ...datedOf(values) };
        if (act === 'move')
          await call('posts', 'moveRegion', {
            params,
            body: { ...asked, superior: other as never },
            idempotencyKey,
          });
        else
          await call('posts', 'mergeRegion', {
            params,
            body: { ...asked, into: other as never },
            idempotencyKey,
          });
        onDone(t(act === 'move' ? 'regions.movedNotice' : 'regions.mergedNotice'), region.code);
      }}
    >
      <OtherRegion
        label={t(act === 'move' ? 'regions.superior' : 'regions.into')}
        value={other}
        onChange={setOther}
      />
      <Hint>{t(act === 'move' ? 'regions.moveHint' : 'regions.mergeHint')}</Hint>
    </ActDialog>
  );
}

function AbolishDialog({ region, onDone, onClose }: RegionActProps) {
  const { t } = useTranslation();
  const dated = useDated();
  return (
    <ActDialog
      title={t('regions.abolishTitle', { name: region.name })}
      fields={dated}
      initial={{ on: today() }}
      submit={t('regions.abolish')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'abolishRegion', {
          params: { code: region.code },
          body: { version: region.version, ...datedOf(values) },
          idempotencyKey,
        });
        onDone(t('regions.abolishedNotice'), region.code);
      }}
    >
      <Hint>{t('regions.abolishHint')}</Hint>
    </ActDialog>
  );
}

function EstablishDialog({ region, onDone, onClose }: RegionActProps) {
  const { t } = useTranslation();
  const dated = useDated();
  const lower = LEVELS.slice(LEVELS.indexOf(region.level) + 1);
  return (
    <ActDialog
      title={t('regions.establishTitle', { name: region.name })}
      fields={[
        { name: 'name', label: t('regions.name') },
        { name: 'code', label: t('regions.newCode'), hint: t('regions.newCodeHint'), least: 2 },
        {
          name: 'level',
          label: t('regions.level'),
          kind: 'choice',
          choices: lower.map((value) => ({ value, label: t(`level.${value}`) })),
        },
        {
          name: 'kind',
          label: t('regions.newKind'),
          kind: 'choice',
          choices: (['division', 'development-zone'] as const).map((value) => ({
            value,
            label: t(`regions.regionKind.${value}`),
          })),
        },
        ...dated,
      ]}
      initial={{ on: today(), level: lower[0] ?? '', kind: 'development-zone' }}
      submit={t('regions.establish')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { code } = await call('posts', 'establishRegion', {
          body: {
            superior: region.path,
            name: values['name'] ?? '',
            code: (values['code'] ?? '').trim().toUpperCase(),
            level: values['level'] as Level,
            kind: values['kind'] === 'division' ? 'division' : 'development-zone',
            ...datedOf(values),
          },
          idempotencyKey,
        });
        onDone(t('regions.establishedNotice'), code);
      }}
    >
      <Hint>{t('regions.establishHint')}</Hint>
    </ActDialog>
  );
}

export function RegionDialog({ act, ...props }: RegionActProps & { act: RegionAct }) {
  if (act === 'rename') return <RenameDialog {...props} />;
  if (act === 'abolish') return <AbolishDialog {...props} />;
  if (act === 'establish') return <EstablishDialog {...props} />;
  return <OtherDialog act={act} {...props} />;
}
