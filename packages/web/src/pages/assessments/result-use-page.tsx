// One use of results: what is on record of it, what is still missing, and each earlier wording with who wrote it.
import type { ResultUse } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { CasePage } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { SafetyMark, saidWord, sentWord } from './result-use-words.tsx';

/** What the page begins with: the first thing that is still to be done, or that nothing is. */
const conclusionOf = ({ state, safetyIn, sentOn, howUsed }: ResultUse) =>
  state === 'withdrawn'
    ? 'withdrawn'
    : safetyIn === 'unknown'
      ? 'unknown'
      : safetyIn === 'no'
        ? 'notIn'
        : sentOn === null
          ? 'unsent'
          : howUsed === null
            ? 'unused'
            : 'whole';

function Facts({ one }: { one: ResultUse }) {
  const { t } = useTranslation();
  const orNone = (value: string | null) =>
    value ?? <span className="muted">{t('resultUses.nothing')}</span>;
  return (
    <dl className="lines wide">
      <FactLine label={t('resultUses.year')}>{t('common.year', { year: one.year })}</FactLine>
      <FactLine label={t('resultUses.fields.kind')}>{t(`resultUses.kinds.${one.kind}`)}</FactLine>
      <FactLine label={t('resultUses.fields.organ')}>{one.organ}</FactLine>
      <FactLine label={t('resultUses.fields.safetyIn')}>
        <SafetyMark safety={one.safetyIn} />
      </FactLine>
      <FactLine label={t('resultUses.fields.weight')}>{orNone(one.weight)}</FactLine>
      <FactLine label={t('resultUses.fields.documentNo')}>{orNone(one.documentNo)}</FactLine>
      <FactLine label={t('resultUses.sent')}>{orNone(sentWord(one, t))}</FactLine>
      <FactLine label={t('resultUses.fields.howUsed')}>
        <span className="entry-text">{orNone(one.howUsed)}</span>
      </FactLine>
      <FactLine label={t('resultUses.fields.feedback')}>
        <span className="entry-text">{orNone(one.feedback)}</span>
      </FactLine>
      <FactLine label={t('resultUses.origin')}>
        {one.resultId === null ? (
          t(`resultUses.origins.${one.origin}`)
        ) : (
          <Link to="/assessments/subjects/$subjectId" params={{ subjectId: one.resultId }}>
            {t(`resultUses.origins.${one.origin}`)}
          </Link>
        )}
      </FactLine>
      {one.withdrawnReason !== null && (
        <FactLine label={t('resultUses.withdrawnReason')}>{one.withdrawnReason}</FactLine>
      )}
    </dl>
  );
}

function Withdraw({
  one,
  onClose,
  onDone,
}: {
  one: ResultUse;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('resultUses.withdrawTitle')}
      draftKey={`jinze.draft.result-use.${one.id}.withdraw`}
      fields={[{ name: 'reason', label: t('resultUses.withdrawnReason'), kind: 'long' }]}
      submit={t('resultUses.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('resultUses', 'withdraw', {
          params: { useId: one.id },
          body: { version: one.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['result-uses'] });
        onDone(t('resultUses.isWithdrawn'));
      }}
    >
      <p className="muted">{t('resultUses.withdrawHint')}</p>
    </ActDialog>
  );
}

function Whole({ one }: { one: ResultUse }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [notice, setNotice] = useState('');
  const wordOf = ({ version, changes }: ResultUse['history'][number]) => {
    if (version === 1) return t('resultUses.recorded');
    if (changes.length === 0) return t('resultUses.isWithdrawn');
    return changes
      .map((change) =>
        t('resultUses.changedAs', {
          field: t(`resultUses.fields.${change.field}`),
          from: saidWord(change, change.from, t),
          to: saidWord(change, change.to, t),
        }),
      )
      .join(t('resultUses.semicolon'));
  };
  return (
    <div className="stack">
      <PageHead
        title={t(`resultUses.conclusions.${conclusionOf(one)}`, { name: one.name })}
        sub={t('resultUses.pageSub', { region: one.regionName, organ: one.organ })}
      >
        <Link to="/assessments/uses">{t('resultUses.title')}</Link>
        {one.may.includes('change') && (
          <Link to="/assessments/uses/$useId/change" params={{ useId: one.id }}>
            <Button type="primary" tabIndex={-1}>
              {t('resultUses.change')}
            </Button>
          </Link>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <CasePage
        facts={
          <>
            <Facts one={one} />
            <SealLine record={one.id} />
          </>
        }
        timelineTitle={t('resultUses.history')}
        timeline={one.history.map((entry) => ({
          on: writtenInstant(entry.recordedAt),
          what: t('resultUses.historyLine', { by: entry.recordedBy, what: wordOf(entry) }),
        }))}
        decision={
          one.may.includes('withdraw') ? (
            <Button onClick={() => setOpen(true)}>{t('resultUses.withdraw')}</Button>
          ) : undefined
        }
      />
      {isOpen && (
        <Withdraw
          one={one}
          onClose={() => setOpen(false)}
          onDone={(words) => {
            setOpen(false);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function ResultUsePage() {
  const { useId } = useParams({ from: '/app/assessments/uses/$useId' });
  const query = useQuery({
    queryKey: ['result-uses', 'one', useId],
    queryFn: () => call('resultUses', 'use', { params: { useId: useId as Id<'result-use'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole one={query.data} />;
}
