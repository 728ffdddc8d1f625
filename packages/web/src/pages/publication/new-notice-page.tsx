// Drafting a public notice: of what kind and year, from which accident; the wording is proposed from what is on record.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { NoticeForm, writtenOf } from './notice-form.tsx';
import { OF_ACCIDENT } from './publication-words.tsx';
import { type Chosen, type Place, SourceChoices } from './source-choices.tsx';

/** What is too long for one notice goes over several, each a draft of its own. */
function Parts({ parts, part }: { parts: number; part: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/publication/new' });
  return (
    <div className="row">
      <span>{t('publication.partsHint', { count: parts })}</span>
      <Select
        aria-label={t('publication.part')}
        style={{ width: 168 }}
        value={part}
        options={Array.from({ length: parts }, (_, index) => ({
          value: index + 1,
          label: t('publication.partOf', { part: index + 1, count: parts }),
        }))}
        onChange={(next) =>
          void navigate({
            search: (old) => ({ ...old, part: next === 1 ? undefined : next }),
            replace: true,
          })
        }
      />
    </div>
  );
}

function Draft({ region, chosen }: { region: Place; chosen: Chosen }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const { kind, year, accident, assessment, inspection, corrects, order, part } = chosen;
  const of = [kind, year, accident, assessment, inspection, order, part];
  const proposal = useQuery({
    queryKey: ['publication', 'proposal', region.path, ...of],
    queryFn: () =>
      call('publication', 'propose', {
        query: {
          region: region.path as never,
          kind,
          year,
          ...(accident === undefined ? {} : { accidentId: accident as never }),
          ...(assessment === undefined ? {} : { assessmentId: assessment as never }),
          ...(inspection === undefined ? {} : { inspectionId: inspection as never }),
          ...(order === undefined ? {} : { order }),
          ...(part === undefined ? {} : { part }),
        },
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (proposal.isPending) return <Loading lines={8} />;
  if (proposal.isError)
    return <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />;
  const { title, organ, body, tables, rule, parts, readAt } = proposal.data;
  return (
    <>
      {parts > 1 && <Parts parts={parts} part={part ?? 1} />}
      <NoticeForm
        draftKey={`jinze.draft.publication.${[region.path, ...of, corrects].join('.')}`}
        initial={{ title, organ, body, year: String(year), readAt }}
        tables={tables}
        rule={rule}
        submit={t('publication.saveDraft')}
        isCorrection={corrects !== undefined}
        onCancel={() => void navigate({ to: '/publication' })}
        onSubmit={async (values) => {
          const done = await call('publication', 'draft', {
            body: {
              region: region.path as never,
              kind,
              accidentId: (accident ?? null) as never,
              assessmentId: (assessment ?? null) as never,
              inspectionId: (inspection ?? null) as never,
              corrects: (corrects ?? null) as never,
              ...writtenOf(values, tables),
            },
            idempotencyKey: key,
          });
          await queryClient.invalidateQueries({ queryKey: ['publication'] });
          await navigate({ to: '/publication/$noticeId', params: { noticeId: done.id } });
        }}
      />
    </>
  );
}

export function NewNoticePage() {
  const { t } = useTranslation();
  const region = homeRegion(useSession());
  const search = useSearch({ from: '/app/publication/new' });
  if (region === undefined) return <NotFound />;
  const { kind = 'assessment', year = thisYear() - 1, ...others } = search;
  const chosen: Chosen = { ...others, kind, year };
  const isWaiting = OF_ACCIDENT.includes(kind) && chosen.accident === undefined;
  return (
    <div className="stack">
      <PageHead
        title={t(
          chosen.corrects === undefined ? 'publication.newTitle' : 'publication.correctTitle',
        )}
        sub={t('publication.newSub')}
      />
      <SourceChoices region={region} chosen={chosen} />
      {isWaiting ? (
        <p className="muted">{t('publication.chooseAccident')}</p>
      ) : (
        <Draft key={JSON.stringify(chosen)} region={region} chosen={chosen} />
      )}
    </div>
  );
}
