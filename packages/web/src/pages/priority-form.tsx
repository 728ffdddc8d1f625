// Adding or changing a priority of the year: what, how it is seen to be done, by when, and who is responsible.
import type { Priority } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { type FieldDefinition, FormPage, type FormProblem } from '../components/form-page.tsx';
import { orNull } from '../components/form-values.ts';
import { PageHead } from '../components/page-head.tsx';
import { dropDraft, useDraft } from '../components/use-draft.ts';
import { PostChoice, type ResponsiblePost } from './post-choice.tsx';

const POSTS_ID = 'priority-posts';

function useFields(year: number): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    { name: 'title', label: t('priorities.name') },
    { name: 'text', label: t('priorities.text'), kind: 'long' },
    {
      name: 'measure',
      label: t('priorities.measure'),
      hint: t('priorities.measureHint'),
      kind: 'long',
    },
    {
      name: 'dueOn',
      label: t('priorities.dueOn'),
      hint: t('priorities.dueHint', { year }),
      kind: 'date',
      isOptional: true,
    },
    { name: 'source', label: t('priorities.source'), isOptional: true },
  ];
}

function bodyOf(
  values: Readonly<Record<string, string>>,
  posts: readonly ResponsiblePost[],
): Pick<Priority, 'title' | 'text' | 'measure' | 'dueOn' | 'source'> & {
  posts: Pick<ResponsiblePost, 'postId' | 'role'>[];
} {
  return {
    title: values['title'] ?? '',
    text: values['text'] ?? '',
    measure: values['measure'] ?? '',
    dueOn: orNull(values['dueOn']) as Priority['dueOn'],
    source: orNull(values['source']),
    posts: posts.map(({ postId, role }) => ({ postId, role })),
  };
}

/** A change keeps its draft by version: what somebody else has changed meanwhile is not written over. */
function draftKeyOf(region: string, year: number, priority: Priority | undefined): string {
  const what = priority === undefined ? `${region}.${year}` : `${priority.id}.${priority.version}`;
  return `jinze.draft.priority.${what}`;
}

export function PriorityForm({
  region,
  year,
  changed,
  onDone,
  onClose,
}: {
  region: string;
  year: number;
  /** Absent: a new one is added. */
  changed: Priority | undefined;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fields = useFields(year);
  // As it stood when the form was opened: a newer state read meanwhile must meet the version check.
  const [priority] = useState(changed);
  const [key] = useState(newKey);
  const draftKey = draftKeyOf(region, year, priority);
  const postsKey = `${draftKey}.posts`;
  const [{ posts }, setPosts] = useDraft<{ readonly posts: readonly ResponsiblePost[] }>(postsKey, {
    posts: priority?.posts ?? [],
  });
  const [postsError, setPostsError] = useState('');
  const check = (): FormProblem[] => {
    const message = posts.length === 0 ? t('priorities.needPost') : '';
    setPostsError(message);
    return message === '' ? [] : [{ id: POSTS_ID, label: t('priorities.posts'), message }];
  };
  const send = async (values: Readonly<Record<string, string>>) => {
    const body = bodyOf(values, posts);
    if (priority === undefined)
      await call('duties', 'addPriority', {
        body: { ...body, region, year },
        idempotencyKey: key,
      });
    else
      await call('duties', 'changePriority', {
        params: { priorityId: priority.id },
        body: { ...body, version: priority.version },
        idempotencyKey: key,
      });
    dropDraft(postsKey);
    await queryClient.invalidateQueries({ queryKey: ['duties'] });
    const { title } = body;
    onDone(t(priority === undefined ? 'priorities.added' : 'priorities.changed', { title }));
  };
  return (
    <div className="stack">
      <PageHead
        title={
          priority === undefined
            ? t('priorities.addTitle', { year })
            : t('priorities.changeTitle', { title: priority.title })
        }
        sub={t('priorities.formSub')}
      />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={fields}
          initial={{
            title: priority?.title ?? '',
            text: priority?.text ?? '',
            measure: priority?.measure ?? '',
            dueOn: priority?.dueOn ?? '',
            source: priority?.source ?? '',
          }}
          submit={t(priority === undefined ? 'priorities.add' : 'common.save')}
          checkRest={check}
          onCancel={onClose}
          onSubmit={send}
        >
          <PostChoice
            id={POSTS_ID}
            regionPath={region}
            value={posts}
            error={postsError}
            onChange={(next) => {
              setPosts({ posts: next });
              setPostsError('');
            }}
          />
        </FormPage>
      </section>
    </div>
  );
}
