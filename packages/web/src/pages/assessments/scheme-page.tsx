// One scheme as a document: how it stands, who issued it, its versions and what changed, then the table itself.
import type { AssessmentScheme } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today, writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SealLine } from '../ledger/seal-line.tsx';
import { Basics } from './editor/basics-form.tsx';
import { EditorProvider } from './editor/editor-context.ts';
import { Grades } from './editor/grades-form.tsx';
import { schemeOf } from './editor/scheme-body.ts';
import { SchemeTable } from './editor/scheme-table.tsx';
import { Vetoes } from './editor/veto-form.tsx';
import { dayIn } from './plan-form.tsx';
import { differencesOf } from './scheme-difference.ts';
import { SchemeMark } from './scheme-words.tsx';
import './assessments.css';

type Open = 'issue' | 'withdraw';

function SchemeAct({
  kept,
  act,
  onClose,
  onDone,
}: {
  kept: AssessmentScheme;
  act: Open;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const params = { schemeId: kept.id };
  const put = async (saved: AssessmentScheme) => {
    await queryClient.invalidateQueries({ queryKey: ['assessments', 'schemes'] });
    queryClient.setQueryData(['assessments', 'scheme', kept.id], saved);
    onDone(t(`assessments.schemes.done.${act}`));
  };
  if (act === 'withdraw')
    return (
      <ActDialog
        title={t('assessments.schemes.withdraw')}
        fields={[{ name: 'reason', label: t('assessments.reason'), kind: 'long' }]}
        submit={t('assessments.schemes.withdraw')}
        onClose={onClose}
        onSubmit={async (values, idempotencyKey) =>
          put(
            await call('assessmentSchemes', 'withdrawScheme', {
              params,
              body: { version: kept.version, reason: values['reason'] ?? '' },
              idempotencyKey,
            }),
          )
        }
      />
    );
  return (
    <ActDialog
      title={t('assessments.schemes.issue')}
      draftKey={`jinze.draft.issue-scheme.${kept.id}`}
      lead={<p className="muted">{t('assessments.schemes.issueHint')}</p>}
      fields={[
        { name: 'organ', label: t('assessments.schemes.organ') },
        { name: 'documentNo', label: t('assessments.editor.documentNo') },
        { name: 'on', label: t('assessments.schemes.issuedOn'), kind: 'date' },
        {
          name: 'approval',
          label: t('assessments.schemes.approval'),
          hint: t('assessments.schemes.approvalHint'),
        },
      ]}
      initial={{ on: today() }}
      submit={t('assessments.schemes.issue')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) =>
        put(
          await call('assessmentSchemes', 'issueScheme', {
            params,
            body: {
              version: kept.version,
              organ: values['organ'] ?? '',
              documentNo: values['documentNo'] ?? '',
              on: dayIn(values['on']),
              approval: values['approval'] ?? '',
            },
            idempotencyKey,
          }),
        )
      }
    />
  );
}

