// What the desk says of talks: to who is called each one that waits, with its day; to the office what was let pass.
import type { TalkLine } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import { isOwed, TalkStateMark } from './talk-words.tsx';

/** The caller's, or of whom they serve: called and not yet held, or a written report is waited for. */
export function useOwnTalks(): readonly TalkLine[] {
  const session = useSession();
  const mine = useQuery({
    queryKey: ['talks', 'mine'],
    queryFn: () => call('talks', 'mine'),
    enabled: may(session, 'talks.mine'),
  });
  return (mine.data?.items ?? []).filter((line) => line.state === 'notified' || isOwed(line));
}

export function TalksCard() {
  const { t } = useTranslation();
  const talks = useOwnTalks();
  if (talks.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('talks.desk.title', { count: talks.length })}</h2>
      <ul className="todo">
        {talks.map((line) => (
          <li key={line.id}>
            <span>
              <Link to="/talks/$talkId" params={{ talkId: line.id }}>
                {line.state === 'notified'
                  ? t('talks.desk.called', { who: line.talkerOrgan, on: line.meetOn ?? '' })
                  : t('talks.desk.owed', { who: line.talkerOrgan, on: line.dueOn ?? '' })}
              </Link>
            </span>
            <TalkStateMark talk={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As the office's other lines: how many, the words, and the way there; nothing where there are none. */
export function useTalksTodo(
  regionPath: string | undefined,
): readonly (readonly [count: number, words: string, link: ReactNode])[] {
  const { t } = useTranslation();
  const session = useSession();
  const region = regionPath ?? '';
  const talks = useQuery({
    queryKey: ['talks', 'list', region, 'desk'],
    queryFn: () => call('talks', 'list', { query: { region, limit: 1 } }),
    enabled: regionPath !== undefined && may(session, 'talks.list'),
  });
  const overdue = talks.data?.overdue ?? 0;
  if (overdue === 0) return [];
  const link = (
    <Link to="/talks" search={{ overdue: true }}>
      {t('desk.go')}
    </Link>
  );
  return [[overdue, t('talks.desk.overdue', { count: overdue }), link]];
}
