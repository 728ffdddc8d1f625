// What the desk says of notices: the unread ones, until the reader says that they know.
import type { Notice } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { sentenceOf } from './notice-words.ts';

/** So many of them here; the inbox has the rest. */
const NOTICES_SHOWN = 5;

/** What somebody was told, until they say that they know. */
export function Notices() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const mine = useQuery({ queryKey: ['notices'], queryFn: () => call('notices', 'mine') });
  const read = useMutation({
    mutationFn: (ids: readonly Notice['id'][]) =>
      call('notices', 'read', { body: { notices: [...ids] } }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['notices'] }),
  });
  const items = mine.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('notices.title', { count: items.length })}</h2>
      <ul className="todo">
        {items.slice(0, NOTICES_SHOWN).map((notice) => (
          <li key={notice.id}>
            <span>{sentenceOf(t, notice)}</span>
            <Link to={notice.link}>{t('notices.open')}</Link>
            <Button size="small" loading={read.isPending} onClick={() => read.mutate([notice.id])}>
              {t('notices.read')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="more">
        <Link to="/notices">{t('notices.toInbox')}</Link>
      </p>
    </section>
  );
}
