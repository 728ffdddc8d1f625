// Several posts of a region's own bodies, found on the server by post, body or holder; each with its role.
import type { Id } from '@jinze/kernel';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { PostName } from './post-name.tsx';

type Role = 'lead' | 'assist';
const ROLES: readonly Role[] = ['lead', 'assist'];

interface PostFound {
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly organName: string;
  /** Null: the post is vacant. */
  readonly personName: string | null;
}
export interface ResponsiblePost extends PostFound {
  readonly role: Role;
}

/** A body has few posts: more bodies than these are not asked for one search. */
const BODIES_LIMIT = 12;

/** The bodies that lead, and those called so. */
function useBodies(regionPath: string, search: string): readonly Id<'organ'>[] {
  const code = regionPath.split('/').at(-2) ?? '';
  const region = useQuery({
    queryKey: ['posts', 'region', code, undefined],
    queryFn: () => call('posts', 'region', { params: { code } }),
    staleTime: 300_000,
  });
  const bodies = region.data?.bodies ?? [];
  const leading = bodies.filter(({ kind }) => kind === 'party-committee' || kind === 'government');
  const named = search === '' ? [] : bodies.filter(({ name }) => name.includes(search));
  return [...new Set([...leading, ...named].map(({ organId }) => organId))].slice(0, BODIES_LIMIT);
}

/**
 * Posts that match the words. The roster finds holders anywhere in the region; posts nobody holds, and those
 * it would list behind all of the regions beneath, come from the bodies themselves.
 */
export function usePostsFound(regionPath: string, search: string) {
  const ofBodies = useQueries({
    queries: useBodies(regionPath, search).map((organId) => ({
      queryKey: ['posts', 'organ', organId],
      queryFn: () => call('posts', 'organ', { params: { organId } }),
      staleTime: 300_000,
    })),
  });
  const roster = useQuery({
    queryKey: ['posts', 'roster', regionPath, search, 'own'],
    queryFn: () =>
      call('posts', 'roster', { query: { region: regionPath as never, search, limit: 100 } }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const found: PostFound[] = ofBodies.flatMap(({ data }) =>
    (data?.posts ?? []).map((post) => ({
      postId: post.postId,
      postTitle: post.title,
      organName: data?.name ?? '',
      personName: post.holders.map(({ personName }) => personName).join('、') || null,
    })),
  );
  const known = new Set(found.map(({ postId }) => postId));
  const held = (roster.data?.items ?? []).filter(
    (line) => line.regionPath === regionPath && !known.has(line.postId),
  );
  return {
    isFetching: roster.isFetching || ofBodies.some((query) => query.isFetching),
    posts: [...new Map([...found, ...held].map((post) => [post.postId, post])).values()].filter(
      ({ postTitle, organName, personName }) =>
        `${postTitle} ${organName} ${personName ?? ''}`.includes(search),
    ),
  };
}

function ChosenPost({
  post,
  onRole,
  onRemove,
}: {
  post: ResponsiblePost;
  onRole: (role: Role) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { postTitle, organName, personName, role } = post;
  return (
    <li className="row">
      <span className="chosen-post">
        <PostName organ={organName} title={postTitle} person={personName} />
      </span>
      <Segmented
        aria-label={t('priorities.roleOf', { post: postTitle })}
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`priorities.role.${value}`) }))}
        onChange={onRole}
      />
      <Button
        type="text"
        size="small"
        aria-label={t('priorities.removeOf', { post: postTitle })}
        onClick={onRemove}
      >
        {t('priorities.remove')}
      </Button>
    </li>
  );
}

/** The first one chosen leads, until somebody says otherwise. */
export function PostChoice({
  id,
  regionPath,
  value,
  error,
  onChange,
}: {
  id: string;
  regionPath: string;
  value: readonly ResponsiblePost[];
  error: string;
  onChange: (posts: readonly ResponsiblePost[]) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { posts, isFetching } = usePostsFound(regionPath, search.trim());
  const choose = (ids: readonly string[]) => {
    const added = posts.filter(
      ({ postId }) => ids.includes(postId) && value.every((one) => one.postId !== postId),
    );
    onChange([
      ...value.filter(({ postId }) => ids.includes(postId)),
      ...added.map((post, index) => ({
        postId: post.postId,
        postTitle: post.postTitle,
        organName: post.organName,
        personName: post.personName,
        role: value.length + index === 0 ? ('lead' as const) : ('assist' as const),
      })),
    ]);
  };
  const vacant = t('regions.isVacant');
  return (
    <div className="field">
      <label htmlFor={id}>{t('priorities.posts')}</label>
      <span id={`${id}-hint`} className="muted">
        {t('priorities.postsHint')}
      </span>
      <Select
        id={id}
        mode="multiple"
        maxTagCount={0}
        maxTagPlaceholder={t('priorities.chosen', { count: value.length })}
        placeholder={t('priorities.find')}
        aria-describedby={error === '' ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error !== ''}
        {...(error === '' ? {} : { status: 'error' as const })}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        notFoundContent={isFetching ? t('common.loading') : t('priorities.noPost')}
        value={value.map(({ postId }) => postId as string)}
        options={posts.map((post) => ({
          value: post.postId as string,
          label: `${post.organName} ${post.postTitle} · ${post.personName ?? vacant}`,
        }))}
        onChange={choose}
      />
      {error !== '' && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
      {value.length > 0 && (
        <ul className="plain-list">
          {value.map((post) => (
            <ChosenPost
              key={post.postId}
              post={post}
              onRole={(role) =>
                onChange(value.map((one) => (one === post ? { ...post, role } : one)))
              }
              onRemove={() => onChange(value.filter((one) => one !== post))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
