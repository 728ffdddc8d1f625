// 任职与分管关系 of an accident: opened on purpose, because each reading is on record; on its day or an earlier one that matters.
import type { Accident, AccidentChain, ChainMoment } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { may, useSession } from '../../shell/session.ts';
import { ChainAccesses } from './chain-accesses.tsx';
import { ChainGraph } from './chain-graph.tsx';
import { MomentDialog, WithdrawMoment } from './chain-moments.tsx';

interface Asked {
  readonly momentId: ChainMoment['id'] | null;
  readonly known: 'today' | 'then';
  readonly previousYears: number;
}

const YEARS = [0, 1, 3, 5, 10];

/** Once per question: every reading is in the audit trail. */
function useChain(accidentId: Id<'accident'>, asked: Asked) {
  return useQuery({
    queryKey: ['accidents', 'chain', accidentId, asked],
    queryFn: () =>
      call('accidents', 'readChain', {
        params: { accidentId },
        body: asked,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

function Question({
  chain,
  asked,
  onChange,
}: {
  chain: AccidentChain;
  asked: Asked;
  onChange: (asked: Asked) => void;
}) {
  const { t } = useTranslation();
  const standing = chain.moments.filter(({ state }) => state === 'recorded');
  return (
    <div className="row no-print">
      <Select
        aria-label={t('accidents.chain.when')}
        className="chain-when"
        value={asked.momentId ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('accidents.chain.ownDay') },
          ...standing.map(({ id, on, what }) => ({ value: id as string, label: `${on} ${what}` })),
        ]}
        onChange={(id: string) =>
          onChange({ ...asked, momentId: id === '' ? null : (id as ChainMoment['id']) })
        }
      />
      <Segmented
        aria-label={t('accidents.chain.knowledge')}
        value={asked.known}
        options={(['today', 'then'] as const).map((value) => ({
          value,
          label: t(`accidents.chain.known.${value === 'then' ? 'atThatTime' : value}`),
        }))}
        onChange={(known) => onChange({ ...asked, known })}
      />
      <Select
        aria-label={t('accidents.chain.years')}
        value={asked.previousYears}
        options={YEARS.map((value) => ({
          value,
          label:
            value === 0
              ? t('accidents.chain.noPrevious')
              : t('accidents.chain.back', { count: value }),
        }))}
        onChange={(previousYears) => onChange({ ...asked, previousYears })}
      />
    </div>
  );
}

function Moments({
  accident,
  moments,
  onDone,
}: {
  /** Absent to who reads the chain and nothing else of it. */
  accident: Accident | undefined;
  moments: readonly ChainMoment[];
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'add' | ChainMoment>();
  const may = accident?.may ?? [];
  const ways = {
    onClose: () => setDialog(undefined),
    onDone: (words: string) => {
      setDialog(undefined);
      onDone(words);
    },
  };
  return (
    <section className="card stack tight">
      <div className="card-head">
        <h2>{t('accidents.chain.momentsTitle')}</h2>
        {may.includes('add-moment') && (
          <Button className="no-print" onClick={() => setDialog('add')}>
            {t('accidents.chain.addMoment')}
          </Button>
        )}
      </div>
      <p className="muted">{t('accidents.chain.momentsSay')}</p>
      {moments.length === 0 ? (
        <p>{t('accidents.chain.noMoments')}</p>
      ) : (
        <ul className="entries">
          {moments.map((moment) => (
            <li key={moment.id}>
              <div className="entry-head">
                <h3 className={moment.state === 'withdrawn' ? 'was' : undefined}>
                  {moment.on} {t(`accidents.chain.momentKinds.${moment.kind}`)}：{moment.what}
                </h3>
                {moment.state === 'recorded' && may.includes('withdraw-moment') && (
                  <Button
                    className="no-print"
                    size="small"
                    type="text"
                    onClick={() => setDialog(moment)}
                  >
                    {t('accidents.withdrawEvent')}
                  </Button>
                )}
              </div>
              <p className="muted">
                {[moment.documentNo, moment.recordedBy, moment.withdrawnReason]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {accident !== undefined && dialog === 'add' && <MomentDialog {...ways} accident={accident} />}
      {accident !== undefined && dialog !== undefined && dialog !== 'add' && (
        <WithdrawMoment {...ways} accident={accident} moment={dialog} />
      )}
    </section>
  );
}

function Read({
  accidentId,
  accident,
  asked,
  onChange,
  onDone,
}: {
  accidentId: Id<'accident'>;
  accident: Accident | undefined;
  asked: Asked;
  onChange: (asked: Asked) => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const query = useChain(accidentId, asked);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const chain = query.data;
  return (
    <>
      {accident === undefined && (
        <div className="card-head">
          <h2>{chain.accidentName}</h2>
          {may(session, 'accountability.open') && (
            <Link
              to="/accountability/new"
              search={{ accident: accidentId, name: chain.accidentName }}
            >
              {t('accidents.openCase')}
            </Link>
          )}
        </div>
      )}
      <Question chain={chain} asked={asked} onChange={onChange} />
      <div className="banner-line">
        <strong>{t('accidents.chain.isNoFinding')}</strong>
        {chain.says.slice(1).map(({ code, text }) => (
          <p key={code} className="muted">
            {text}
          </p>
        ))}
      </div>
      <ChainGraph chain={chain} />
      <Moments accident={accident} moments={chain.moments} onDone={onDone} />
    </>
  );
}

/** Opened by a button alone. Without the accident: to who is named for its chain and sees nothing else of it. */
export function ChainReading({
  accidentId,
  accident,
  onDone,
}: {
  accidentId: Id<'accident'>;
  accident?: Accident;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  const mayRead = accident === undefined || accident.may.includes('read-chain');
  if (mayRead && asked !== undefined)
    return (
      <Read
        accidentId={accidentId}
        accident={accident}
        asked={asked}
        onChange={setAsked}
        onDone={onDone}
      />
    );
  return (
    <section className="card stack tight">
      <h2>{t('accidents.chain.title')}</h2>
      <p>{t('accidents.chain.isNoFinding')}</p>
      <p className="muted">
        {t(mayRead ? 'accidents.chain.readingIsRecorded' : 'accidents.chain.notNamed')}
      </p>
      {mayRead && (
        <div className="row">
          <Button
            type="primary"
            onClick={() => setAsked({ momentId: null, known: 'today', previousYears: 3 })}
          >
            {t('accidents.chain.read')}
          </Button>
        </div>
      )}
    </section>
  );
}

export function ChainPart({ accident }: { accident: Accident }) {
  const [notice, setNotice] = useState('');
  return (
    <div className="stack">
      {notice !== '' && <Notice>{notice}</Notice>}
      <ChainReading accidentId={accident.id} accident={accident} onDone={setNotice} />
      <ChainAccesses accident={accident} onDone={setNotice} />
    </div>
  );
}
