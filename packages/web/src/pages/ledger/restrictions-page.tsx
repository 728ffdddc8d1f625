// Lawful erasures and seals of the own bodies: what waits for a second person first, every one with its basis and order.
import type { Restriction } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { pagesOf } from '../../components/list-page.tsx';
import { type StateId, StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { LedgerLinks } from './ledger-links.tsx';
import { eventWords, fieldWords, type RestrictionAct, restrictionAct } from './ledger-words.ts';
import { Course, Line, Register } from './register.tsx';

const MARK_OF: Readonly<Record<Restriction['state'], StateId>> = {
  proposed: 'due-soon',
  'carried-out': 'met',
  refused: 'not-yet-due',
  withdrawn: 'not-yet-due',
  lifted: 'not-yet-due',
};

const WORDS_OF = {
  decide: 'ledger.decide',
  withdraw: 'ledger.withdrawTitle',
  lift: 'ledger.liftTitle',
} as const;

export function RestrictionEntry({
  restriction,
  onAct,
}: {
  restriction: Restriction;
  /** Absent for who may only read. */
  onAct?: ((act: RestrictionAct) => void) | undefined;
}) {
  const { t } = useTranslation();
  const { kind, state, record, paths, isMine } = restriction;
  const act = restrictionAct(restriction);
  return (
    <li>
      <div className="entry-head">
        <h3>
          {t(`ledger.kinds.${kind}`)} · {eventWords(restriction.type, t)}
        </h3>
        <StateMark state={MARK_OF[state]} text={t(`ledger.restrictionStates.${state}`)} />
        {act !== undefined && onAct !== undefined && (
          <Button
            size="small"
            className="no-print"
            type={act === 'decide' ? 'primary' : 'default'}
            onClick={() => onAct(act)}
          >
            {t(WORDS_OF[act])}
          </Button>
        )}
      </div>
      <dl className="lines">
        {paths.length > 0 && (
          <Line name={t('ledger.fields')}>
            {paths.map((path) => fieldWords(path, t)).join('、')}
          </Line>
        )}
        <Line name={t('ledger.basis')}>{restriction.basis}</Line>
        <Line name={t('ledger.orderNo')}>{restriction.orderNo}</Line>
        <Line name={t('ledger.reason')}>{restriction.reason}</Line>
        <Line name={t('ledger.organ')}>{restriction.organName}</Line>
        <Line name={t('ledger.record')}>
          <Link to="/ledger/records/$record" params={{ record }} title={t('ledger.toRecord')}>
            <code>{record}</code>
          </Link>
        </Line>
        {restriction.note !== null && <Line name={t('ledger.noteShort')}>{restriction.note}</Line>}
      </dl>
      <Course
        steps={[
          t('ledger.proposedLine', {
            by: restriction.proposer,
            at: writtenInstant(restriction.proposedAt),
          }),
          ...(restriction.decider === null || restriction.decidedAt === null
            ? []
            : [
                t('ledger.decidedLine', {
                  by: restriction.decider,
                  at: writtenInstant(restriction.decidedAt),
                }),
              ]),
          ...(isMine && state === 'proposed' ? [t('ledger.someoneElse')] : []),
        ]}
      />
    </li>
  );
}

function ActionDialog({
  restriction,
  act,
  onDone,
  onClose,
}: {
  restriction: Restriction;
  act: RestrictionAct;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { id, version, kind } = restriction;
  return (
    <DecideDialog<'carry-out' | 'refuse' | 'withdraw' | 'lift'>
      title={
        act === 'decide'
          ? t(`ledger.decideTitle.${kind}`)
          : t(act === 'lift' ? 'ledger.liftTitle' : 'ledger.withdrawTitle')
      }
      decisions={act === 'decide' ? ['carry-out', 'refuse'] : [act]}
      warning={(decision) =>
        decision === 'carry-out' &&
        kind === 'erase' && <p className="conflict">{t('ledger.decideEraseWarn')}</p>
      }
      onDecide={(decision, note, idempotencyKey) =>
        call('ledger', 'decideRestriction', {
          params: { id },
          body: { version, decision, note },
          idempotencyKey,
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}

export function RestrictionsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { after } = useSearch({ from: '/app/ledger/restrictions' });
  const navigate = useNavigate({ from: '/ledger/restrictions' });
  const [acting, setActing] = useState<{ restriction: Restriction; act: RestrictionAct }>();
  const [notice, setNotice] = useState('');
  const list = useQuery({
    queryKey: ['ledger', 'restrictions', after],
    queryFn: () =>
      call('ledger', 'restrictions', {
        query: { limit: 50, ...(after === undefined ? {} : { cursor: after }) },
      }),
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const waiting = list.data.items.filter(({ state }) => state === 'proposed').length;
  const mayDecide = may(session, 'ledger.decide-restriction');
  return (
    <div className="stack printed">
      <PageHead
        title={
          waiting === 0
            ? t('ledger.restrictionsNone')
            : t('ledger.restrictionsTitle', { n: waiting })
        }
        sub={t('ledger.restrictionsSub')}
      >
        <SheetLink path="ledger/restrictions" filter={{}} />
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
            title={t('ledger.restrictionsEmpty')}
            hint={t('ledger.restrictionsEmptyHint')}
          />
        }
      >
        {list.data.items.map((restriction) => (
          <RestrictionEntry
            key={restriction.id}
            restriction={restriction}
            onAct={mayDecide ? (act) => setActing({ restriction, act }) : undefined}
          />
        ))}
      </Register>
      {acting !== undefined && (
        <ActionDialog
          {...acting}
          onClose={() => setActing(undefined)}
          onDone={() => {
            setActing(undefined);
            setNotice(t('ledger.decided'));
          }}
        />
      )}
    </div>
  );
}
