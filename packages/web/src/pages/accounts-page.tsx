// Accounts and roles: the system administrator makes and ends accounts, the security administrator grants.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { ActError, EmptyState, Notice } from '../components/feedback.tsx';
import { WordsFilter } from '../components/list-filters.tsx';
import { type Column, PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { may, useSession } from '../shell/session.ts';
import {
  type Account,
  CreateAccountDialog,
  GrantRoleDialog,
  LinkDialog,
  type SetupLink,
} from './account-dialogs.tsx';

type Dialog =
  | { kind: 'create' }
  | { kind: 'grant'; account: Account }
  | { kind: 'link'; link: SetupLink }
  | null;

function useActs(setNotice: (words: string) => void, setDialog: (dialog: Dialog) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const keep = (words: string) => {
    setNotice(words);
    void queryClient.invalidateQueries({ queryKey: ['access'] });
  };
  const disable = useMutation({
    mutationFn: (account: Account) =>
      call('access', 'disableAccount', {
        params: { accountId: account.id },
        body: { version: account.version },
      }),
    onSuccess: () => keep(t('accounts.disabledDone')),
  });
  const invite = useMutation({
    mutationFn: (account: Account) =>
      call('access', 'renewInvitation', {
        params: { accountId: account.id },
        body: { version: account.version },
      }),
    onSuccess: (link) => {
      keep('');
      setDialog({ kind: 'link', link });
    },
  });
  const endGrant = useMutation({
    mutationFn: (input: { account: Account; grant: Account['grants'][number] }) =>
      call('access', 'endGrant', {
        params: { accountId: input.account.id, grantId: input.grant.id },
      }),
    onSuccess: () => keep(t('accounts.ended')),
  });
  return { disable, invite, endGrant, keep };
}

function useColumns(
  acts: ReturnType<typeof useActs>,
  setDialog: (dialog: Dialog) => void,
): Column<Account>[] {
  const { t } = useTranslation();
  const session = useSession();
  const confirmDisable = (account: Account) =>
    Modal.confirm({
      title: t('accounts.confirmDisable', { name: account.displayName }),
      okText: t('accounts.disable'),
      cancelText: t('common.cancel'),
      onOk: () => acts.disable.mutate(account),
    });
  const confirmEnd = (account: Account, grant: Account['grants'][number]) =>
    Modal.confirm({
      title: t('accounts.confirmEnd', { name: account.displayName, role: t(`role.${grant.role}`) }),
      okText: t('accounts.end'),
      cancelText: t('common.cancel'),
      onOk: () => acts.endGrant.mutate({ account, grant }),
    });
  return [
    { id: 'login', title: t('accounts.login'), isHead: true, cell: (account) => account.loginName },
    { id: 'display', title: t('accounts.display'), cell: (account) => account.displayName },
    { id: 'state', title: t('accounts.state'), cell: (account) => t(`accounts.${account.state}`) },
    {
      id: 'roles',
      title: t('accounts.roles'),
      cell: (account) => (
        <div>
          {account.grants.map((grant) => (
            <div key={grant.id} className="row" style={{ gap: 6 }}>
              {t(`role.${grant.role}`)}{' '}
              {grant.regionName ?? grant.committeeName ?? grant.personName ?? ''}
              {grant.validFrom !== null &&
                grant.validTo !== null &&
                t('accounts.forDays', { from: grant.validFrom, to: grant.validTo })}
              {may(session, 'access.end-grant') && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => confirmEnd(account, grant)}
                >
                  {t('accounts.end')}
                </button>
              )}
            </div>
          ))}
        </div>
      ),
    },
    {
      id: 'acts',
      title: '',
      isEnd: true,
      cell: (account) => (
        <span className="row" style={{ justifyContent: 'flex-end' }}>
          {may(session, 'access.grant-role') && (
            <button
              type="button"
              className="link-button"
              onClick={() => setDialog({ kind: 'grant', account })}
            >
              {t('accounts.grant')}
            </button>
          )}
          {may(session, 'access.renew-invitation') &&
            session.kind === 'real' &&
            account.state !== 'disabled' && (
              <button
                type="button"
                className="link-button"
                onClick={() => acts.invite.mutate(account)}
              >
                {t('accounts.invite')}
              </button>
            )}
          {may(session, 'access.disable-account') && account.state !== 'disabled' && (
            <button type="button" className="link-button" onClick={() => confirmDisable(account)}>
              {t('accounts.disable')}
            </button>
          )}
        </span>
      ),
    },
  ];
}

export function AccountsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accounts' });
  const navigate = useNavigate({ from: '/accounts' });
  const [notice, setNotice] = useState('');
  const [dialog, setDialog] = useState<Dialog>(null);
  const acts = useActs(setNotice, setDialog);
  const columns = useColumns(acts, setDialog);
  const accounts = useQuery({
    queryKey: ['access', 'accounts', search.search, search.after],
    queryFn: () =>
      call('access', 'accounts', {
        query: {
          limit: 50,
          ...(search.search === undefined ? {} : { search: search.search }),
          after: search.after,
        },
      }),
  });
  return (
    <div className="stack">
      <PageHead title={t('accounts.title')} sub={t('accounts.sub')}>
        <SheetLink path="access/accounts" filter={{ search: search.search }} />
        {may(session, 'access.create-account') && (
          <Button type="primary" onClick={() => setDialog({ kind: 'create' })}>
            {t('accounts.create')}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={acts.disable.error ?? acts.invite.error ?? acts.endGrant.error} />
      <PagedList
        list={accounts}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="accounts"
        caption={t('accounts.title')}
        isFixed
        columns={columns}
        rowKey={(account) => account.id}
        filters={
          <WordsFilter
            label={t('accounts.search')}
            width={240}
            value={search.search}
            onChange={(words) =>
              void navigate({ search: (old) => ({ ...old, search: words, after: undefined }) })
            }
          />
        }
        empty={<EmptyState title={t('accounts.empty')} />}
      />
      {dialog?.kind === 'create' && (
        <CreateAccountDialog
          onClose={() => setDialog(null)}
          onCreated={(link) => {
            acts.keep(t('accounts.created'));
            setDialog(session.kind === 'real' ? { kind: 'link', link } : null);
          }}
        />
      )}
      {dialog?.kind === 'grant' && (
        <GrantRoleDialog
          account={dialog.account}
          onClose={() => setDialog(null)}
          onGranted={() => {
            acts.keep(t('accounts.granted'));
            setDialog(null);
          }}
        />
      )}
      {dialog?.kind === 'link' && <LinkDialog link={dialog.link} onClose={() => setDialog(null)} />}
    </div>
  );
}
