// One programme: whether the term covers every region, which are missing, and where each stands.
import type { Programme } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { WhyPanel } from '../../components/why-panel.tsx';
import { clauseAddress } from '../clause-address.ts';
import { ConclusionPaper } from '../documents/conclusion-paper.tsx';
import { MadePapers } from '../documents/documents-part.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { CoverageMark } from './inspection-words.tsx';

function yearsOf({ from, to }: Programme): number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => first + index);
}

type Covered = Programme['coverage'][number];

/** In the year of the plan its state; in other years what took place. */
function Cell({ region, year }: { region: Covered; year: number }) {
  const { t } = useTranslation();
  const held = region.inspections.filter(({ on }) => Number(on.slice(0, 4)) === year);
  const isPlanned = region.year === year;
  return (
    <td>
      {isPlanned && (
        <div>
          <CoverageMark state={region.state} />
          {region.quarter !== null && (
            <span className="muted"> {t('inspections.quarter', { quarter: region.quarter })}</span>
          )}
        </div>
      )}
      {held.map(({ id, kind, on, isOf }) => (
        <div key={id}>
          <Link to="/inspections/$inspectionId" params={{ inspectionId: id }}>
            {t(`inspections.kinds.${kind}`)} {on}
          </Link>
          {!isOf && <span className="under muted small">{t('inspections.notOfProgramme')}</span>}
        </div>
      ))}
    </td>
  );
}

function Grid({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const years = yearsOf(programme);
  const caption = t('inspections.coverageCaption');
  return (
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="plain grid-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('inspections.inspected')}</th>
            <th scope="col">{t('inspections.standing')}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {programme.coverage.map((region) => (
            <tr key={region.path}>
              <th scope="row">{region.name}</th>
              <td>
                <CoverageMark state={region.state} />
              </td>
              {years.map((year) => (
                <Cell key={year} region={region} year={year} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Whole({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const { why } = useSearch({ from: '/app/inspections/programmes/$programmeId' });
  const navigate = useNavigate();
  const opener = useRef<HTMLButtonElement>(null);
  const showWhy = (next: 'open' | undefined) =>
    void navigate({ to: '.', search: next === undefined ? {} : { why: next } });
  const { approval } = programme;
  return (
    <div className="stack">
      <PageHead
        title={t('inspections.programmeIs', {
          title: programme.title,
          said: programme.why.heading,
        })}
        sub={t('inspections.programmeSub', { from: programme.from, to: programme.to })}
      >
        <Link to="/inspections/programmes">{t('inspections.programmes')}</Link>
        <SheetLink path={`inspections/programmes/${programme.id}/coverage`} filter={{}} />
        {programme.mayRevise && (
          <Link
            to="/inspections/programmes/$programmeId/revise"
            params={{ programmeId: programme.id }}
          >
            <Button tabIndex={-1}>{t('inspections.revise')}</Button>
          </Link>
        )}
        <Link to="/inspections/new">
          <Button type="primary" tabIndex={-1}>
            {t('inspections.draftNew')}
          </Button>
        </Link>
      </PageHead>
      <div className={why === undefined ? 'with-panel' : 'with-panel open'}>
        <div className="stack">
          <section className="card stack">
            <button
              type="button"
              className="link-button"
              ref={opener}
              title={t('why.open')}
              onClick={() => showWhy('open')}
            >
              {programme.why.heading}
            </button>
            <Grid programme={programme} />
          </section>
          <section className="card">
            <dl className="lines wide">
              <FactLine label={t('inspections.basis')}>{programme.basis}</FactLine>
              <FactLine label={t('inspections.covers')}>
                {t(`inspections.coversWhat.${programme.isOfAll ? 'all' : 'chosen'}`)}
              </FactLine>
              <FactLine label={t('inspections.unannounced')}>
                {t(
                  `inspections.unannouncedCounts.${programme.countsUnannounced ? 'counts' : 'not'}`,
                )}
              </FactLine>
              <FactLine label={t('inspections.approval')}>
                {approval.organ} {approval.documentNo} {approval.on}
              </FactLine>
              <FactLine label={t('inspections.planEntry')}>{programme.planEntry}</FactLine>
              <FactLine label={t('inspections.recorded')}>
                {programme.recordedBy} {writtenInstant(programme.recordedAt)}
              </FactLine>
              {programme.versions.map((one) => (
                <FactLine
                  key={one.version}
                  label={t('inspections.earlierVersion', { version: one.version })}
                >
                  {one.title} {one.documentNo} {one.approvedOn}
                </FactLine>
              ))}
            </dl>
            <SealLine record={programme.id} />
          </section>
        </div>
        {why !== undefined && (
          <WhyPanel
            why={programme.why}
            clauseAddress={clauseAddress}
            paper={
              <ConclusionPaper stream="inspection-programme" of={programme.id} part="coverage" />
            }
            made={<MadePapers stream="inspection-programme" of={programme.id} />}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

export const programmeQuery = (programmeId: string) => ({
  queryKey: ['inspections', 'programme', programmeId],
  queryFn: () =>
    call('inspections', 'programme', {
      params: { programmeId: programmeId as Id<'inspection-programme'> },
    }),
});

export function ProgrammePage() {
  const { programmeId } = useParams({ from: '/app/inspections/programmes/$programmeId' });
  const query = useQuery(programmeQuery(programmeId));
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole programme={query.data} />;
}
