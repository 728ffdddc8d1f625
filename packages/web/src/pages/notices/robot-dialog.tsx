// Adding or changing a group robot. What it was given once, address and secret, is not shown again.
import type { NoticeKind, Robot, RobotKind } from '@jinze/contracts';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { NOTICE_KINDS } from './notice-words.ts';

const ROBOT_KINDS: readonly RobotKind[] = ['dingtalk', 'wecom', 'generic'];
/** What an office and its liaisons are usually told; the rest is for who asked or answered. */
const USUAL: readonly NoticeKind[] = [
  'list-to-sign',
  'record-to-confirm',
  'task-issued',
  'task-due',
  'task-overdue',
  'deployment-due',
  'calendar-due',
];

function useFields(robot: Robot | undefined): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const isNew = robot === undefined;
  return [
    ...(isNew
      ? [
          {
            name: 'kind',
            label: t('notices.region.kind'),
            kind: 'choice' as const,
            choices: ROBOT_KINDS.map((value) => ({
              value,
              label: t(`notices.region.kindOf.${value}`),
            })),
          },
        ]
      : []),
    {
      name: 'name',
      label: t('notices.region.name'),
      example: t('notices.region.nameExample'),
      most: 120,
    },
    {
      name: 'url',
      label: t('notices.region.url'),
      hint: isNew ? t('notices.region.urlHint') : t('notices.region.urlKeep', { host: robot.host }),
      isOptional: !isNew,
      autoComplete: 'off',
      most: 500,
    },
    {
      name: 'secret',
      label: t('notices.region.secret'),
      hint: t(
        robot?.hasSecret === true ? 'notices.region.secretKeep' : 'notices.region.secretHint',
      ),
      kind: 'password' as const,
      isOptional: true,
      autoComplete: 'new-password',
      most: 200,
    },
  ];
}

interface Chosen {
  readonly kinds: readonly NoticeKind[];
  readonly isOn: boolean;
  readonly isWithoutSecret: boolean;
}

async function send(
  region: string,
  robot: Robot | undefined,
  values: Readonly<Record<string, string>>,
  { kinds, isOn, isWithoutSecret }: Chosen,
  idempotencyKey: string,
): Promise<void> {
  const name = values['name'] ?? '';
  const url = orNull(values['url']);
  const secret = orNull(values['secret']);
  if (robot === undefined) {
    const kind = (values['kind'] ?? 'dingtalk') as RobotKind;
    await call('notices', 'addRobot', {
      body: { region, kind, name, url: url ?? '', secret, kinds: [...kinds] },
      idempotencyKey,
    });
    return;
  }
  await call('notices', 'changeRobot', {
    params: { robotId: robot.id },
    body: {
      version: robot.version,
      name,
      kinds: [...kinds],
      isOn,
      ...(url === null ? {} : { url }),
      ...(isWithoutSecret ? { secret: null } : secret === null ? {} : { secret }),
    },
    idempotencyKey,
  });
}

export function RobotDialog({
  region,
  robot,
  onClose,
  onDone,
}: {
  region: string;
  /** Absent: a new one is added. */
  robot: Robot | undefined;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const fields = useFields(robot);
  const [chosen, setChosen] = useState<Chosen>({
    kinds: robot?.kinds ?? USUAL,
    isOn: robot?.isOn ?? true,
    isWithoutSecret: false,
  });
  return (
    <ActDialog
      title={
        robot === undefined
          ? t('notices.region.addTitle')
          : t('notices.region.changeTitle', { name: robot.name })
      }
      fields={fields}
      initial={{ kind: 'dingtalk', name: robot?.name ?? '', url: '', secret: '' }}
      submit={t('notices.region.save')}
      onClose={onClose}
      onSubmit={async (values, key) => {
        await send(region, robot, values, chosen, key);
        const name = values['name'] ?? '';
        onDone(t(`notices.region.${robot === undefined ? 'added' : 'changed'}`, { name }));
      }}
    >
      {robot !== undefined && (
        <div className="row">
          <Checkbox
            checked={chosen.isOn}
            onChange={({ target }) => setChosen({ ...chosen, isOn: target.checked })}
          >
            {t('notices.region.isOn')}
          </Checkbox>
          {robot.hasSecret && (
            <Checkbox
              checked={chosen.isWithoutSecret}
              onChange={({ target }) => setChosen({ ...chosen, isWithoutSecret: target.checked })}
            >
              {t('notices.region.noSecret')}
            </Checkbox>
          )}
        </div>
      )}
      <fieldset className="choice-group">
        <legend>{t('notices.region.kinds')}</legend>
        <div className="field-choices kinds">
          {NOTICE_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              checked={chosen.kinds.includes(kind)}
              onChange={({ target }) =>
                setChosen({
                  ...chosen,
                  kinds: NOTICE_KINDS.filter((one) =>
                    one === kind ? target.checked : chosen.kinds.includes(one),
                  ),
                })
              }
            >
              {t(`notices.kindName.${kind}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </ActDialog>
  );
}
