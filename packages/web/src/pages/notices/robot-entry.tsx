// One group robot: where it is, what it says, and trying, changing or removing it.
import type { Robot } from '@jinze/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ActError } from '../../components/feedback.tsx';
import { triedWords } from './notice-words.ts';

export function RobotEntry({
  robot,
  onChange,
  onRemoved,
}: {
  robot: Robot;
  onChange: () => void;
  onRemoved: () => void;
}) {
  const { t } = useTranslation();
  const [isRemoving, setRemoving] = useState(false);
  const { id, version, name, kind, host, hasSecret, isOn, kinds, changedAt, changedBy } = robot;
  const trying = useMutation({
    mutationFn: () => call('notices', 'tryRobot', { params: { robotId: id } }),
  });
  const said = kinds.map((one) => t(`notices.kindName.${one}`)).join('、');
  return (
    <li>
      <div className="entry-head">
        <h3>
          {name} <span className="tag">{t(`notices.region.${isOn ? 'on' : 'off'}`)}</span>
        </h3>
        <span className="acts">
          {isOn && (
            <Button size="small" loading={trying.isPending} onClick={() => trying.mutate()}>
              {t('notices.region.try')}
            </Button>
          )}
          <Button size="small" onClick={onChange}>
            {t('notices.region.change')}
          </Button>
          <Button size="small" type="text" onClick={() => setRemoving(true)}>
            {t('notices.region.remove')}
          </Button>
        </span>
      </div>
      <p>
        {t(`notices.region.kindOf.${kind}`)} · {host}
        {hasSecret && ` · ${t('notices.region.signed')}`}
      </p>
      <p>{said === '' ? t('notices.region.nothing') : said}</p>
      <p className="muted">
        {t('notices.region.changedBy', { name: changedBy, at: writtenInstant(changedAt) })}
      </p>
      {trying.data !== undefined && <p role="status">{triedWords(t, trying.data)}</p>}
      <ActError error={trying.error} />
      {isRemoving && (
        <ActDialog
          title={t('notices.region.removeTitle', { name })}
          fields={[]}
          submit={t('notices.region.remove')}
          onClose={() => setRemoving(false)}
          onSubmit={async (_, idempotencyKey) => {
            await call('notices', 'removeRobot', {
              params: { robotId: id },
              body: { version },
              idempotencyKey,
            });
            onRemoved();
          }}
        >
          <p className="muted">{t('notices.region.removeHint')}</p>
        </ActDialog>
      )}
    </li>
  );
}
