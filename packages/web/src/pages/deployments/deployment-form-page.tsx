// Recording a deployment, or correcting one: the document by its number, and line by line what it asks of whom by when.
import { DEPLOYMENT_KINDS, type Deployment, ISSUED_BY } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { TextField } from '../supervision/form-field.tsx';
import {
  asksIn,
  type DeploymentDraft,
  type DraftFaults,
  draftOf,
  faultsOf,
  headIn,
  isFaulty,
  newDraft,
  newLine,
} from './deployment-draft.ts';
import { DocumentFields } from './document-fields.tsx';
import { LineFields } from './line-fields.tsx';
import './deployments.css';

const NO_FAULTS: DraftFaults = { fields: [], lines: new Map(), isTooMany: false, isEmpty: false };

/** The fields that show what was refused of them. */
const PLACES = ['issuer', 'number', 'title', 'receivedOn', 'custodian', 'asks'];

/** Where a refusal of the server belongs: a field of the document, or a line. */
function placeOf(error: unknown, draft: DeploymentDraft): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError) || error.body.path === undefined) return {};
  const asked = /^body\.asks\.(\d+)/.exec(error.body.path);
  if (asked === null) return { [error.body.path.replace('body.', '')]: error.message };
  const line = asksIn(draft)[Number(asked[1])]?.line;
  return line === undefined ? {} : { [line]: error.message };
}

function useSend(regionPath: string, before: Deployment | undefined, draftKey: string) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (draft: DeploymentDraft) => {
      const asks = asksIn(draft).map((one) => {
        const { line: _, ...ask } = one;
        return ask;
      });
      return before === undefined
        ? call('deployments', 'record', {
            body: {
              region: regionPath as never,
              ...headIn(draft),
              asks: asks.map((one) => {
                const { id: _, ...ask } = one;
                return ask;
              }),
            },
            idempotencyKey: key,
          })
        : call('deployments', 'correct', {
            params: { deploymentId: before.id },
            body: {
              version: before.version,
              reason: draft.reason.trim(),
              ...headIn(draft),
              asks: asks.map((ask) => ({ ...ask, id: ask.id as never })),
            },
            idempotencyKey: key,
          });
    },
    onSuccess: async (deployment) => {
      dropDraft(draftKey);
      await queryClient.invalidateQueries({ queryKey: ['deployments'] });
      await navigate({
        to: '/deployments/$deploymentId',
        params: { deploymentId: deployment.id },
      });
    },
  });
}

function Lines({
  draft,
  regionPath,
  faults,
  refused,
  onChange,
}: {
  draft: DeploymentDraft;
  regionPath: string;
  faults: DraftFaults;
  refused: Readonly<Record<string, string>>;
  onChange: (next: Partial<DeploymentDraft>) => void;
}) {
  const { t } = useTranslation();
  const { lines } = draft;
  const problem = faults.isTooMany
    ? t('deployments.tooManyAsks')
    : faults.isEmpty
      ? t('deployments.needLine')
      : refused['asks'];
  return (
    <fieldset className="choice-group">
      <legend>{t('deployments.asks')}</legend>
      <p className="muted">{t('deployments.asksHint')}</p>
      {problem !== undefined && <p className="conflict">{problem}</p>}
      {lines.map((line, index) => (
        <LineFields
          key={line.key}
          line={line}
          number={index + 1}
          regionPath={regionPath}
          fault={faults.lines.get(line.key)}
          refused={refused[line.key]}
          onChange={(next) =>
            onChange({ lines: lines.map((one) => (one === line ? { ...line, ...next } : one)) })
          }
          {...(lines.length === 1
            ? {}
            : { onRemove: () => onChange({ lines: lines.filter((one) => one !== line) }) })}
        />
      ))}
      <div className="row">
        <Button size="small" onClick={() => onChange({ lines: [...lines, newLine()] })}>
          {t('deployments.addLine')}
        </Button>
      </div>
    </fieldset>
  );
}

