// Changing a public notice that is not published: it is checked and approved again.
import type { PublicNotice } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { MovedFindings } from './moved-findings.tsx';
import { NoticeForm, writtenOf } from './notice-form.tsx';

export function useNotice(noticeId: string) {
  return useQuery({
    queryKey: ['publication', 'one', noticeId],
    queryFn: () =>
      call('publication', 'notice', { params: { noticeId: noticeId as Id<'public-notice'> } }),
  });
}

function Edit({ one }: { one: PublicNotice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const back = () => navigate({ to: '/publication/$noticeId', params: { noticeId: one.id } });
  return (
    <div className="stack">
      <PageHead title={t('publication.editTitle')} sub={t('publication.editSub')} />
      <MovedFindings one={one} />
      <NoticeForm
        draftKey={`jinze.draft.publication.${one.id}.${one.version}`}
        initial={{
          title: one.title,
          organ: one.organ,
          body: one.body,
          year: String(one.year),
          instrument: one.instrument ?? '',
          correction: one.correction ?? '',
          readAt: one.readAt,
        }}
        tables={one.tables}
        rule={one.rule}
        isCorrection={one.correction !== null}
        submit={t('common.save')}
        onCancel={() => void back()}
        onSubmit={async (values) => {
          await call('publication', 'change', {
            params: { noticeId: one.id },
            body: { version: one.version, ...writtenOf(values, one.tables) },
            idempotencyKey: key,
          });
          await queryClient.invalidateQueries({ queryKey: ['publication'] });
          await back();
        }}
      />
    </div>
  );
}

export function EditNoticePage() {
  const { noticeId } = useParams({ from: '/app/publication/$noticeId/edit' });
  const query = useNotice(noticeId);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Edit one={query.data} />;
}
