// Recording a use of results, typed in or from a proposal; supplementing and correcting one.
import type { ResultUse, ResultUseProposal } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { saidIn, useUseFields, valuesOf } from './result-use-fields.ts';
import { saidWord } from './result-use-words.tsx';

const FIRST_YEAR = 2018;

function NewForm({
  region,
  proposal,
}: {
  region: { readonly path: string; readonly name: string };
  proposal: ResultUseProposal | undefined;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const fields = useUseFields();
  const years = Array.from({ length: thisYear() - FIRST_YEAR + 1 }, (_, index) =>
    String(thisYear() - index),
  );
  const year = {
    name: 'year',
    label: t('resultUses.year'),
    kind: 'choice',
    choices: years.map((value) => ({ value, label: t('common.year', { year: value }) })),
  } as const;
  return (
    <div className="stack">
      <PageHead
        title={t('resultUses.newTitle')}
        sub={
          proposal === undefined
            ? t('resultUses.newSub', { region: region.name })
            : t(`resultUses.from.${proposal.origin}`)
        }
      />
      <section className="card form-card">
        <FormPage
          draftKey={`jinze.draft.result-use.${region.path}.${proposal?.ref ?? ''}`}
          fields={proposal === undefined ? [year, ...fields] : fields}
          initial={
            proposal === undefined
              ? { year: String(thisYear()), kind: 'appraisal', safetyIn: 'unknown' }
              : valuesOf(proposal)
          }
          submit={t('resultUses.record')}
          onCancel={() => void navigate({ to: '/assessments/uses' })}
          onSubmit={async (values) => {
            const done = await call('resultUses', 'record', {
              body: {
                region: region.path as never,
                year: proposal?.year ?? Number(values['year']),
                ...saidIn(values),
                from:
                  proposal === undefined ? null : { origin: proposal.origin, ref: proposal.ref },
              },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['result-uses'] });
            await navigate({ to: '/assessments/uses/$useId', params: { useId: done.id } });
          }}
        />
      </section>
    </div>
  );
}

export function NewResultUsePage() {
  const { t } = useTranslation();
  const { year = thisYear(), origin, ref } = useSearch({ from: '/app/assessments/uses/new' });
  const region = homeRegion(useSession());
  const isProposed = origin !== undefined && ref !== undefined;
  const proposals = useQuery({
    queryKey: ['result-uses', 'proposals', year, ref],
    queryFn: () => call('resultUses', 'proposals', { query: { year, ref } }),
    enabled: isProposed,
  });
  if (region === undefined) return <NotFound />;
  if (!isProposed) return <NewForm region={region} proposal={undefined} />;
  if (proposals.isPending) return <Loading />;
  if (proposals.isError)
    return <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />;
  const proposal = proposals.data.items.find((one) => one.origin === origin && one.ref === ref);
  if (proposal === undefined)
    return (
      <EmptyState title={t('resultUses.notProposed')} hint={t('resultUses.notProposedHint')} />
    );
  return (
    <NewForm region={{ path: proposal.region, name: proposal.regionName }} proposal={proposal} />
  );
}

function ChangeForm({ one }: { one: ResultUse }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const fields = useUseFields();
  const toOne = () =>
    navigate({ to: '/assessments/uses/$useId', params: { useId: one.id } }) as Promise<void>;
  return (
    <div className="stack">
      <PageHead
        title={t('resultUses.changeTitle', { name: one.name })}
        sub={t('resultUses.changeSub', {
          year: one.year,
          kind: saidWord({ field: 'kind' }, one.kind, t),
        })}
      />
      <section className="card form-card">
        <FormPage
          draftKey={`jinze.draft.result-use.${one.id}.${one.version}`}
          fields={fields}
          initial={valuesOf(one)}
          submit={t('common.save')}
          onCancel={() => void toOne()}
          onSubmit={async (values) => {
            await call('resultUses', 'change', {
              params: { useId: one.id },
              body: { version: one.version, ...saidIn(values) },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['result-uses'] });
            await toOne();
          }}
        />
      </section>
    </div>
  );
}

export function ChangeResultUsePage() {
  const { useId } = useParams({ from: '/app/assessments/uses/$useId/change' });
  const query = useQuery({
    queryKey: ['result-uses', 'one', useId],
    queryFn: () => call('resultUses', 'use', { params: { useId: useId as Id<'result-use'> } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data.may.includes('change') ? <ChangeForm one={query.data} /> : <NotFound />;
}
