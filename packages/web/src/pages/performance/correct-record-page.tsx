// Correcting a record: the same form, a reason, and what changes shown before it is sent.
import type { DutyRecord, RecordChange, RecordContent } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ErrorState, Loading, Notice, useIsOnline } from '../../components/feedback.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { NotFound } from '../not-found.tsx';
import { changesOf } from './record-changes.ts';
import { ChangeList } from './record-changes-list.tsx';
import { type DraftPerson, draftOf, type RecordDraft } from './record-draft.ts';
import { RecordForm } from './record-form.tsx';
import { amountsText, dutyNamesOf } from './record-words.ts';
import { useStart } from './use-proposals.ts';

interface Review {
  readonly content: RecordContent;
  readonly changes: readonly RecordChange[];
}

function ReviewStep({
  record,
  review,
  draftKey,
  onSend,
  onBack,
}: {
  record: DutyRecord;
  review: Review;
  draftKey: string;
  onSend: (reason: string, idempotencyKey: string) => Promise<void>;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const isRestored = record.state === 'withdrawn';
  const isSame = review.changes.length === 0 && !isRestored;
  return (
    <section className="card form-card stack">
      <h2>{t('records.correctReview')}</h2>
      {review.changes.length === 0 ? (
        <p>{t('records.correctNothing')}</p>
      ) : (
        <ChangeList
          changes={review.changes}
          activity={review.content.activity}
          names={dutyNamesOf(record.dutyNames)}
        />
      )}
      <FormPage
        draftKey={`${draftKey}.reason`}
        fields={
          isSame
            ? []
            : [
                {
                  name: 'reason',
                  label: t('records.correctReason'),
                  hint: t('records.correctReasonHint'),
                  kind: 'long',
                },
              ]
        }
        submit={t(
          isSame ? 'records.correctBack' : isRestored ? 'records.restore' : 'records.correctSend',
        )}
        onSubmit={async (values) =>
          isSame ? onBack() : onSend((values['reason'] ?? '').trim(), key)
        }
        foot={isSame ? undefined : <Button onClick={onBack}>{t('records.correctBack')}</Button>}
      />
    </section>
  );
}

function Correcting({ record }: { record: DutyRecord }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const isOnline = useIsOnline();
  const start = useStart();
  const draftKey = `jinze.correct.${record.id}.${record.version}`;
  const [draft, setDraft] = useDraft<RecordDraft>(draftKey, draftOf(record));
  const [review, setReview] = useState<Review>();
  const top = useRef<HTMLDivElement>(null);
  const look = async (content: RecordContent, people: readonly DraftPerson[]) => {
    setReview({
      content,
      changes: changesOf(record, content, people, (rows) => amountsText(rows, t)),
    });
    requestAnimationFrame(() => top.current?.focus());
    scrollTo(0, 0);
  };
  const send = async (reason: string, idempotencyKey: string) => {
    if (review === undefined) return;
    const next = await call('performance', 'correct', {
      params: { recordId: record.id },
      body: { ...review.content, version: record.version, reason },
      idempotencyKey,
    });
    dropDraft(draftKey);
    queryClient.setQueryData(['performance', 'record', record.id], next);
    await navigate({
      to: '/records/$recordId',
      params: { recordId: record.id },
      state: (state) => ({ ...state, said: 'corrected' as const }),
      replace: true,
    });
    await queryClient.invalidateQueries();
  };
  return (
    <div className="stack record-page" ref={top} tabIndex={-1}>
      <PageHead title={t('records.correctTitle')} sub={t('records.correctSub')}>
        <Link to="/records/$recordId" params={{ recordId: record.id }}>
          {t('records.doneOpen')}
        </Link>
      </PageHead>
      {record.formCheck === 'returned' && typeof record.formChecked?.note === 'string' && (
        <Notice>{t('records.standing.returned', { note: record.formChecked.note })}</Notice>
      )}
      {start.isError && <ErrorState error={start.error} onRetry={() => void start.refetch()} />}
      {review === undefined ? (
        <section className="card form-card record-form">
          <RecordForm
            draft={draft}
            onChange={setDraft}
            start={start.data}
            isCorrection
            isHeld={!isOnline}
            submit={() => t('records.correctReview')}
            onSubmit={look}
          />
        </section>
      ) : (
        <ReviewStep
          record={record}
          review={review}
          draftKey={draftKey}
          onSend={send}
          onBack={() => setReview(undefined)}
        />
      )}
    </div>
  );
}

export function CorrectRecordPage() {
  const { recordId } = useParams({ from: '/app/records/$recordId/correct' });
  const query = useQuery({
    queryKey: ['performance', 'record', recordId],
    queryFn: () =>
      call('performance', 'dutyRecord', { params: { recordId: recordId as DutyRecord['id'] } }),
    // What is being corrected does not change under the hands of who corrects it: the server refuses what is outdated.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data.may.includes('correct')) return <NotFound />;
  return <Correcting record={query.data} />;
}
