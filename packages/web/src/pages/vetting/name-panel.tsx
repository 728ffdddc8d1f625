// One name beside the list: the facts the answer stands on, year by year, and the why panel; what a report says is entered here.

import type { Vetting, VettingNameDetail } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { enteredNumbers } from './request-acts.tsx';

type Accident = VettingNameDetail['facts']['accidents'][number];

/** Of this name, and of others of the list the same report speaks of. */
function SettleDialog({
  request,
  number,
  accident,
  onClose,
}: {
  request: Vetting;
  number: number;
  accident: Accident;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('vetting.settleTitle', { name: accident.name })}
      fields={[
        { name: 'numbers', label: t('vetting.numbers'), hint: t('vetting.settleNumbers') },
        {
          name: 'answersFor',
          label: t('vetting.settleSays'),
          kind: 'choice',
          choices: (['no', 'yes'] as const).map((value) => ({
            value,
            label: t(`vetting.answersFor.${value}`),
          })),
        },
        { name: 'documentNo', label: t('vetting.settleDocument') },
      ]}
      initial={{ numbers: String(number), answersFor: 'no' }}
      submit={t('vetting.settle')}
      lead={<p>{t('vetting.settleLead')}</p>}
      onClose={onClose}
      placeOf={({ body, message }) =>
        body.path?.startsWith('body.numbers') === true
          ? { id: 'field-numbers', label: t('vetting.numbers'), message }
          : undefined
      }
      onSubmit={async (values, idempotencyKey) => {
        await call('vetting', 'settle', {
          params: { requestId: request.id },
          body: {
            version: request.version,
            accidentId: accident.accidentId,
            numbers: enteredNumbers(values, t('vetting.needNumbers')),
            answersFor: values['answersFor'] === 'yes' ? 'yes' : 'no',
            documentNo: values['documentNo'] ?? '',
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['vetting'] });
        onClose();
      }}
    />
  );
}

function Facts({
  name,
  maySettle,
  onSettle,
}: {
  name: VettingNameDetail;
  maySettle: boolean;
  onSettle: (accident: Accident) => void;
}) {
  const { t } = useTranslation();
  const { posts, fulfilment, accidents, commendations } = name.facts;
  const open = accidents.filter(
    ({ answersFor, isReportApproved }) => answersFor === 'unknown' && isReportApproved,
  );
  return (
    <div className="stack vetting-facts">
      <h3>{t('vetting.postsHeld')}</h3>
      <ul className="plain-list">
        {posts.map((post) => (
          <li key={`${post.organName}${post.postTitle}${post.from}`}>
            {t('vetting.postLine', {
              from: post.from,
              to: post.to ?? t('vetting.tillNow'),
              post: `${post.organName} ${post.postTitle}`,
            })}
            {post.fields.length > 0 && (
              <span className="muted">
                {' '}
                {t('vetting.fields', { fields: post.fields.join('、') })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <h3>{t('vetting.fulfilment')}</h3>
      {fulfilment.length === 0 ? (
        <p className="muted">{t('vetting.notOnRecord')}</p>
      ) : (
        <ul className="plain-list">
          {fulfilment.map((year) => (
            <li key={year.year}>{t('vetting.yearLine', { ...year })}</li>
          ))}
        </ul>
      )}
      <p className="muted">{t('vetting.fulfilmentNote')}</p>
      <h3>{t('vetting.commendations')}</h3>
      {commendations === null || commendations.length === 0 ? (
        <p className="muted">
          {t(commendations === null ? 'vetting.notKept' : 'vetting.notOnRecord')}
        </p>
      ) : (
        <ul className="plain-list">
          {commendations.map((one) => (
            <li key={one.grantedOn + one.name}>
              {one.grantedOn} {one.name}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('vetting.assessments')}</h3>
      <p className="muted">
        {name.assessment === null
          ? t('vetting.notKept')
          : t('vetting.assessmentGiven', { grade: t(`vetting.grades.${name.assessment}`) })}
      </p>
      {maySettle &&
        open.map((accident) => (
          <div className="row" key={accident.accidentId}>
            <span>{t('vetting.openAccident', { name: accident.name })}</span>
            <Button size="small" onClick={() => onSettle(accident)}>
              {t('vetting.settle')}
            </Button>
          </div>
        ))}
    </div>
  );
}

export function NamePanel({
  request,
  number,
  onClose,
}: {
  request: Vetting;
  number: number;
  onClose: () => void;
}) {
  const [settling, setSettling] = useState<Accident>();
  const query = useQuery({
    queryKey: ['vetting', 'name', request.id, request.version, number],
    queryFn: () =>
      call('vetting', 'name', { params: { requestId: request.id, number: number as never } }),
  });
  if (query.isPending)
    return (
      <aside className="why">
        <Loading lines={6} />
      </aside>
    );
  if (query.isError)
    return (
      <aside className="why">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </aside>
    );
  return (
    <div>
      <WhyPanel
        why={query.data.why}
        paper={<ConclusionPaper stream="vetting-request" of={request.id} part={String(number)} />}
        clauseAddress={clauseAddress}
        onClose={onClose}
        facts={
          <Facts
            name={query.data}
            maySettle={request.may.includes('settle')}
            onSettle={setSettling}
          />
        }
      />
      {settling !== undefined && (
        <SettleDialog
          request={request}
          number={number}
          accident={settling}
          onClose={() => setSettling(undefined)}
        />
      )}
    </div>
  );
}
