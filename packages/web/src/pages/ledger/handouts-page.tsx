// Packages for discipline organs and archives, and contents released to people who have left: what waits first, custody of each.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { HandOutDialog } from './hand-out-dialog.tsx';
import { HandoutEntry } from './handout-entry.tsx';
import { LedgerLinks } from './ledger-links.tsx';
import { grouped } from './ledger-words.ts';
import { Register } from './register.tsx';

export function HandoutsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { after } = useSearch({ from: '/app/ledger/handouts' });
  const navigate = useNavigate({ from: '/ledger/handouts' });
  const [isAsking, setAsking] = useState(false);
  const [notice, setNotice] = useState('');
  const list = useQuery({
    queryKey: ['ledger', 'handouts', after],
    queryFn: () =>
      call('ledger', 'handouts', {
        query: { limit: 50, ...(after === undefined ? {} : { cursor: after }) },
      }),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const waiting = list.data.items.filter(({ state }) => state === 'proposed').length;
  return (
    <div className="stack printed">
      <PageHead
        title={waiting === 0 ? t('ledger.handoutsNone') : t('ledger.handoutsTitle', { n: waiting })}
        sub={t('ledger.handoutsSub')}
      >
        {may(session, 'ledger.hand-out') && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('ledger.handOut')}
          </Button>
        )}
      </PageHead>
      <LedgerLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      <Register
        {...pagesOf(
          list.data.next,
          after,
          (next) => void navigate({ search: (old) => ({ ...old, after: next }) }),
        )}
        empty={
          <EmptyState title={t('ledger.handoutsEmpty')} hint={t('ledger.handoutsEmptyHint')} />
        }
      >
        {list.data.items.map((handout) => (
          <HandoutEntry key={handout.id} handout={handout} onNotice={setNotice} />
        ))}
      </Register>
      {isAsking && (
        <HandOutDialog
          onClose={() => setAsking(false)}
          onDone={(records) => {
            setAsking(false);
            setNotice(t('ledger.handedOutNotice', { n: grouped(records) }));
          }}
        />
      )}
    </div>
  );
}
