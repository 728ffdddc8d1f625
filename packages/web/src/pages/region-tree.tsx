// Regions as a nested list: a level is read when it is opened, a hundred at a time.
import type { RegionNode } from '@jinze/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { ErrorState, Loading } from '../components/feedback.tsx';

/** What has become of an ended region, in words. */
export function useEndWords(): (
  node: Pick<RegionNode, 'endedOn' | 'mergedInto'>,
) => string | undefined {
  const { t } = useTranslation();
  return ({ endedOn, mergedInto }) => {
    if (endedOn === null) return undefined;
    return mergedInto === null
      ? t('regions.abolished')
      : t('regions.mergedInto', { name: mergedInto.name });
  };
}

function RegionLine({ node }: { node: RegionNode }) {
  const { t } = useTranslation();
  const ended = useEndWords()(node);
  return (
    <span className="region-line">
      <Link
        to="/regions/$code"
        params={{ code: node.code }}
        className={ended === undefined ? undefined : 'struck'}
      >
        {node.name}
      </Link>
      {node.mark !== null && <span className="tag">{t(`regions.mark.${node.mark}`)}</span>}
      {ended !== undefined && <span className="muted">{ended}</span>}
      {node.organs > 0 && (
        <span className="muted">
          {t('regions.counts', { organs: node.organs, posts: node.posts })}
        </span>
      )}
    </span>
  );
}

function Branch({ node, isOpenFirst }: { node: RegionNode; isOpenFirst: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(isOpenFirst && node.parts > 0);
  return (
    <li>
      {node.parts > 0 ? (
        <button
          type="button"
          className="region-toggle"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'regions.close' : 'regions.open', { name: node.name })}
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
        </button>
      ) : (
        <span className="region-toggle" aria-hidden="true" />
      )}
      <RegionLine node={node} />
      {isOpen && <RegionTree under={node.path} />}
    </li>
  );
}

/** The regions beneath one; without one, those the session’s range begins with, opened. */
export function RegionTree({ under }: { under?: string }) {
  const { t } = useTranslation();
  const level = useInfiniteQuery({
    queryKey: ['posts', 'regionTree', under],
    queryFn: ({ pageParam }) =>
      call('posts', 'regionTree', {
        query: {
          limit: 100,
          ...(under === undefined ? {} : { under: under as never }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (level.isPending) return <Loading lines={3} />;
  if (level.isError) return <ErrorState error={level.error} onRetry={() => void level.refetch()} />;
  const nodes = level.data.pages.flatMap(({ items }) => items);
  if (nodes.length === 0)
    return <p className="muted">{t(under === undefined ? 'regions.empty' : 'regions.noParts')}</p>;
  return (
    <>
      <ul className="region-tree">
        {nodes.map((node) => (
          <Branch key={node.code} node={node} isOpenFirst={under === undefined} />
        ))}
      </ul>
      {level.hasNextPage && (
        <Button
          className="no-print"
          loading={level.isFetchingNextPage}
          onClick={() => void level.fetchNextPage()}
        >
          {t('regions.more')}
        </Button>
      )}
    </>
  );
}
