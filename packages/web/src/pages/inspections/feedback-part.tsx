// The feedback as composed, edited and delivered; and the rectification plan with its last day.
import type { Inspection } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { StateMark } from '../../components/marks.tsx';
import { homeRegion, may, useSession } from '../../shell/session.ts';
import type { OnWhy } from './findings-part.tsx';
import { useDone, word } from './inspection-acts.tsx';

function Plan({ one, onWhy }: { one: Inspection; onWhy: OnWhy }) {
  const { t } = useTranslation();
  const { plan } = one;
  if (plan.dueOn === null) return null;
  const isBehind = plan.isOverdue || plan.isLate;
  const state = isBehind ? 'overdue' : plan.submittedOn !== null ? 'met' : 'under-way';
  return (
    <section className="card">
      <h2>{t('inspections.plan')}</h2>
      <p>
        <button
          type="button"
          className="link-button"
          title={t('why.open')}
          onClick={(event) => onWhy('plan', event.currentTarget)}
        >
          <StateMark
            state={state}
            text={
              plan.submittedOn === null
                ? t('inspections.planDue', { on: plan.dueOn })
                : t(plan.isLate ? 'inspections.planLate' : 'inspections.planSubmitted', {
                    on: plan.submittedOn,
                    no: plan.documentNo ?? '',
                  })
            }
          />
        </button>
      </p>
      {plan.recordedAt !== null && (
        <p className="muted">
          {t('inspections.planRecorded', { at: writtenInstant(plan.recordedAt) })}
        </p>
      )}
      {plan.text !== null && <p className="entry-text">{plan.text}</p>}
    </section>
  );
}

export function FeedbackPart({
  one,
  onWhy,
  onDone,
}: {
  one: Inspection;
  onWhy: OnWhy;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const [isEditing, setEditing] = useState(false);
  const done = useDone((words) => {
    setEditing(false);
    onDone(words);
  });
  const { feedback } = one;
  const mayPublish =
    feedback.deliveredOn !== null &&
    may(session, 'publication.draft') &&
    homeRegion(session)?.path === one.region;
  const mayEdit = one.may.includes('draft-feedback');
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{t('inspections.feedback')}</h2>
        {feedback.text === '' ? (
          <p className="muted">{t('inspections.feedbackNotYet')}</p>
        ) : (
          <>
            {feedback.isComposed && <p className="muted">{t('inspections.composed')}</p>}
            <div className="entry-text">{feedback.text}</div>
          </>
        )}
        <dl className="lines wide">
          {feedback.approval !== null && (
            <FactLine label={t('inspections.approval')}>
              {feedback.approval.organ} {feedback.approval.documentNo} {feedback.approval.on}
            </FactLine>
          )}
          {feedback.deliveredOn !== null && (
            <FactLine label={t('inspections.deliveredOn')}>{feedback.deliveredOn}</FactLine>
          )}
          {feedback.acknowledged !== null && (
            <FactLine label={t('inspections.acknowledged')}>
              {feedback.acknowledged.on} {feedback.acknowledged.by}
            </FactLine>
          )}
        </dl>
        <div className="row no-print" hidden={!mayEdit && !mayPublish}>
          {mayEdit && (
            <Button onClick={() => setEditing(true)}>{t('inspections.editFeedback')}</Button>
          )}
          {mayPublish && (
            <Link
              to="/publication/new"
              search={{
                kind: 'inspection-feedback',
                year: Number(feedback.deliveredOn?.slice(0, 4)),
                inspection: one.id,
              }}
            >
              {t('publication.draftFeedback')}
            </Link>
          )}
        </div>
      </section>
      <Plan one={one} onWhy={onWhy} />
      {isEditing && (
        <ActDialog
          title={t('inspections.editFeedback')}
          fields={[
            {
              name: 'text',
              label: t('inspections.feedbackText'),
              hint: t('inspections.feedbackHint'),
              kind: 'long',
              most: 20_000,
            },
          ]}
          initial={{ text: feedback.text }}
          submit={t('inspections.saveFeedback')}
          onClose={() => setEditing(false)}
          onSubmit={async (values, idempotencyKey) => {
            await call('inspections', 'draftFeedback', {
              params: { inspectionId: one.id },
              body: { version: one.version, text: word(values, 'text') },
              idempotencyKey,
            });
            await done(t('inspections.done.draft-feedback'));
          }}
        />
      )}
    </div>
  );
}
