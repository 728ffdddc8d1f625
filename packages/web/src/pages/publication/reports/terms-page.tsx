// Terms for reports from the public: what each office has laid down, and what is offered with how far it was checked.
import type { ReportTermKind, ReportTerms } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.ts';
import { ActDialog } from '../../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading } from '../../../components/feedback.tsx';
import { SourceTag } from '../../../components/marks.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { SheetLink } from '../../../components/sheet-link.tsx';

type Term = ReportTerms['terms'][number];
interface Chosen {
  readonly place: ReportTerms;
  readonly term: Term;
}

/** Whose terms they are: the office’s, or the discipline organ’s. */
const ownerOf = ({ track, regionName: name }: ReportTerms, t: TFunction) =>
  t(`publicReports.handTo.${track}`, { name });

function LayDown({ place, term, onClose }: Chosen & { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const from = term.inForce ?? term.offered;
  const isOfIdentity = term.kind === 'keep-identity';
  return (
    <ActDialog
      title={t(`publicReports.termTitles.${term.kind}`, { region: ownerOf(place, t) })}
      draftKey={`jinze.draft.report-term.${place.track}.${place.region}.${term.kind}`}
      fields={[
        {
          name: 'days',
          label: t('publicReports.days'),
          shape: { pattern: /^[1-9]\d{0,3}$/, message: t('publicReports.daysShape') },
        },
        {
          name: 'dayKind',
          label: t('publicReports.dayKind'),
          kind: 'choice',
          choices: (isOfIdentity
            ? (['calendar-days'] as const)
            : (['calendar-days', 'working-days'] as const)
          ).map((value) => ({ value, label: t(`publicReports.dayKinds.${value}`) })),
        },
        { name: 'basis', label: t('publicReports.basis'), hint: t('publicReports.basisHint') },
      ]}
      initial={{
        days: from === null ? '' : String(from.days),
        dayKind: from?.dayKind ?? 'calendar-days',
        basis: term.inForce?.basis ?? '',
      }}
      lead={<p className="muted">{t('publicReports.termNote')}</p>}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('publicReports', 'layDownTerm', {
          body: {
            region: place.region,
            track: place.track,
            kind: term.kind,
            days: Number(values['days']),
            dayKind: values['dayKind'] === 'working-days' ? 'working-days' : 'calendar-days',
            basis: values['basis'] ?? '',
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['publicReports'] });
        onClose();
      }}
    />
  );
}

function TermRow({ term, onChange }: { term: Term; onChange: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { inForce, offered } = term;
  const daysOf = (one: { days: number; dayKind: 'calendar-days' | 'working-days' }) =>
    t('publicReports.daysAs', { days: one.days, kind: t(`publicReports.dayKinds.${one.dayKind}`) });
  const kind: ReportTermKind = term.kind;
  return (
    <tr>
      <td className="head">{t(`publicReports.termKinds.${kind}`)}</td>
      <td data-label={t('publicReports.inForce')}>
        <div className="cell">
          {inForce === null ? (
            <span className="muted">{t('publicReports.notLaidDown')}</span>
          ) : (
            <>
              {daysOf(inForce)}
              <div className="muted">{inForce.basis}</div>
            </>
          )}
        </div>
      </td>
      <td data-label={t('publicReports.offered')}>
        <div className="cell">
          {offered === null ? (
            <span className="muted">{t('publicReports.nothingOffered')}</span>
          ) : (
            <>
              {daysOf(offered)} <SourceTag status={offered.status} />
              <div className="muted">{offered.basis}</div>
            </>
          )}
        </div>
      </td>
      <td className="choice">
        {onChange !== undefined && (
          <Button size="small" onClick={onChange}>
            {t(inForce === null ? 'publicReports.layDown' : 'publicReports.changeTerm')}
          </Button>
        )}
      </td>
    </tr>
  );
}

export function TermsPage() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>();
  const query = useQuery({
    queryKey: ['publicReports', 'terms'],
    queryFn: () => call('publicReports', 'terms', {}),
  });
  return (
    <div className="stack">
      <PageHead title={t('publicReports.terms')} sub={t('publicReports.termsSub')}>
        <SheetLink path="publication/report-terms" filter={{}} />
        <Link to="/publication/reports">{t('menu.publicReports')}</Link>
      </PageHead>
      {query.isPending && <Loading />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <EmptyState title={t('publicReports.noOffice')} hint={t('publicReports.noOfficeHint')} />
      )}
      {query.data?.items.map((place) => (
        <section className="card" key={`${place.track} ${place.region}`}>
          <h2>{ownerOf(place, t)}</h2>
          <div className="scroll">
            <table className="plain cards">
              <thead>
                <tr>
                  <th scope="col">{t('publicReports.term')}</th>
                  <th scope="col">{t('publicReports.inForce')}</th>
                  <th scope="col">{t('publicReports.offered')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('publicReports.layDown')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {place.terms.map((term) => (
                  <TermRow
                    key={term.kind}
                    term={term}
                    onChange={place.mayLayDown ? () => setChosen({ place, term }) : undefined}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {chosen !== undefined && <LayDown {...chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}