function Difference({ kept, version }: { kept: AssessmentScheme; version: number }) {
  const { t } = useTranslation();
  const old = useQuery({
    queryKey: ['assessments', 'scheme-version', kept.id, version],
    queryFn: () =>
      call('assessmentSchemes', 'schemeVersion', { params: { schemeId: kept.id, version } }),
  });
  if (old.isPending) return <Loading lines={2} />;
  if (old.isError) return <ErrorState error={old.error} />;
  const [before, after] = [schemeOf(old.data.body), schemeOf(kept.body)];
  const differences =
    before === undefined || after === undefined ? [] : differencesOf(before, after, t);
  if (differences.length === 0)
    return <p className="muted">{t('assessments.schemes.sameItems')}</p>;
  return (
    <table className="plain cards">
      <caption className="visually-hidden">
        {t('assessments.schemes.differenceFrom', { version })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('assessments.item')}</th>
          <th scope="col">{t('assessments.before')}</th>
          <th scope="col">{t('assessments.after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={one.id + one.kind}>
            <td className="head">
              <div className="cell">
                {one.title}
                <span className="under muted small">
                  {t(`assessments.schemes.differs.${one.kind}`)}
                </span>
              </div>
            </td>
            <td data-label={t('assessments.before')}>
              <div className="cell">{one.before.join('；')}</div>
            </td>
            <td data-label={t('assessments.after')}>
              <div className="cell">{one.after.join('；')}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Versions({ kept }: { kept: AssessmentScheme }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number>();
  return (
    <section className="card stack tight no-print">
      <h2>{t('assessments.schemes.versions', { count: kept.versions.length })}</h2>
      <ul className="said">
        {kept.versions.map((one) => (
          <li key={one.version}>
            {t('assessments.schemes.versionAs', {
              version: one.version,
              at: writtenInstant(one.recordedAt),
              by: one.recordedBy,
            })}
            {one.note !== null && `：${one.note}`}{' '}
            {one.version < kept.version && (
              <Button
                size="small"
                type="text"
                aria-expanded={shown === one.version}
                onClick={() => setShown(shown === one.version ? undefined : one.version)}
              >
                {t('assessments.schemes.difference')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown !== undefined && <Difference kept={kept} version={shown} />}
    </section>
  );
}

function Facts({ kept }: { kept: AssessmentScheme }) {
  const { t } = useTranslation();
  const { issue, supersedes, supersededBy } = kept;
  return (
    <section className="card">
      <dl className="lines wide">
        <FactLine label={t('assessments.state')}>
          <SchemeMark state={kept.state} />
        </FactLine>
        {issue !== null && (
          <FactLine label={t('assessments.schemes.issuedAs')}>
            {t('assessments.schemes.issuedBy', {
              organ: issue.organ,
              no: issue.documentNo,
              on: issue.on,
              approval: issue.approval,
            })}
          </FactLine>
        )}
        {supersedes !== null && (
          <FactLine label={t('assessments.schemes.supersedes')}>
            <Link to="/assessments/schemes/$schemeId" params={{ schemeId: supersedes.id }}>
              {supersedes.title}
            </Link>
          </FactLine>
        )}
        {supersededBy !== null && (
          <FactLine label={t('assessments.schemes.supersededBy')}>
            <Link to="/assessments/schemes/$schemeId" params={{ schemeId: supersededBy.id }}>
              {supersededBy.title}
            </Link>
          </FactLine>
        )}
        {kept.exerciseCount !== null && (
          <FactLine label={t('assessments.schemes.usedBy')}>
            {t('assessments.schemes.exercises', { count: kept.exerciseCount })}
          </FactLine>
        )}
      </dl>
      {kept.faults.length > 0 && (
        <>
          <h3 className="conflict">
            {t('assessments.schemes.faultsKept', { count: kept.faults.length })}
          </h3>
          <ul className="said">
            {kept.faults.slice(0, 20).map(({ path, place, text }) => (
              <li key={path + text}>
                {place === '' ? path : place}：{text}
              </li>
            ))}
          </ul>
        </>
      )}
      <SealLine record={kept.id} />
    </section>
  );
}

function Table({ kept }: { kept: AssessmentScheme }) {
  const scheme = schemeOf(kept.body);
  if (scheme === undefined)
    return <pre className="sample">{JSON.stringify(kept.body, null, 2)}</pre>;
  return (
    <EditorProvider
      value={{
        scheme,
        problems: [],
        open: undefined,
        isReadOnly: true,
        change: () => undefined,
        setOpen: () => undefined,
      }}
    >
      <Basics />
      <SchemeTable />
      <Vetoes />
      <Grades />
    </EditorProvider>
  );
}

function Whole({ kept }: { kept: AssessmentScheme }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const [notice, setNotice] = useState('');
  const { state, faultCount } = kept;
  const title =
    state === 'draft'
      ? t(faultCount === 0 ? 'assessments.schemes.is.ready' : 'assessments.schemes.is.faulty', {
          title: kept.title,
          count: faultCount,
        })
      : t(`assessments.schemes.is.${state}`, { title: kept.title });
  return (
    <div className="stack">
      <PageHead
        title={title}
        sub={t('assessments.schemes.pageSub', { region: kept.regionName, year: kept.year })}
      >
        <a href={`/api/assessments/schemes/${kept.id}/scheme.json`} download>
          {t('assessments.schemes.exportJson')}
        </a>
        {faultCount === 0 && kept.exerciseCount !== null && (
          <Link to="/assessments/schemes/$schemeId/what-if" params={{ schemeId: kept.id }}>
            {t('assessments.schemes.whatIf')}
          </Link>
        )}
        {kept.may.includes('change') && (
          <Link to="/assessments/schemes/$schemeId/edit" params={{ schemeId: kept.id }}>
            <Button type={kept.may.includes('issue') ? 'default' : 'primary'} tabIndex={-1}>
              {t('assessments.schemes.edit')}
            </Button>
          </Link>
        )}
        {kept.may.includes('withdraw') && (
          <Button onClick={() => setOpen('withdraw')}>{t('assessments.schemes.withdraw')}</Button>
        )}
        {kept.may.includes('issue') && (
          <Button type="primary" onClick={() => setOpen('issue')}>
            {t('assessments.schemes.issue')}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      <Facts kept={kept} />
      <Table kept={kept} />
      {kept.versions.length > 0 && <Versions kept={kept} />}
      {open !== undefined && (
        <SchemeAct
          kept={kept}
          act={open}
          onClose={() => setOpen(undefined)}
          onDone={(words) => {
            setOpen(undefined);
            setNotice(words);
          }}
        />
      )}
    </div>
  );
}

export function SchemePage() {
  const { schemeId } = useParams({ from: '/app/assessments/schemes/$schemeId' });
  const query = useQuery({
    queryKey: ['assessments', 'scheme', schemeId],
    queryFn: () => call('assessmentSchemes', 'scheme', { params: { schemeId: schemeId as never } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={query.data.id} kept={query.data} />;
}
