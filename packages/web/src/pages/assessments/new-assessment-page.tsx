// Preparing the exercise of a year under an issued scheme.
import { addDays, civilDate } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { EmptyState, Loading } from '../../components/feedback.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { refusedField } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { planIn, usePlanFields } from './plan-form.tsx';

function Form({ region }: { region: { readonly path: string; readonly name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [chosen, setChosen] = useState<string>();
  const fields = usePlanFields();
  const schemes = useQuery({
    queryKey: ['assessments', 'schemes', 'issued'],
    queryFn: () => call('assessmentSchemes', 'schemes', { query: { state: 'issued', limit: 100 } }),
  });
  if (schemes.isPending) return <Loading />;
  const issued = schemes.data?.items ?? [];
  const scheme = issued.find(({ id }) => id === chosen) ?? issued[0];
  if (scheme === undefined)
    return (
      <div className="stack">
        <PageHead title={t('assessments.newTitle')} />
        <EmptyState
          title={t('assessments.noScheme')}
          hint={t('assessments.noSchemeHint')}
          action={<Link to="/assessments/schemes">{t('assessments.ways.schemes')}</Link>}
        />
      </div>
    );
  const { year } = scheme;
  return (
    <div className="stack">
      <PageHead
        title={t('assessments.newTitle')}
        sub={t('assessments.newSub', { region: region.name })}
      />
      <section className="card form-card">
        <FormPage
          key={scheme.id}
          draftKey={`jinze.draft.assessment.${scheme.id}`}
          fields={fields}
          initial={{
            title: t('assessments.titleOf', { region: region.name, year }),
            from: `${year}-01-01`,
            to: `${year}-12-31`,
            selfBy: addDays(civilDate(today()), 14),
            scoringBy: addDays(civilDate(today()), 28),
            proposeBy: addDays(civilDate(today()), 42),
            objectionDays: '5',
            objectionUnit: 'calendar-days',
            isBlind: 'yes',
            settling: 'people',
          }}
          submit={t('assessments.prepare')}
          lead={
            <div className="field">
              <label htmlFor="assessment-scheme">{t('assessments.schemes.one')}</label>
              <Select
                id="assessment-scheme"
                aria-label={t('assessments.schemes.one')}
                value={scheme.id as string}
                options={issued.map(({ id, title, documentNo }) => ({
                  value: id as string,
                  label: `${title}（${documentNo ?? ''}）`,
                }))}
                onChange={setChosen}
              />
            </div>
          }
          onCancel={() => void navigate({ to: '/assessments' })}
          onSubmit={async (values) => {
            const plan = planIn(values);
            if (plan.settling === 'mean' && plan.settlingBasis === null)
              throw refusedField('settlingBasis', t('assessments.plan.basisMissing'));
            const done = await call('assessments', 'prepare', {
              body: { region: region.path as never, year, schemeId: scheme.id, ...plan },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['assessments'] });
            await navigate({ to: '/assessments/$assessmentId', params: { assessmentId: done.id } });
          }}
        />
      </section>
    </div>
  );
}

export function NewAssessmentPage() {
  const region = homeRegion(useSession());
  return region === undefined ? <NotFound /> : <Form region={region} />;
}
