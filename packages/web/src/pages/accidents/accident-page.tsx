// One accident as a case: the answer first, what waits, then its facts, its timetable, its course and its chain, one at a time.

import type { Accident, AccidentTimetable } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { WhyAwaited, WhyPanel } from '../../components/why-panel.tsx';
import { may, useSession } from '../../shell/session.ts';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { gradeAnswer } from './accident-answer.ts';
import { FactsPart } from './accident-facts.tsx';
import { Answer, Waiting } from './accident-first.tsx';
import { AccidentForm } from './accident-form.tsx';
import { ChainPart } from './chain-part.tsx';
import { EventsPart } from './events-part.tsx';
import { type OnWhy, stepPart, TimetablePart } from './timetable-part.tsx';
import { useRefresh } from './use-refresh.ts';
import './accidents.css';

function WithdrawDialog({
  accident,
  onDone,
  onClose,
}: {
  accident: Accident;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ActDialog
      title={t('accidents.withdrawTitle')}
      fields={[{ name: 'reason', label: t('accidents.withdrawReason'), kind: 'long' }]}
      submit={t('accidents.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'withdraw', {
          params: { accidentId: accident.id },
          body: { version: accident.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await refresh();
        onDone();
      }}
    >
      <p className="muted">{t('accidents.withdrawHint')}</p>
    </ActDialog>
  );
}

type Part = 'facts' | 'timetable' | 'events' | 'chain';

function Ways({ part, parts }: { part: Part; parts: readonly Part[] }) {
  const { t } = useTranslation();
  return (
    <nav className="row no-print ways" aria-label={t('accidents.parts.label')}>
      {parts.map((one) => (
        <Link
          key={one}
          to="."
          search={(old) => ({
            ...old,
            part: one === 'facts' ? undefined : one,
            why: undefined,
            form: undefined,
          })}
          activeOptions={{ exact: true, explicitUndefined: true }}
          {...(one === part ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`accidents.parts.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

function Acts({ accident, onWithdraw }: { accident: Accident; onWithdraw: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const has = (act: Accident['may'][number]) => accident.may.includes(act);
  return (
    <>
      <Link to="/accidents">{t('menu.accidents')}</Link>
      {accident.state === 'recorded' && may(session, 'accountability.open') && (
        <Link to="/accountability/new" search={{ accident: accident.id }}>
          {t('accidents.openCase')}
        </Link>
      )}
      {has('withdraw') && <Button onClick={onWithdraw}>{t('accidents.withdraw')}</Button>}
      {has('correct') && (
        <Button
          type="primary"
          onClick={() => void navigate({ to: '.', search: (old) => ({ ...old, form: 'correct' }) })}
        >
          {t('accidents.correctNow')}
        </Button>
      )}
    </>
  );
}

/** What the address asks about; a step first has to be on its timetable. */
function useAsked(timetable: AccidentTimetable | undefined): string | undefined {
  const { why, knowledge } = useSearch({ from: '/app/accidents/$accidentId' });
  return why === undefined || why === 'grade'
    ? why
    : timetable && stepPart(why, timetable, knowledge);
}

function WhyOf({
  accident: { id: accidentId },
  part,
  onClose,
}: {
  accident: Accident;
  part: string;
  onClose: () => void;
}) {
  const why = useQuery({
    queryKey: ['accidents', 'why', accidentId, part],
    queryFn: () => call('accidents', 'why', { params: { accidentId }, query: { part } }),
  });
  if (why.data === undefined)
    return <WhyAwaited error={why.error} onRetry={() => void why.refetch()} onClose={onClose} />;
  return (
    <WhyPanel
      why={why.data}
      clauseAddress={clauseAddress}
      seal={<SealLine record={accidentId} />}
      paper={<ConclusionPaper stream="accident" of={accidentId} part={part} />}
      made={<MadePapers stream="accident" of={accidentId} />}
      onClose={onClose}
    />
  );
}

function PartOf({
  part,
  accident,
  timetable,
  onWhy,
}: {
  part: Part;
  accident: Accident;
  timetable: ReturnType<typeof useTimetable>;
  onWhy: OnWhy;
}) {
  const search = useSearch({ from: '/app/accidents/$accidentId' });
  const navigate = useNavigate();
  switch (part) {
    case 'facts':
      return <FactsPart accident={accident} onWhy={onWhy} />;
    case 'events':
      return <EventsPart accident={accident} />;
    case 'chain':
      return <ChainPart accident={accident} />;
    case 'timetable':
      if (timetable.isPending) return <Loading lines={10} />;
      if (timetable.isError)
        return <ErrorState error={timetable.error} onRetry={() => void timetable.refetch()} />;
      return (
        <TimetablePart
          timetable={timetable.data}
          versions={accident.versions}
          knowledge={search.knowledge}
          open={search.why}
          onWhy={onWhy}
          onKnowledge={(knowledge) =>
            void navigate({ to: '.', search: (old) => ({ ...old, knowledge, why: undefined }) })
          }
        />
      );
  }
}

function useTimetable(accidentId: Id<'accident'>) {
  return useQuery({
    queryKey: ['accidents', 'timetable', accidentId],
    queryFn: () => call('accidents', 'timetable', { params: { accidentId }, query: {} }),
  });
}

function Whole({ accident }: { accident: Accident }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/accidents/$accidentId' });
  const navigate = useNavigate();
  const timetable = useTimetable(accident.id);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const asked = useAsked(timetable.data);
  const isWithdrawn = accident.state === 'withdrawn';
  const mayName = may(session, 'accidents.accesses');
  const parts: readonly Part[] = [
    'facts',
    'timetable',
    'events',
    ...(mayName ? ['chain' as const] : []),
  ];
  const part = parts.find((one) => one === search.part) ?? 'facts';
  const showWhy = (key: string | undefined) =>
    void navigate({
      to: '.',
      search: (old) => ({ ...old, why: key }),
      resetScroll: false,
    });
  return (
    <div className="stack accident">
      <PageHead
        title={
          isWithdrawn
            ? t('accidents.isWithdrawn', { name: accident.name })
            : t('accidents.conclusion', { name: accident.name, grade: gradeAnswer(accident, t) })
        }
        sub={<Answer accident={accident} timetable={timetable.data} />}
      >
        <Acts accident={accident} onWithdraw={() => setWithdrawing(true)} />
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <Ways part={part} parts={parts} />
      <div className={asked === undefined ? 'with-panel' : 'with-panel open'}>
        <div className="stack">
          {part === 'facts' && !isWithdrawn && timetable.data !== undefined && (
            <Waiting timetable={timetable.data} />
          )}
          <PartOf
            part={part}
            accident={accident}
            timetable={timetable}
            onWhy={(key, element) => {
              opener.current = element;
              showWhy(key);
            }}
          />
        </div>
        {asked !== undefined && (
          <WhyOf
            accident={accident}
            part={asked}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {isWithdrawing && (
        <WithdrawDialog
          accident={accident}
          onClose={() => setWithdrawing(false)}
          onDone={() => {
            setWithdrawing(false);
            setNotice(t('accidents.withdrawn'));
          }}
        />
      )}
    </div>
  );
}

export function AccidentPage() {
  const { accidentId } = useParams({ from: '/app/accidents/$accidentId' });
  const { form } = useSearch({ from: '/app/accidents/$accidentId' });
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['accidents', 'one', accidentId],
    queryFn: () =>
      call('accidents', 'accident', { params: { accidentId: accidentId as Id<'accident'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const [newest] = query.data.versions;
  const close = () => void navigate({ to: '.', search: (old) => ({ ...old, form: undefined }) });
  return form === 'correct' && newest !== undefined && query.data.may.includes('correct') ? (
    <AccidentForm
      region={{ path: newest.regionPath, name: newest.regionName }}
      known={newest}
      onClose={close}
      onDone={close}
    />
  ) : (
    <Whole key={accidentId} accident={query.data} />
  );
}
