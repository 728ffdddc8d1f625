// Official documents made of the record a page is about, and which can be made of it; nothing where there is neither.
import type { DocumentKind, DocumentLine } from '@jinze/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import { MakeDialog } from './make-dialog.tsx';

function Made({ line }: { line: DocumentLine }) {
  const { t } = useTranslation();
  const number = line.number ?? t(line.isNumbered ? 'papers.draft' : 'papers.plain');
  return (
    <li>
      <Link to="/documents/$documentId" params={{ documentId: line.id }}>
        {line.title}
      </Link>{' '}
      <span className="muted">
        {number} · <span className="nowrap">{line.dated}</span>
      </span>
      {line.state === 'withdrawn' && <span className="conflict"> {t('papers.withdrawn')}</span>}
    </li>
  );
}

/** What was made of one record is a handful; where it is more, the earlier ones are asked for. */
const SHOWN = 20;

/** Beside a conclusion there is room for the latest. */
const SHOWN_BESIDE = 3;

interface Of {
  stream: string;
  of: string;
}

function useMade({ stream, of }: Of, shown: number) {
  const session = useSession();
  const list = useInfiniteQuery({
    queryKey: ['documents', 'list', stream, of, shown],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call('documents', 'list', {
        query: {
          stream,
          of,
          limit: shown,
          ...(pageParam === undefined ? {} : { after: pageParam }),
        },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: may(session, 'documents.list'),
  });
  return { list, lines: list.data?.pages.flatMap(({ items }) => items) ?? [] };
}

function Earlier({ list }: Pick<ReturnType<typeof useMade>, 'list'>) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('papers.earlier')}
    </Button>
  );
}

/** In the why panel, where no page lists what was made: there it is found again. */
export function MadePapers(asked: Of) {
  const { t } = useTranslation();
  const { list, lines } = useMade(asked, SHOWN_BESIDE);
  if (lines.length === 0) return null;
  return (
    <section className="made">
      <h3>{t('papers.part')}</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <Made key={line.id} line={line} />
        ))}
      </ul>
      <Earlier list={list} />
    </section>
  );
}

export function DocumentsPart({ stream, of }: Of) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<DocumentKind>();
  const { list, lines } = useMade({ stream, of }, SHOWN);
  const [first] = list.data?.pages ?? [];
  if (first === undefined || first.items.length + first.offers.length === 0) return null;
  return (
    <section>
      <h2>{t('papers.part')}</h2>
      {lines.length === 0 ? (
        <p className="muted">{t('papers.none')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <Made key={line.id} line={line} />
          ))}
        </ul>
      )}
      <div className="row no-print">
        <Earlier list={list} />
        {first.offers.map((offer) => (
          <Button key={offer} onClick={() => setKind(offer)}>
            {t('papers.makeOf', { kind: t(`papers.kinds.${offer}`) })}
          </Button>
        ))}
      </div>
      {kind !== undefined && (
        <MakeDialog kind={kind} stream={stream} of={of} onClose={() => setKind(undefined)} />
      )}
    </section>
  );
}
