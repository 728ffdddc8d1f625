// The order and its group: who inspects whom, when, on what basis, and who is of the group for which days.
import type { Inspection } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { useDone, word } from './inspection-acts.tsx';
import { InspectionMark } from './inspection-words.tsx';

function Group({ one, onEnd }: { one: Inspection; onEnd: (memberId: string) => void }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>
        {t('inspections.group', { count: one.members.filter((m) => m.endedOn === null).length })}
      </h2>
      {one.sizeReason !== null && (
        <p className="muted">{t('inspections.sizeBecause', { reason: one.sizeReason })}</p>
      )}
      <ul className="entries">
        {one.members.map((member) => (
          <li key={member.id}>
            <div className="entry-head">
              <h3>
                {member.name}{' '}
                <span className="muted">{t(`inspections.places.${member.place}`)}</span>
              </h3>
              {member.endedOn === null && one.may.includes('end-member') && (
                <Button
                  size="small"
                  aria-label={t('inspections.endMember', { name: member.name })}
                  onClick={() => onEnd(member.id)}
                >
                  {t('inspections.endMemberShort')}
                </Button>
              )}
            </div>
            <p className="muted">
              {member.title}
              {one.orderOn !== null &&
                ` ${t('inspections.seesTo', { from: member.from, to: member.to })}`}
              {member.endedOn !== null &&
                ` ${t('inspections.endedOn', { on: member.endedOn, reason: member.endReason ?? '' })}`}
            </p>
            {member.isShort && one.may.includes('end-member') && (
              <p className="muted">
                {t('inspections.memberShort', { to: member.to, last: one.to })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {one.members.length === 0 && <p className="muted">{t('inspections.noMember')}</p>}
    </section>
  );
}

function Order({ one }: { one: Inspection }) {
  const { t } = useTranslation();
  return (
    <dl className="lines wide">
      <FactLine label={t('inspections.stage')}>
        <InspectionMark state={one.state} />
      </FactLine>
      <FactLine label={t('inspections.inspected')}>
        {one.inspectedName}
        <ul className="said">
          {one.bodies.map((body) => (
            <li key={body}>{body}</li>
          ))}
        </ul>
      </FactLine>
      <FactLine label={t('inspections.kind')}>{t(`inspections.kinds.${one.kind}`)}</FactLine>
      <FactLine label={t('inspections.days')}>
        {one.from} – {one.to}
      </FactLine>
      <FactLine label={t('inspections.basis')}>{one.basis}</FactLine>
      {one.approval !== null && (
        <FactLine label={t('inspections.approval')}>
          {one.approval.organ} {one.approval.documentNo} {one.approval.on}
        </FactLine>
      )}
      <FactLine label={t('inspections.planEntry')}>
        {one.planEntry ?? t('inspections.notInPlan')}
      </FactLine>
      {one.orderNo !== null && (
        <FactLine label={t('inspections.orderNo')}>
          {one.orderNo} {one.orderOn}
        </FactLine>
      )}
      {one.programme !== null && (
        <FactLine label={t('inspections.programme')}>
          {one.programme.mayRead ? (
            <Link
              to="/inspections/programmes/$programmeId"
              params={{ programmeId: one.programme.id }}
            >
              {one.programme.title}
            </Link>
          ) : (
            one.programme.title
          )}
        </FactLine>
      )}
      <FactLine label={t('inspections.planTerm')}>
        {t('inspections.planTermIs', { days: one.planDays, basis: one.planBasis })}
      </FactLine>
      <FactLine label={t('inspections.complaintTerm')}>
        {one.complaintDays === null
          ? t('inspections.noComplaintTerm')
          : t('inspections.complaintTermIs', {
              days: one.complaintDays,
              basis: one.complaintBasis ?? '',
            })}
      </FactLine>
      {one.lookBack !== null && (
        <FactLine label={t('inspections.lookBack')}>
          {one.lookBack.on} {one.lookBack.by}
        </FactLine>
      )}
      {one.ending !== null && (
        <FactLine label={t('inspections.ending')}>
          {one.ending.on} {one.ending.reason}
        </FactLine>
      )}
    </dl>
  );
}

export function OrderPart({ one, onDone }: { one: Inspection; onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<string>();
  const done = useDone((words) => {
    setEnding(undefined);
    onDone(words);
  });
  return (
    <>
      <Order one={one} />
      <Group one={one} onEnd={setEnding} />
      {ending !== undefined && (
        <ActDialog
          title={t('inspections.acts.end-member')}
          fields={[{ name: 'reason', label: t('inspections.reason') }]}
          submit={t('inspections.acts.end-member')}
          onClose={() => setEnding(undefined)}
          onSubmit={async (values, idempotencyKey) => {
            await call('inspections', 'endMember', {
              params: { inspectionId: one.id },
              body: {
                version: one.version,
                memberId: ending as never,
                reason: word(values, 'reason'),
              },
              idempotencyKey,
            });
            await done(t('inspections.done.end-member'));
          }}
        />
      )}
    </>
  );
}
