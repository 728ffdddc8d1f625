// The discipline organ's own answer on a list: one statement for all, and a line for whoever there is something to say of.
import type { DisciplineRequest } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ActError, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useSigning } from '../../shell/signing.tsx';
import { useAnswer } from './discipline-draft.ts';
import { type Entry, EntryFields } from './discipline-entry.tsx';
import { DisciplineLines } from './request-page.tsx';

function IssueDialog({
  request,
  version,
  onClose,
  onDone,
}: {
  request: DisciplineRequest;
  version: number;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const sign = useSigning();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('vetting.disciplineIssue')}
      fields={[
        { name: 'documentNo', label: t('vetting.documentNo') },
        { name: 'on', label: t('vetting.on'), kind: 'date' },
      ]}
      initial={{ on: today() }}
      submit={t('vetting.disciplineIssue')}
      lead={<p>{t('vetting.disciplineIssueLead')}</p>}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('vetting', 'disciplineIssue', {
            params: { requestId: request.line.id },
            body: {
              version,
              documentNo: values['documentNo'] ?? '',
              on: (values['on'] ?? '') as never,
            },
            idempotencyKey,
          }),
        );
        await queryClient.invalidateQueries({ queryKey: ['vetting'] });
        onDone();
      }}
    />
  );
}

function AnswerForm({
  answering,
  onSaved,
}: {
  answering: ReturnType<typeof useAnswer>;
  onSaved: () => void;
}) {
  const { t } = useTranslation();
  const { draft, setDraft } = answering;
  return (
    <section className="card stack form-card">
      <div className="field">
        <label htmlFor="discipline-statement">{t('vetting.statement')}</label>
        <span className="muted">{t('vetting.statementHint')}</span>
        <Input.TextArea
          id="discipline-statement"
          rows={3}
          maxLength={2000}
          value={draft.statement}
          onChange={(event) => setDraft((old) => ({ ...old, statement: event.target.value }))}
        />
      </div>
      <ActError error={answering.error} />
      <div className="row">
        <Button
          loading={answering.isBusy}
          disabled={draft.statement.trim() === ''}
          onClick={() =>
            void answering.save().then((isSaved) => {
              if (isSaved) onSaved();
            })
          }
        >
          {t('vetting.disciplineSave')}
        </Button>
        {answering.isUnsaved && (
          <span className="muted">
            {t('vetting.disciplineUnsaved', { count: Object.keys(draft.entries).length })}
          </span>
        )}
      </div>
    </section>
  );
}

function NamesList({
  request,
  mayAnswer,
  answering,
}: {
  request: DisciplineRequest;
  mayAnswer: boolean;
  answering: ReturnType<typeof useAnswer>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/vetting/discipline/$requestId' });
  const { after } = useSearch({ from: '/app/vetting/discipline/$requestId' });
  const { draft, setDraft } = answering;
  const { names, next } = request;
  const enter = (number: number, entry: Entry | undefined) =>
    setDraft((old) => ({
      ...old,
      entries: Object.fromEntries([
        ...Object.entries(old.entries).filter(([one]) => one !== String(number)),
        ...(entry === undefined ? [] : [[String(number), entry] as const]),
      ]),
    }));
  return (
    <ListPage
      name="vetting-discipline-names"
      caption={t('vetting.names')}
      isFixed
      rows={names}
      rowKey={(name) => String(name.number)}
      empty={null}
      columns={[
        { id: 'number', title: t('vetting.number'), isShort: true, cell: (one) => one.number },
        { id: 'person', title: t('duties.person'), isHead: true, cell: (one) => one.personName },
        { id: 'post', title: t('duties.post'), cell: (one) => `${one.organName} ${one.postTitle}` },
        {
          id: 'registered',
          title: t('vetting.registered'),
          cell: (one) =>
            one.registered === null
              ? t('vetting.registeredElsewhere')
              : one.registered === 0
                ? t('vetting.notOnRecord')
                : t('vetting.registeredCount', { count: one.registered }),
        },
        ...(mayAnswer
          ? [
              {
                id: 'entry',
                title: t('vetting.ownAnswer'),
                cell: (one: DisciplineRequest['names'][number]) => (
                  <EntryFields
                    name={one.personName}
                    entry={draft.entries[String(one.number)]}
                    onChange={(entry) => enter(one.number, entry)}
                  />
                ),
              },
            ]
          : []),
      ]}
      {...pagesOf(
        next === null ? null : String(next),
        after,
        (to) => void navigate({ search: (old) => ({ ...old, after: to }) }),
      )}
    />
  );
}

function Whole({ request }: { request: DisciplineRequest }) {
  const { t } = useTranslation();
  const [isIssuing, setIssuing] = useState(false);
  const [notice, setNotice] = useState('');
  const { line, answer } = request;
  const mayAnswer = request.may.includes('answer');
  const answering = useAnswer(request);
  return (
    <div className="stack">
      <PageHead
        title={t(`vetting.disciplineIs.${answer?.state ?? 'none'}`, {
          title: line.title,
          count: line.names,
        })}
        sub={t('vetting.disciplineSub', {
          purpose: t(`vetting.purposes.${line.purpose}`),
          on: line.askedFor,
          committee: line.committee.name,
        })}
      >
        <Link to="/vetting">{t('menu.vetting')}</Link>
        {request.may.includes('issue') && (
          <Button type="primary" disabled={answering.isUnsaved} onClick={() => setIssuing(true)}>
            {t('vetting.disciplineIssue')}
          </Button>
        )}
      </PageHead>
      {notice !== '' && <Notice>{notice}</Notice>}
      {mayAnswer ? (
        <AnswerForm answering={answering} onSaved={() => setNotice(t('vetting.disciplineSaved'))} />
      ) : (
        answer !== null && (
          <section className="card">
            <DisciplineLines part={answer} />
          </section>
        )
      )}
      <NamesList request={request} mayAnswer={mayAnswer} answering={answering} />
      {isIssuing && (
        <IssueDialog
          request={request}
          version={answering.version}
          onClose={() => setIssuing(false)}
          onDone={() => {
            setIssuing(false);
            setNotice(t('vetting.disciplineIssued'));
          }}
        />
      )}
    </div>
  );
}

export function DisciplinePage() {
  const { requestId } = useParams({ from: '/app/vetting/discipline/$requestId' });
  const { after } = useSearch({ from: '/app/vetting/discipline/$requestId' });
  const query = useQuery({
    queryKey: ['vetting', 'discipline-one', requestId, after],
    queryFn: () =>
      call('vetting', 'disciplineRequest', {
        params: { requestId: requestId as Id<'vetting-request'> },
        query: after === undefined ? {} : { after: Number(after) as never },
      }),
    // The next page of the same list: what is being written stays on the screen.
    placeholderData: (shown) => (shown?.line.id === requestId ? shown : undefined),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={requestId} request={query.data} />;
}
