// Writing a scheme: the editor on what is kept, saved as a new version with its faults if it still has some.
import type { AssessmentScheme } from '@jinze/contracts';
import type { Scheme } from '@jinze/rules/scoring';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { bodyOf, schemeOf } from './editor/scheme-body.ts';
import { SchemeEditor } from './editor/scheme-editor.tsx';
import { useSchemeDraft } from './editor/use-scheme-draft.ts';

function ServerFaults({ kept }: { kept: AssessmentScheme }) {
  const { t } = useTranslation();
  if (kept.faults.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('assessments.schemes.faultsKept', { count: kept.faults.length })}</h2>
      <ul className="said">
        {kept.faults.map(({ path, place, text }) => (
          <li key={path + text}>
            {place === '' ? path : place}：{text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Editing({ kept, scheme }: { kept: AssessmentScheme; scheme: Scheme }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = `jinze.draft.scheme.${kept.id}`;
  const draft = useSchemeDraft(key, scheme, kept.version);
  const [isSaving, setSaving] = useState(false);
  const [notice, setNotice] = useState('');
  const isShapeOnly = !draft.isChanged && kept.faults.some(({ code }) => code === 'shape');
  return (
    <div className="stack">
      <PageHead
        title={t('assessments.schemes.editTitle', { title: draft.scheme.title || kept.title })}
        sub={t('assessments.schemes.editSub')}
      >
        <Link to="/assessments/schemes/$schemeId" params={{ schemeId: kept.id }}>
          {t('assessments.schemes.toScheme')}
        </Link>
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {draft.isFound && (
        <div className="notice no-print" role="status">
          {t('assessments.schemes.found')}{' '}
          <Button size="small" onClick={() => draft.restart(scheme, kept.version)}>
            {t('assessments.schemes.discard')}
          </Button>
        </div>
      )}
      {isShapeOnly && <ServerFaults kept={kept} />}
      <SchemeEditor
        draft={draft}
        draftKey={key}
        acts={(problems) => (
          <Button type="primary" disabled={!draft.isChanged} onClick={() => setSaving(true)}>
            {t(
              problems.length === 0
                ? 'assessments.schemes.save'
                : 'assessments.schemes.saveWithFaults',
            )}
          </Button>
        )}
      />
      {isSaving && (
        <ActDialog
          title={t('assessments.schemes.saveTitle')}
          fields={[
            {
              name: 'note',
              label: t('assessments.schemes.note'),
              hint: t('assessments.schemes.noteHint'),
              isOptional: true,
              most: 200,
            },
          ]}
          submit={t('common.save')}
          onClose={() => setSaving(false)}
          onSubmit={async (values, idempotencyKey) => {
            const saved = await call('assessmentSchemes', 'changeScheme', {
              params: { schemeId: kept.id },
              body: {
                version: draft.version,
                title: draft.scheme.title.trim() === '' ? kept.title : draft.scheme.title,
                body: bodyOf(draft.scheme),
                note: orNull(values['note']),
              },
              idempotencyKey,
            });
            draft.restart(schemeOf(saved.body) ?? draft.scheme, saved.version);
            queryClient.setQueryData(['assessments', 'scheme', kept.id], saved);
            setSaving(false);
            setNotice(
              t(
                saved.faultCount === 0
                  ? 'assessments.schemes.saved'
                  : 'assessments.schemes.savedWithFaults',
                { count: saved.faultCount },
              ),
            );
          }}
        />
      )}
    </div>
  );
}

export function EditSchemePage() {
  const { t } = useTranslation();
  const { schemeId } = useParams({ from: '/app/assessments/schemes/$schemeId/edit' });
  const query = useQuery({
    queryKey: ['assessments', 'scheme', schemeId],
    queryFn: () => call('assessmentSchemes', 'scheme', { params: { schemeId: schemeId as never } }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const scheme = schemeOf(query.data.body);
  if (scheme === undefined || !query.data.may.includes('change'))
    return (
      <div className="stack">
        <PageHead title={query.data.title} />
        <EmptyState
          title={t(
            scheme === undefined ? 'assessments.schemes.otherShape' : 'assessments.schemes.frozen',
          )}
          hint={t(
            scheme === undefined
              ? 'assessments.schemes.otherShapeHint'
              : 'assessments.schemes.frozenHint',
          )}
          action={
            <Link to="/assessments/schemes/$schemeId" params={{ schemeId: query.data.id }}>
              {t('assessments.schemes.toScheme')}
            </Link>
          }
        />
        <ServerFaults kept={query.data} />
      </div>
    );
  return <Editing key={query.data.id} kept={query.data} scheme={scheme} />;
}
