// What is begun from a consequence of a result, and the words it is begun with.
import type { Assessed, Consequence } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { whoWord } from './assessment-words.tsx';

type Begins = NonNullable<Consequence['begins']>;

export interface BegunFrom {
  readonly subject: Assessed;
  readonly text: string;
  readonly begins: Begins;
}

const PAGES = { talk: '/talks/new', honour: '/commendations/new' } as const;

export function BeginFromConsequence({ one }: { one: Consequence }) {
  const { t } = useTranslation();
  const { begins, subjectId, id, subjectName } = one;
  if (begins === null) return null;
  const { act, year } = begins;
  const said = {
    className: 'no-print',
    'aria-label': t(`assessments.beginsFor.${act}`, { name: subjectName }),
    children: t(`assessments.begins.${act}`),
  };
  return act === 'reference' ? (
    <Link
      {...said}
      to="/assessments/uses/new"
      search={{ year, origin: 'assessment', ref: subjectId }}
    />
  ) : (
    <Link {...said} to={PAGES[act]} search={{ assessed: subjectId, consequence: id }} />
  );
}

/** Who it is about, as the lists of posts write it. */
export const begunWith = ({ subject: { organName, postTitle, name }, begins }: BegunFrom) =>
  begins.appointmentId === null ? name : `${organName ?? ''} ${postTitle ?? ''} · ${name}`;

/** The ground, by the final result and the words of the scheme. */
export const groundWords = ({ subject, text }: BegunFrom, t: TFunction): string =>
  t(subject.finalGrade === null ? 'assessments.groundTotal' : 'assessments.groundGrade', {
    title: subject.assessmentTitle,
    who: whoWord(subject),
    grade: subject.finalGrade ?? '',
    text,
  });

/** The consequence is read first: it may be done, or not this reader's to follow up. */
export function WithConsequence({
  assessed,
  consequence,
  act,
  children,
}: {
  assessed: string;
  consequence: string;
  act: Begins['act'];
  children: (from: BegunFrom) => ReactNode;
}) {
  const { t } = useTranslation();
  const subject = useQuery({
    queryKey: ['assessments', 'subject', assessed, 'now'],
    queryFn: () =>
      call('assessments', 'subject', { params: { subjectId: assessed as never }, query: {} }),
  });
  if (subject.isPending) return <Loading />;
  if (subject.isError)
    return <ErrorState error={subject.error} onRetry={() => void subject.refetch()} />;
  const one = subject.data.consequences.find(({ id }) => id === consequence);
  return one?.begins?.act === act ? (
    children({ subject: subject.data, text: one.text, begins: one.begins })
  ) : (
    <EmptyState
      title={t('assessments.beginsNothing')}
      action={<Link to="/assessments/consequences">{t('assessments.ways.consequences')}</Link>}
    />
  );
}
