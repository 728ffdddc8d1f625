// Posts a document names that do not wait for one: found among the region's own bodies, and taken up beside those that do.
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentPost } from './duty-document-draft.ts';
import { usePostsFound } from './post-choice.tsx';

export const OTHERS_ID = 'other-posts';

export function OtherPosts({
  regionPath,
  known,
  value,
  onChange,
}: {
  regionPath: string;
  /** Those that stand in the list already. */
  known: readonly DocumentPost[];
  value: readonly DocumentPost[];
  onChange: (posts: readonly DocumentPost[]) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { posts, isFetching } = usePostsFound(regionPath, search.trim());
  const offered = posts.filter(({ postId }) => known.every((one) => one.postId !== postId));
  const vacant = t('regions.isVacant');
  const choose = (ids: readonly string[]) => {
    const added = offered.filter(
      ({ postId }) => ids.includes(postId) && value.every((one) => one.postId !== postId),
    );
    onChange([
      ...value.filter(({ postId }) => ids.includes(postId)),
      ...added.map(({ postId, postTitle, organName, personName }) => ({
        postId,
        postTitle,
        organName,
        personName,
        proposal: { items: [] },
      })),
    ]);
  };
  return (
    <div className="field">
      <label htmlFor={OTHERS_ID}>{t('documents.otherPosts')}</label>
      <span id={`${OTHERS_ID}-hint`} className="muted">
        {t('documents.otherPostsHint')}
      </span>
      <Select
        id={OTHERS_ID}
        mode="multiple"
        maxTagCount={0}
        maxTagPlaceholder={t('priorities.chosen', { count: value.length })}
        placeholder={t('documents.findPost')}
        aria-describedby={`${OTHERS_ID}-hint`}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        notFoundContent={isFetching ? t('common.loading') : t('priorities.noPost')}
        value={value.map(({ postId }) => postId as string)}
        options={offered.map((post) => ({
          value: post.postId as string,
          label: `${post.organName} ${post.postTitle} · ${post.personName ?? vacant}`,
        }))}
        onChange={choose}
      />
    </div>
  );
}
