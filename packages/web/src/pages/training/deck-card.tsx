// The training deck: for everybody, or for a place and a role, made by the server and kept by the browser.
import type { TrainedRole } from '@jinze/kernel';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/client.ts';
import { ActError, Notice } from '../../components/feedback.tsx';
import { PlacePicker, usePlaceRequirements } from '../place-picker.tsx';
import { RoleSelect } from './role-select.tsx';

export function DeckCard() {
  const { t } = useTranslation();
  const [role, setRole] = useState<TrainedRole | undefined>(undefined);
  const [path, setPath] = useState<string | undefined>(undefined);
  const known = usePlaceRequirements(path);
  const place = path === undefined ? undefined : known.data?.place;
  const save = useMutation({
    mutationFn: () =>
      saveFile('instruments', 'trainingDeck', {
        query: {
          ...(path === undefined ? {} : { place: path as never }),
          ...(role === undefined ? {} : { role }),
        },
      }),
  });
  return (
    <section className="card stack" aria-label={t('training.deck')}>
      <h2>{t('training.deck')}</h2>
      <p className="muted">{t('training.deckSub')}</p>
      <div className="row">
        <PlacePicker value={place} onChange={setPath} />
        {path !== undefined && (
          <Button onClick={() => setPath(undefined)}>{t('training.noPlace')}</Button>
        )}
        <RoleSelect value={role} onChange={setRole} />
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {t('training.makeDeck')}
        </Button>
      </div>
      {save.isSuccess && <Notice>{t('training.made')}</Notice>}
      <ActError error={save.error} />
    </section>
  );
}
