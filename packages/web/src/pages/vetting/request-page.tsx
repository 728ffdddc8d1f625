// One request: how it stands, what waits for a person, then the names, exceptions first, and the parts of who answers.
import type { DisciplinePart, Vetting } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { CasePage, type TimelineEntry } from '../../components/case-page.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { NamePanel } from './name-panel.tsx';
import { NamesList } from './names-list.tsx';
import { ACTS, type Act, RequestDialog } from './request-acts.tsx';
import { conclusionOf, VettingMark } from './vetting-words.tsx';

function OfficePart({ request }: { request: Vetting }) {
  const { t } = useTranslation();
  const { letterNo, issuedOn, validUntil, preparedBy, reviewedBy, rulesVersion } = request;
  return (
    <>
      <FactLine label={t('vetting.officePart')}>
        {letterNo === null ? (
          <span className="muted">
            {t('vetting.noLetterYet', { name: request.answering.name })}
          </span>
        ) : (
          <>
            {t('vetting.letterAs', { no: letterNo, on: issuedOn ?? '', until: validUntil ?? '' })}{' '}
            <Link to="/vetting/$requestId/letter" params={{ requestId: request.id }}>
              {t('vetting.toLetter')}
            </Link>
          </>
        )}
      </FactLine>
      {preparedBy !== null && (
        <FactLine label={t('vetting.prepared')}>
          {t('vetting.preparedAs', {
            by: preparedBy,
            at: request.preparedAt === null ? '' : writtenInstant(request.preparedAt),
            rules: rulesVersion ?? '',
          })}
          {reviewedBy !== null && ` ${t('vetting.reviewedAs', { by: reviewedBy })}`}
        </FactLine>
      )}
      {request.endedReason !== null && (
        <FactLine label={t('vetting.ended')}>
          <span className="conflict">{request.endedReason}</span>
        </FactLine>
      )}
    </>
  );
}

