// One accident: what is known now, and every version before with what it changed.
import type { Accident, AccidentVersion } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { AccidentForm } from './accident-form.tsx';
import { factsInWords, gradeWord } from './accident-words.tsx';

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
  const queryClient = useQueryClient();
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
        await queryClient.invalidateQueries({ queryKey: ['accidents'] });
        await queryClient.invalidateQueries({ queryKey: ['talks'] });
        onDone();
      }}
    >
      <p className="muted">{t('accidents.withdrawHint')}</p>
    </ActDialog>
  );
}

/** What a version says that the one before did not. */
function Changes({
  version,
  before,
}: {
  version: AccidentVersion;
  before: AccidentVersion | undefined;
}) {
  const { t } = useTranslation();
  if (before === undefined) return null;
  const then = new Map(factsInWords(before, t));
  const changed = factsInWords(version, t).filter(([label, value]) => then.get(label) !== value);
  return (
    <dl className="lines">
      {changed.map(([label, value]) => (
        <div className="line" key={label}>
          <dt>{label}</dt>
          <dd>
            <span className="was">{then.get(label)}</span> → {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Versions({ versions }: { versions: readonly AccidentVersion[] }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('accidents.versions')}</h2>
      <ul className="entries register">
        {versions.map((version, index) => (
          <li key={version.version}>
            <div className="entry-head">
              <h3>
                {t(
                  version.state === 'withdrawn'
                    ? 'accidents.versionWithdrawn'
                    : version.version === 1
                      ? 'accidents.versionFirst'
                      : 'accidents.versionCorrected',
                  { version: version.version },
                )}
              </h3>
              <span className="muted nowrap">
                {t('accidents.recordedBy', {
                  by: version.recordedBy,
                  at: writtenInstant(version.recordedAt),
                })}
              </span>
            </div>
            {version.changeReason !== null && <p>{version.changeReason}</p>}
            <Changes version={version} before={versions[index + 1]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Whole({ accident }: { accident: Accident }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [notice, setNotice] = useState('');
  const has = (act: Accident['may'][number]) => accident.may.includes(act);
  const isWithdrawn = accident.state === 'withdrawn';
  return (
    <div className="stack">
      <PageHead
        title={
          isWithdrawn
            ? t('accidents.isWithdrawn', { name: accident.name })
            : t('accidents.conclusion', {
                name: accident.name,
                grade: gradeWord(accident.grade, t),
              })
        }
        sub={t('accidents.pageSub', {
          region: accident.regionName,
          on: accident.occurredOn,
          knownAsOf: accident.knownAsOf,
          source: accident.sourceDocument,
        })}
      >
        <Link to="/talks/proposals">{t('accidents.toProposals')}</Link>
        <Link to="/accidents">{t('menu.accidents')}</Link>
        {has('withdraw') && (
          <Button onClick={() => setWithdrawing(true)}>{t('accidents.withdraw')}</Button>
        )}
        {has('correct') && (
          <Button
            type="primary"
            onClick={() =>
              void navigate({ to: '.', search: (old) => ({ ...old, form: 'correct' }) })
            }
          >
            {t('accidents.correct')}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <section className="card stack">
        <h2>{t(isWithdrawn ? 'accidents.factsThen' : 'accidents.factsNow')}</h2>
        <dl className="facts">
          {factsInWords(accident, t)
            .slice(1)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <SealLine record={accident.id} />
      </section>
      <Versions versions={accident.versions} />
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
    <Whole accident={query.data} />
  );
}