function DeploymentForm({
  region,
  before,
}: {
  region: { path: string; name: string };
  before?: Deployment;
}) {
  const { t } = useTranslation();
  const isCorrection = before !== undefined;
  const draftKey = `jinze.draft.deployment.${before === undefined ? region.path : `${before.id}.${before.version}`}`;
  const [draft, setDraft] = useDraft<DeploymentDraft>(
    draftKey,
    before === undefined ? newDraft(today()) : draftOf(before),
  );
  const [faults, setFaults] = useState<DraftFaults>(NO_FAULTS);
  const send = useSend(region.path, before, draftKey);
  const refused = placeOf(send.error, draft);
  const isPlaced = Object.keys(refused).some(
    (name) => PLACES.includes(name) || draft.lines.some(({ key }) => key === name),
  );
  const summary = useRef<HTMLParagraphElement>(null);
  const change = (next: Partial<DeploymentDraft>) => {
    send.reset();
    setDraft((old) => ({ ...old, ...next }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(draft, isCorrection);
    setFaults(found);
    if (isFaulty(found)) requestAnimationFrame(() => summary.current?.focus());
    else send.mutate(draft);
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      {isFaulty(faults) && (
        <p className="error-summary" role="alert" tabIndex={-1} ref={summary}>
          {t('deployments.checkMarked')}
        </p>
      )}
      {isPlaced ? (
        <p className="error-summary" role="alert">
          {t('deployments.checkMarked')}
        </p>
      ) : (
        <ActError error={send.error} />
      )}
      <fieldset className="choice-group">
        <legend>{t('deployments.issuedBy')}</legend>
        <div>
          <Segmented
            aria-label={t('deployments.issuedBy')}
            value={draft.issuedBy}
            options={ISSUED_BY.map((value) => ({ value, label: t(`deployments.by.${value}`) }))}
            onChange={(issuedBy) => change({ issuedBy })}
          />
        </div>
      </fieldset>
      <fieldset className="choice-group">
        <legend>{t('deployments.kindLabel')}</legend>
        <div>
          <Segmented
            aria-label={t('deployments.kindLabel')}
            value={draft.kind}
            options={DEPLOYMENT_KINDS.map((value) => ({
              value,
              label: t(`deployments.kind.${value}`),
            }))}
            onChange={(kind) => change({ kind })}
          />
        </div>
      </fieldset>
      <DocumentFields draft={draft} faults={faults} refused={refused} onChange={change} />
      <Lines
        draft={draft}
        regionPath={region.path}
        faults={faults}
        refused={refused}
        onChange={change}
      />
      {isCorrection && (
        <TextField
          id="deployment-reason"
          label={t('deployments.correctionReason')}
          hint={t('deployments.correctionHint')}
          kind="long"
          rows={2}
          most={2000}
          value={draft.reason}
          error={faults.fields.includes('reason') ? t('common.required') : ''}
          onChange={(reason) => change({ reason })}
        />
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t(isCorrection ? 'deployments.saveCorrection' : 'deployments.save')}
        </Button>
        {before === undefined ? (
          <Link to="/deployments">{t('common.cancel')}</Link>
        ) : (
          <Link to="/deployments/$deploymentId" params={{ deploymentId: before.id }}>
            {t('common.cancel')}
          </Link>
        )}
      </div>
    </form>
  );
}

export function NewDeploymentPage() {
  const { t } = useTranslation();
  const session = useSession();
  const region = useRegion();
  if (region === undefined || !may(session, 'deployments.record'))
    return <EmptyState title={t('deployments.needOffice')} />;
  return (
    <div className="stack">
      <PageHead
        title={t('deployments.formTitle', { region: region.name })}
        sub={t('deployments.formSub')}
      >
        <Link to="/deployments">{t('menu.deployments')}</Link>
      </PageHead>
      <section className="card form-card">
        <DeploymentForm key={region.path} region={region} />
      </section>
    </div>
  );
}

export function CorrectDeploymentPage() {
  const { t } = useTranslation();
  const { deploymentId } = useParams({ from: '/app/deployments/$deploymentId/correct' });
  const found = useQuery({
    queryKey: ['deployments', 'one', deploymentId],
    queryFn: () =>
      call('deployments', 'deployment', { params: { deploymentId: deploymentId as never } }),
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { data } = found;
  if (!data.may.includes('correct')) return <EmptyState title={t('deployments.needOffice')} />;
  return (
    <div className="stack">
      <PageHead
        title={t('deployments.correctTitle', { title: data.title })}
        sub={t('deployments.correctSub')}
      />
      <section className="card form-card">
        <DeploymentForm
          key={data.version}
          region={{ path: data.regionPath, name: data.regionName }}
          before={data}
        />
      </section>
    </div>
  );
}
