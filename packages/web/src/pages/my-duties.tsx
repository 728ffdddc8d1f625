// A leader’s own lists, or those of the leader one serves: what waits is signed together.
import type { SectionLine } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { isCancelled, useSigning } from '../shell/signing.tsx';
import { useOwnColumns } from './section-list.tsx';

const IN_FORCE: readonly string[] = ['issued', 'acknowledged', 'objected'];

/** Where somebody has several lists of a year: all duties of that year on one page. */
function WholeYears({ lines, isOwn }: { lines: readonly SectionLine[]; isOwn: boolean }) {
  const { t } = useTranslation();
  const years = new Map<string, { readonly line: SectionLine; readonly count: number }>();
  for (const line of lines.filter(({ state }) => IN_FORCE.includes(state))) {
    const key = `${line.personId}|${line.year}`;
    years.set(key, { line, count: (years.get(key)?.count ?? 0) + 1 });
  }
  const several = [...years].filter(([, { count }]) => count > 1);
  if (several.length === 0) return null;
  return (
    <div className="row no-print ways">
      {several.map(
        ([
          key,
          {
            line: { personId, personName, year },
          },
        ]) => (
          <Link key={key} to="/duties/people/$personId" params={{ personId }} search={{ year }}>
            {t(isOwn ? 'duties.wholeYear' : 'duties.wholeYearOf', { year, name: personName })}
          </Link>
        ),
      )}
    </div>
  );
}

/** `isBeside`: of an account that is an office too, above what the office runs; nothing where there is none. */
export function MyDuties({ isBeside = false }: { isBeside?: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const sign = useSigning();
  const [signed, setSigned] = useState<number>();
  const mine = useQuery({ queryKey: ['duties', 'mine'], queryFn: () => call('duties', 'mine') });
  const columns = useOwnColumns();
  const title = t(may(session, 'duties.acknowledge') ? 'duties.mineTitle' : 'duties.servedTitle');
  const waiting = (mine.data?.items ?? []).filter(({ state }) => state === 'issued');
  const acknowledge = useMutation({
    mutationFn: (idempotencyKey: string) =>
      sign(() =>
        call('duties', 'acknowledge', {
          body: { sections: waiting.map(({ id, version }) => ({ id, version })) },
          idempotencyKey,
        }),
      ),
    onSuccess: ({ changed }) => setSigned(changed),
    onSettled: () => void queryClient.invalidateQueries(),
  });
  if (mine.isPending) return isBeside ? null : <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  if (isBeside && mine.data.items.length === 0) return null;
  const signAll = waiting.length > 1 && may(session, 'duties.acknowledge') && (
    <Button
      type="primary"
      loading={acknowledge.isPending}
      onClick={() => acknowledge.mutate(newKey())}
    >
      {t('duties.signAll', { count: waiting.length })}
    </Button>
  );
  return (
    <div className="stack">
      {isBeside ? (
        <div className="row">
          <h2>{title}</h2>
          {signAll}
        </div>
      ) : (
        <PageHead title={title}>{signAll}</PageHead>
      )}
      {signed !== undefined && <Notice>{t('duties.signedAll', { count: signed })}</Notice>}
      <ActError error={isCancelled(acknowledge.error) ? null : acknowledge.error} />
      <WholeYears lines={mine.data.items} isOwn={may(session, 'duties.acknowledge')} />
      <ListPage
        name="my-duties"
        caption={title}
        columns={columns}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('duties.mineEmpty')} hint={t('duties.mineEmptyHint')} />}
      />
    </div>
  );
}
