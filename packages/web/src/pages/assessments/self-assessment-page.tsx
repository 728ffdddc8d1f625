// The self-assessment: what the system has need not be reported; only the rest is asked, then the statement, signed.
import type { Assessed } from '@jinze/contracts';
import { FULL_TEXT } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { whoWord } from './assessment-words.tsx';
import { FactsList } from './facts-list.tsx';
import './assessments.css';

function Form({ one }: { one: Assessed }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [notice, setNotice] = useState('');
  const mine = one.facts.filter(({ mayEnter }) => mayEnter);
  const open = mine.filter(({ value }) => value === null);
  const has = one.facts.filter(({ mayEnter, value }) => !mayEnter && value !== null);
  return (
    <div className="stack">
      <PageHead
        title={t(open.length === 0 ? 'assessments.selfReady' : 'assessments.selfOpen', {
          who: whoWord(one),
          count: open.length,
        })}
        sub={t('assessments.selfSub', { on: one.selfBy, has: has.length })}
      >
        <Link to="/assessments/subjects/$subjectId" params={{ subjectId: one.id }}>
          {t('assessments.toSubject')}
        </Link>
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <FactsList one={one} begin={open.length > 0 ? 'open' : 'all'} onDone={setNotice} />
      <section className="card form-card">
        <h2>{t('assessments.submitSelf')}</h2>
        <FormPage
          lead={
            open.length > 0 && (
              <p className="muted">{t('assessments.selfLeft', { count: open.length })}</p>
            )
          }
          draftKey={`jinze.draft.self.${one.id}`}
          fields={[
            {
              name: 'statement',
              label: t('assessments.statement'),
              hint: t('assessments.statementHint'),
              kind: 'long',
              most: FULL_TEXT,
            },
          ]}
          submit={t('assessments.submitSelf')}
          onSubmit={async (values) => {
            await call('assessments', 'submitSelfAssessment', {
              params: { subjectId: one.id },
              body: { version: one.version, statement: values['statement'] ?? '' },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['assessments'] });
            await navigate({
              to: '/assessments/subjects/$subjectId',
              params: { subjectId: one.id },
            });
          }}
        />
      </section>
    </div>
  );
}

export function SelfAssessmentPage() {
  const { t } = useTranslation();
  const { subjectId } = useParams({ from: '/app/assessments/subjects/$subjectId/self' });
  const query = useQuery({
    queryKey: ['assessments', 'subject', subjectId],
    queryFn: () => call('assessments', 'subject', { params: { subjectId: subjectId as never } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data.may.includes('submit-self-assessment'))
    return (
      <div className="stack">
        <PageHead title={whoWord(query.data)} />
        <EmptyState
          title={t('assessments.selfClosed')}
          action={
            <Link to="/assessments/subjects/$subjectId" params={{ subjectId: query.data.id }}>
              {t('assessments.toSubject')}
            </Link>
          }
        />
      </div>
    );
  return <Form key={query.data.id} one={query.data} />;
}