export function DisciplineLines({ part }: { part: DisciplinePart }) {
  const { t } = useTranslation();
  return (
    <>
      {part.documentNo !== null && (
        <>
          {t('vetting.disciplineAs', { no: part.documentNo, on: part.issuedOn ?? '' })}
          <br />
        </>
      )}
      {part.statement}
      {part.entries.length > 0 && (
        <ul className="plain-list">
          {part.entries.map((entry) => (
            <li key={entry.number}>
              {entry.number}. {entry.personName}：{t(`vetting.cases.${entry.openCase}`)}
              {entry.measures !== null && `；${entry.measures}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function DepartmentPart({ request }: { request: Vetting }) {
  const { t } = useTranslation();
  const { conclusion, discipline } = request;
  return (
    <>
      <FactLine label={t('vetting.disciplinePart')}>
        {discipline === null ? (
          <span className="muted">{t('vetting.noDisciplineYet')}</span>
        ) : (
          <DisciplineLines part={discipline} />
        )}
      </FactLine>
      <FactLine label={t('vetting.departmentPart')}>
        {conclusion === null ? (
          <span className="muted">{t('vetting.noConclusionYet')}</span>
        ) : (
          <>
            {conclusion.content}
            <br />
            {conclusion.despite !== null && (
              <>
                {t('vetting.despiteAs', { reason: conclusion.despite })}
                <br />
              </>
            )}
            <span className="muted">
              {[conclusion.on, conclusion.documentNo, conclusion.by].filter(Boolean).join(' ')}
            </span>
          </>
        )}
      </FactLine>
    </>
  );
}

function Facts({ request, isDepartment }: { request: Vetting; isDepartment: boolean }) {
  const { t } = useTranslation();
  return (
    <dl className="lines wide">
      <FactLine label={t('vetting.state')}>
        <VettingMark line={request} />
      </FactLine>
      <FactLine label={t('vetting.purpose')}>
        {t('vetting.purposeAs', {
          purpose: t(`vetting.purposes.${request.purpose}`),
          on: request.askedFor,
        })}
        {request.appraisalYear !== null && t('vetting.ofYear', { year: request.appraisalYear })}
      </FactLine>
      <FactLine label={t('vetting.basisDocument')}>{request.basisDocument}</FactLine>
      <FactLine label={t('vetting.asks')}>
        {t('vetting.asksAs', {
          committee: request.committee.name,
          office: request.answering.name,
          count: request.names,
        })}
      </FactLine>
      <OfficePart request={request} />
      {isDepartment && <DepartmentPart request={request} />}
      {request.uses.length > 0 && (
        <FactLine label={t('vetting.usesTitle')}>
          <ul className="plain-list">
            {request.uses.map((use) => (
              <li key={use.entry}>
                {use.on} {t(`vetting.uses.${use.result}`)}
                {use.numbers.length > 0 &&
                  t('vetting.useNumbers', { numbers: use.numbers.slice(0, 30).join('、') })}
                ：{use.note}
              </li>
            ))}
          </ul>
        </FactLine>
      )}
    </dl>
  );
}

/** Before everything else to the office: a letter is out whose facts are others now. */
function Changes({ request }: { request: Vetting }) {
  const { t } = useTranslation();
  if (request.changes.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('vetting.changesTitle')}</h2>
      <ul className="entries">
        {request.changes.map((change) => (
          <li key={change.number}>
            <div className="entry-head">
              <h3>
                {change.number}. {change.personName}
              </h3>
              <span>
                {t('vetting.changeAs', {
                  before: t(`vetting.answers.${change.before}`),
                  now: t(`vetting.answers.${change.now}`),
                })}
              </span>
            </div>
            {change.because.map((line) => (
              <p className="entry-text" key={line}>
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTimeline(request: Vetting): TimelineEntry[] {
  const { t } = useTranslation();
  return request.steps.map((step) => ({
    on: step.on,
    what: t('vetting.step', {
      what: [t(`vetting.stepActs.${step.act}`), step.documentNo, step.note]
        .filter((part) => part !== null)
        .join(' '),
      by: step.recordedBy,
      at: writtenInstant(step.recordedAt),
    }),
  }));
}

function Whole({ request }: { request: Vetting }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/vetting/$requestId' });
  const navigate = useNavigate({ from: '/vetting/$requestId' });
  const [act, setAct] = useState<Act>();
  const [notice, setNotice] = useState('');
  const opener = useRef<HTMLElement | null>(null);
  const timeline = useTimeline(request);
  const isDepartment = may(session, 'vetting.create');
  const [first, ...others] = ACTS.filter((one) => request.may.includes(one));
  const showWhy = (open: number | undefined) =>
    void navigate({ search: (old) => ({ ...old, open }) });
  const isOpen = search.open !== undefined;
  return (
    <div className="stack">
      <PageHead title={conclusionOf(request, t)} sub={t('vetting.pageSub')}>
        <Link to="/vetting">{t('menu.vetting')}</Link>
        {isDepartment && request.letterNo !== null && (
          <SheetLink path={`vetting/${request.id}/list`} filter={{}} />
        )}
        {first !== undefined && (
          <Button type={first === 'withdraw' ? 'default' : 'primary'} onClick={() => setAct(first)}>
            {t(`vetting.acts.${first}`)}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <Changes request={request} />
      <CasePage
        facts={
          <>
            <Facts request={request} isDepartment={isDepartment} />
            <DocumentsPart stream="vetting-request" of={request.id} />
          </>
        }
        timelineTitle={t('vetting.course')}
        timeline={timeline}
        decision={
          others.length === 0 ? undefined : (
            <>
              {others.map((one) => (
                <Button key={one} onClick={() => setAct(one)}>
                  {t(`vetting.acts.${one}`)}
                </Button>
              ))}
            </>
          )
        }
      />
      <div className={isOpen ? 'with-panel open' : 'with-panel'}>
        <NamesList
          request={request}
          onWhy={(number, element) => {
            opener.current = element;
            showWhy(number);
          }}
        />
        {search.open !== undefined && (
          <NamePanel
            request={request}
            number={search.open}
            onClose={() => {
              showWhy(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {act !== undefined && (
        <RequestDialog
          act={act}
          request={request}
          onClose={() => setAct(undefined)}
          onDone={(words) => {
            setAct(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function RequestPage() {
  const { requestId } = useParams({ from: '/app/vetting/$requestId' });
  const query = useQuery({
    queryKey: ['vetting', 'one', requestId],
    queryFn: () =>
      call('vetting', 'request', { params: { requestId: requestId as Id<'vetting-request'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={requestId} request={query.data} />;
}
