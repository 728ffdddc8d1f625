// What is held of one person, as it will be told them: circumstances, findings, deployments, factors; each with its source or reason.
import type { Worksheet, WorksheetContent } from '@jinze/contracts';
import { FULL_TEXT } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { FormPage, type FormProblem } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { NotFound } from '../not-found.tsx';
import { personWord } from './accountability-words.tsx';
import { DeploymentRows, FindingRows } from './finding-rows.tsx';
import { FaultsProvider } from './form-faults.tsx';
import {
  BringIn,
  type Change,
  Circumstances,
  Factors,
  Part,
  Person,
} from './worksheet-form-parts.tsx';

const EMPTY: WorksheetContent = {
  now: 'in-post',
  nowSince: null,
  responsibility: null,
  circumstances: [],
  findings: [],
  statutory: null,
  deployments: null,
  factors: [],
};

/** What the form begins with: the newest version without what only the server says. */
function contentOf(sheet: Worksheet): WorksheetContent {
  const [newest] = sheet.contents;
  if (newest === undefined) return EMPTY;
  const { number: _number, recordedAt: _at, recordedBy: _by, ...content } = newest;
  return content;
}

/** What is wrong, with the id of the field it is about and the name of what it belongs to. */
function useProblems(): (content: WorksheetContent) => readonly FormProblem[] {
  const { t } = useTranslation();
  return (content) => {
    const found: FormProblem[] = [];
    const miss = (id: string, label: string, what: 'facts' | 'source' | 'reviewer' | 'reasons') =>
      found.push({ id, label, message: t(`accountability.problems.${what}`) });
    for (const [index, { facts, source, number }] of content.circumstances.entries()) {
      const label = t(`accountability.circumstanceOf.c${number as 1}`);
      const length = facts.trim().length;
      if (length === 0) miss(`circumstance-${index}-facts`, label, 'facts');
      if (length > FULL_TEXT)
        found.push({
          id: `circumstance-${index}-facts`,
          label,
          message: t('common.tooLong', { most: FULL_TEXT, now: length }),
        });
      if (source.trim() === '') miss(`circumstance-${index}-source`, label, 'source');
    }
    for (const [list, rows] of [
      ['findings', content.findings],
      ['statutory', content.statutory ?? []],
    ] as const)
      for (const [index, { state, reviewer, reasons, title }] of rows.entries()) {
        if (state !== 'not-met') continue;
        if (reviewer === null) miss(`${list}-${index}-reviewer`, title, 'reviewer');
        if (reasons === null) miss(`${list}-${index}-reasons`, title, 'reasons');
      }
    for (const [index, { state, reasons, title }] of (content.deployments ?? []).entries())
      if (state === 'not-carried-out' && reasons === null)
        miss(`deployments-${index}-reasons`, title, 'reasons');
    for (const { factor, value, reasons } of content.factors)
      if (value !== 'unknown' && reasons === null)
        miss(`factor-${factor}`, t(`accountability.factorOf.${factor}`), 'reasons');
    return found;
  };
}

function Form({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const draftKey = `jinze.draft.worksheet.${sheet.id}.${sheet.version}`;
  const [content, setContent] = useDraft<WorksheetContent>(draftKey, contentOf(sheet));
  const [key] = useState(newKey);
  const problemsOf = useProblems();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const onChange: Change = (next) => setContent((all) => ({ ...all, ...next }));
  const back = () =>
    void navigate({
      to: '/accountability/worksheets/$worksheetId',
      params: { worksheetId: sheet.id },
    });
  return (
    <div className="stack">
      <PageHead
        title={t('accountability.saveTitle', { who: personWord(sheet) })}
        sub={t('accountability.saveSub')}
      />
      <section className="card form-card">
        <FormPage
          fields={[]}
          submit={t('common.save')}
          onCancel={back}
          checkRest={() => {
            const found = problemsOf(content);
            setProblems(found);
            return found;
          }}
          onSubmit={async () => {
            await call('accountability', 'save', {
              params: { worksheetId: sheet.id },
              body: { version: sheet.version, ...content },
              idempotencyKey: key,
            });
            dropDraft(draftKey);
            await queryClient.invalidateQueries({ queryKey: ['accountability'] });
            back();
          }}
        >
          <FaultsProvider value={problems}>
            <Person content={content} onChange={onChange} />
            <Circumstances content={content} onChange={onChange} />
            <Part title={t('accountability.findings')} note={t('accountability.findingsNote')}>
              <BringIn sheet={sheet} content={content} onChange={onChange} />
              <FindingRows
                name="findings"
                rows={content.findings}
                onChange={(findings) => onChange({ findings })}
              />
            </Part>
            <Part title={t('accountability.statutory')} note={t('accountability.statutoryNote')}>
              <FindingRows
                name="statutory"
                mayAdd
                rows={content.statutory}
                onChange={(statutory) => onChange({ statutory })}
                onUnknown={() => onChange({ statutory: null })}
              />
            </Part>
            <Part
              title={t('accountability.deployments')}
              note={t('accountability.deploymentsNote')}
            >
              <DeploymentRows
                rows={content.deployments}
                onChange={(deployments) => onChange({ deployments })}
              />
            </Part>
            <Factors content={content} onChange={onChange} />
          </FaultsProvider>
        </FormPage>
      </section>
    </div>
  );
}

export function WorksheetFormPage() {
  const { worksheetId } = useParams({ from: '/app/accountability/worksheets/$worksheetId/edit' });
  const query = useQuery({
    queryKey: ['accountability', 'worksheet', worksheetId],
    queryFn: () =>
      call('accountability', 'worksheet', { params: { worksheetId: worksheetId as never } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data.may.includes('save') ? <Form sheet={query.data} /> : <NotFound />;
}
