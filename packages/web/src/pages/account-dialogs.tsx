// The dialogs of accounts: a new one, a role with its scope, and the one-time link shown once.
import type { Role } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { FormPage } from '../components/form-page.tsx';
import { RegionPicker } from '../shell/region-switcher.tsx';

export type Account = Awaited<ReturnType<typeof call<'access', 'accounts'>>>['items'][number];
export type SetupLink = Awaited<ReturnType<typeof call<'access', 'createAccount'>>>;

function PersonPicker({
  id,
  onChange,
}: {
  id: string;
  onChange: (personId: Id<'person'> | undefined) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['access', 'people', search],
    queryFn: () => call('access', 'people', { query: { search } }),
    enabled: search.trim() !== '',
  });
  return (
    <Select
      id={id}
      allowClear
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      notFoundContent={search === '' ? null : t('accounts.noResult')}
      options={(people.data?.items ?? []).map((person) => ({
        value: person.personId,
        label: `${person.name}（${person.regionName} ${person.title}）`,
      }))}
      onChange={(value: Id<'person'> | undefined) => onChange(value)}
    />
  );
}

export function CreateAccountDialog({
  onCreated,
  onClose,
}: {
  onCreated: (link: SetupLink) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<Id<'person'>>();
  return (
    <Modal open title={t('accounts.create')} footer={null} onCancel={onClose} destroyOnHidden>
      <FormPage
        fields={[
          { name: 'loginName', label: t('accounts.login'), autoComplete: 'off' },
          { name: 'displayName', label: t('accounts.display'), autoComplete: 'off' },
        ]}
        submit={t('accounts.create')}
        onCancel={onClose}
        onSubmit={async (values) =>
          onCreated(
            await call('access', 'createAccount', {
              body: {
                loginName: values['loginName'] ?? '',
                displayName: values['displayName'] ?? '',
                ...(personId === undefined ? {} : { personId }),
              },
            }),
          )
        }
      >
        <div className="field">
          <label htmlFor="account-person">{t('accounts.person')}</label>
          <span className="muted">{t('accounts.personHint')}</span>
          <PersonPicker id="account-person" onChange={setPersonId} />
        </div>
      </FormPage>
    </Modal>
  );
}

const ROLE_IDS: readonly Role[] = [
  'safety-office',
  'supervision-office',
  'organisation-department',
  'discipline-organ',
  'discipline-worksheets',
  'leader',
  'liaison',
  'report-desk',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** Held over a region, or for the party committee of one. */
const OVER_REGIONS: readonly Role[] = [
  'safety-office',
  'supervision-office',
  'organisation-department',
  'discipline-organ',
  'discipline-worksheets',
  'report-desk',
];

export function GrantRoleDialog({
  account,
  onGranted,
  onClose,
}: {
  account: Account;
  onGranted: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [role, setRole] = useState<Role>('safety-office');
  const [regionPath, setRegionPath] = useState<string>();
  const [personId, setPersonId] = useState<Id<'person'>>();
  const isOverRegion = OVER_REGIONS.includes(role);
  return (
    <Modal
      open
      title={`${t('accounts.grant')} · ${account.displayName}`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <FormPage
        fields={[]}
        submit={t('accounts.grant')}
        onCancel={onClose}
        onSubmit={async () => {
          await call('access', 'grantRole', {
            params: { accountId: account.id },
            body: {
              role,
              ...(isOverRegion && regionPath !== undefined ? { regionPath } : {}),
              ...(role === 'liaison' && personId !== undefined ? { personId } : {}),
            },
          });
          onGranted();
        }}
      >
        <div className="field">
          <label htmlFor="grant-role">{t('accounts.role')}</label>
          <Select
            id="grant-role"
            value={role}
            options={ROLE_IDS.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            onChange={setRole}
          />
        </div>
        {isOverRegion && (
          <div className="field">
            <label htmlFor="grant-region">{t('accounts.region')}</label>
            <RegionPicker id="grant-region" value={regionPath} onChange={setRegionPath} />
          </div>
        )}
        {role === 'liaison' && (
          <div className="field">
            <label htmlFor="grant-person">{t('accounts.served')}</label>
            <PersonPicker id="grant-person" onChange={setPersonId} />
          </div>
        )}
      </FormPage>
    </Modal>
  );
}

export function LinkDialog({ link, onClose }: { link: SetupLink; onClose: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const address = `${location.origin}${link.setupPath}`;
  return (
    <Modal
      open
      title={t('accounts.link', { date: writtenInstant(link.expiresAt) })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('app.close')}</Button>}
    >
      <div className="row">
        <Input
          readOnly
          value={address}
          aria-label={t('accounts.invite')}
          onFocus={(event) => event.target.select()}
          style={{ flex: 1 }}
        />
        {/* Offered over https and on this machine only; otherwise the text is selected by hand. */}
        {navigator.clipboard !== undefined && (
          <Button
            onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {isCopied ? t('common.copied') : t('common.copy')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
