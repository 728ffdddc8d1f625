// Packages for discipline organs and archives, evidence that discipline organs call for, contents released to people who have left: what waits first, custody of each.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { EvidenceDialog } from './evidence-dialog.tsx';
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
  const [asking, setAsking] = useState<'package' | 'evidence'>();
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
  const mayCall = may(session, 'ledger.call-for-evidence');
  const waiting = list.data.items.filter(({ state }) => state === 'proposed').length;
  const close = () => setAsking(undefined);
  const asked = (records: number) => {
    close();
    setNotice(t('ledger.handedOutNotice', { n: grouped(records) }));
  };
  return (
    <div className="stack printed">
      <PageHead
        title={waiting === 0 ? t('ledger.handoutsNone') : t('ledger.handoutsTitle', { n: waiting })}
        sub={t(mayCall ? 'ledger.evidenceSub' : 'ledger.handoutsSub')}
      >
        <SheetLink path="ledger/handouts" filter={{}} />
        {may(session, 'ledger.hand-out') && (
          <Button type="primary" onClick={() => setAsking('package')}>
            {t('ledger.handOut')}
          </Button>
        )}
        {mayCall && (
          <Button type="primary" onClick={() => setAsking('evidence')}>
            {t('ledger.callForEvidence')}
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
          <EmptyState
            title={t('ledger.handoutsEmpty')}
            hint={t(mayCall ? 'ledger.evidenceEmptyHint' : 'ledger.handoutsEmptyHint')}
          />
        }
      >
        {list.data.items.map((handout) => (
          <HandoutEntry key={handout.id} handout={handout} onNotice={setNotice} />
        ))}
      </Register>
      {asking === 'package' && <HandOutDialog onClose={close} onDone={asked} />}
      {asking === 'evidence' && <EvidenceDialog onClose={close} onDone={asked} />}
    </div>
  );
}
