// The subjects of an exercise in the order of the roster: what each still owes, and the result where it may be seen.
import type { AssessedLine, AssessmentExercise } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { filterOf, WordsFilter } from '../../components/list-filters.tsx';
import { type Column, ListPage, pagesOf } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { ResultWord, SelfMark, whoWord } from './assessment-words.tsx';
import { type SubjectsSearch, WAITING } from './assessments-search.ts';

function useColumns(one: AssessmentExercise): Column<AssessedLine>[] {
  const { t } = useTranslation();
  const all: Column<AssessedLine>[] = [
    {
      id: 'who',
      title: t('assessments.subject'),
      isHead: true,
      cell: (line) => (
        <Link to="/assessments/subjects/$subjectId" params={{ subjectId: line.id }}>
          {whoWord(line)}
        </Link>
      ),
    },
    { id: 'class', title: t('assessments.class'), isShort: true, cell: (line) => line.className },
    {
      id: 'self',
      title: t('assessments.selfTitle'),
      isShort: true,
      cell: (line) => <SelfMark self={line.self} />,
    },
    {
      id: 'facts',
      title: t('assessments.factsMissing'),
      isEnd: true,
      cell: (line) =>
        line.factsMissing === null
          ? ''
          : line.factsMissing === 0
            ? t('common.none')
            : line.factsMissing,
    },
    { id: 'result', title: t('assessments.result'), cell: (line) => <ResultWord one={line} /> },
    {
      id: 'veto',
      title: t('assessments.editor.vetoes'),
      cell: (line) =>
        line.vetoes.map((veto) => <StateMark key={veto} state="barred" text={veto} />),
    },
  ];
  return one.scheme.classes.length > 0 ? all : all.filter(({ id }) => id !== 'class');
}

function Filters({ one, search }: { one: AssessmentExercise; search: SubjectsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/assessments/$assessmentId' });
  const change = (next: Partial<SubjectsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      {one.scheme.classes.length > 0 && (
        <Select
          aria-label={t('assessments.class')}
          style={{ width: 144 }}
          value={search.class ?? ''}
          options={[
            { value: '', label: t('assessments.allClasses') },
            ...one.scheme.classes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => change({ class: value === '' ? undefined : value })}
        />
      )}
      <Select
        aria-label={t('assessments.waiting')}
        style={{ width: 168 }}
        value={search.waiting ?? ''}
        options={[
          { value: '', label: t('assessments.allSubjects') },
          ...WAITING.filter((value) => value === 'self' || one.progress !== null).map((value) => ({
            value,
            label: t(`assessments.waits.${value}`),
          })),
        ]}
        onChange={(value) =>
          change({ waiting: value === '' ? undefined : (value as SubjectsSearch['waiting']) })
        }
      />
      <WordsFilter
        label={t('assessments.searchSubject')}
        width={200}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

function Remove({ one, line }: { one: AssessmentExercise; line: AssessedLine }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <Button
        size="small"
        aria-label={t('assessments.removeNamed', { name: whoWord(line) })}
        onClick={() =>
          void call('assessments', 'removeSubject', {
            params: { assessmentId: one.id },
            body: { version: one.version, subjectId: line.id },
          })
            .then(() => queryClient.invalidateQueries({ queryKey: ['assessments'] }))
            .catch(setError)
        }
      >
        {t('assessments.remove')}
      </Button>
      <ActError error={error} />
    </>
  );
}

export function SubjectsList({
  one,
  onAdd,
}: {
  one: AssessmentExercise;
  onAdd: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/assessments/$assessmentId' });
  const { after } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: '/assessments/$assessmentId' });
  const columns = useColumns(one);
  const list = useQuery({
    queryKey: ['assessments', 'subjects', one.id, filter, after],
    queryFn: () =>
      call('assessments', 'subjects', {
        params: { assessmentId: one.id },
        query: { ...filter, after, limit: 50 },
      }),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const mayRemove = one.may.includes('remove-subject');
  return (
    <section className="stack tight">
      <div className="row">
        <h2>{t('assessments.subjects', { count: one.subjectCount })}</h2>
        <span className="spacer" />
        <SheetLink path={`assessments/exercises/${one.id}/subjects`} filter={filter} />
        {onAdd !== undefined && (
          <Button onClick={onAdd}>{t('assessments.acts.add-subjects')}</Button>
        )}
      </div>
      <ListPage
        name="assessed"
        caption={t('assessments.subjects', { count: one.subjectCount })}
        columns={
          mayRemove
            ? [
                ...columns,
                { id: 'remove', title: '', cell: (line) => <Remove one={one} line={line} /> },
              ]
            : columns
        }
        rows={list.data.items}
        rowKey={(line) => line.id}
        filters={<Filters one={one} search={filter} />}
        empty={
          <EmptyState title={t('assessments.noSubjects')} hint={t('assessments.noSubjectsHint')} />
        }
        {...pagesOf(
          list.data.next,
          after,
          (next) => void navigate({ search: (old) => ({ ...old, after: next }) }),
        )}
      />
    </section>
  );
}
