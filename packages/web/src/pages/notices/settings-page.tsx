// How one is told and of what: e-mail or not, when, and kind by kind; what is not chosen follows the region.
import type { NoticeKind, NoticeSettings } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { type FieldDefinition, FormPage } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { triedWords } from './notice-words.ts';
import './notices.css';
import { NoticesLinks } from './notices-links.tsx';
import { type RuleChoice, RuleChoices } from './rule-choices.tsx';

const CADENCES = ['none', 'each', 'digest'] as const;
/** Half hours of the working day, 9:00 to 17:30, in minutes after midnight. */
const HALF_HOURS = Array.from({ length: 18 }, (_, index) => 540 + index * 30);

const clockOf = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

function useFields(hasMailServer: boolean): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const choices = (minutes: readonly number[]) =>
    minutes.map((minute) => ({ value: String(minute), label: clockOf(minute) }));
  if (!hasMailServer) return [];
  return [
    {
      name: 'address',
      label: t('notices.settings.address'),
      hint: t('notices.settings.addressHint'),
      isOptional: true,
      autoComplete: 'email',
      most: 200,
    },
    {
      name: 'cadence',
      label: t('notices.settings.cadence'),
      kind: 'choice',
      choices: CADENCES.map((value) => ({
        value,
        label: t(`notices.settings.cadenceOf.${value}`),
      })),
    },
    {
      name: 'from',
      label: t('notices.settings.from'),
      hint: t('notices.settings.hoursHint'),
      kind: 'choice',
      choices: choices(HALF_HOURS.slice(0, -1)),
    },
    {
      name: 'to',
      label: t('notices.settings.to'),
      kind: 'choice',
      choices: choices(HALF_HOURS.slice(1)),
    },
    {
      name: 'language',
      label: t('notices.settings.language'),
      kind: 'choice',
      choices: (['zh', 'en'] as const).map((value) => ({
        value,
        label: t(`notices.settings.languageOf.${value}`),
      })),
    },
  ];
}

const [FIRST, LAST] = [540, 1050];

/** The whole working day is no choice of one's own. */
function hoursOf(values: Readonly<Record<string, string>>): NoticeSettings['hours'] {
  const [from, to] = [Number(values['from']), Number(values['to'])];
  return from === FIRST && to === LAST ? null : { from, to };
}

function SettingsForm({
  settings,
  onSaved,
}: {
  settings: NoticeSettings;
  onSaved: (saved: NoticeSettings) => void;
}) {
  const { t } = useTranslation();
  const { version, hasMailServer, mail, hours, language } = settings;
  const fields = useFields(hasMailServer);
  const [key] = useState(newKey);
  const [rules, setRules] = useState<ReadonlyMap<NoticeKind, RuleChoice>>(
    new Map(
      settings.rules.map(({ kind, own }) => [kind, own === null ? 'default' : own ? 'on' : 'off']),
    ),
  );
  return (
    <FormPage
      fields={fields}
      initial={{
        address: mail.address ?? '',
        cadence: mail.cadence,
        from: String(hours?.from ?? FIRST),
        to: String(hours?.to ?? LAST),
        language,
      }}
      submit={t('notices.settings.save')}
      lead={
        <>
          <h2>{t('notices.settings.how')}</h2>
          {!hasMailServer && <p className="muted">{t('notices.settings.noServer')}</p>}
        </>
      }
      onSubmit={async (values) => {
        const saved = await call('notices', 'changeSettings', {
          body: {
            version,
            mail: {
              address: orNull(values['address']),
              cadence: (values['cadence'] ?? 'none') as NoticeSettings['mail']['cadence'],
            },
            hours: hoursOf(values),
            language: (values['language'] ?? 'zh') as NoticeSettings['language'],
            rules: [...rules].flatMap(([kind, choice]) =>
              choice === 'default' ? [] : [{ kind, isOn: choice === 'on' }],
            ),
          },
          idempotencyKey: key,
        });
        onSaved(saved);
      }}
    >
      <RuleChoices
        rules={settings.rules}
        chosen={rules}
        onChange={(kind, choice) => setRules(new Map(rules).set(kind, choice))}
      />
    </FormPage>
  );
}

/** One message to oneself, now; to the address that is saved. */
function TryMail({ hasAddress }: { hasAddress: boolean }) {
  const { t } = useTranslation();
  const trying = useMutation({ mutationFn: () => call('notices', 'tryMail') });
  return (
    <section className="card form-card stack tight">
      <div className="row">
        <Button disabled={!hasAddress} loading={trying.isPending} onClick={() => trying.mutate()}>
          {t('notices.settings.try')}
        </Button>
        {!hasAddress && <span className="muted">{t('notices.settings.trySaved')}</span>}
      </div>
      {trying.data !== undefined && <p role="status">{triedWords(t, trying.data)}</p>}
      <ActError error={trying.error} />
    </section>
  );
}

export function SettingsPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [notice, setNotice] = useState('');
  const settings = useQuery({
    queryKey: ['notices', 'settings'],
    queryFn: () => call('notices', 'settings'),
  });
  if (settings.isPending) return <Loading />;
  if (settings.isError)
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  const { version, mail, hasMailServer, isLeader } = settings.data;
  return (
    <div className="stack">
      <PageHead
        title={t('notices.settings.title')}
        sub={t(isLeader ? 'notices.settings.subLeader' : 'notices.settings.sub')}
      />
      <NoticesLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      <section className="card form-card">
        <SettingsForm
          key={version}
          settings={settings.data}
          onSaved={(saved) => {
            queryClient.setQueryData(['notices', 'settings'], saved);
            setNotice(t('notices.settings.saved'));
            scrollTo(0, 0);
          }}
        />
      </section>
      {hasMailServer && <TryMail hasAddress={mail.address !== null} />}
    </div>
  );
}
