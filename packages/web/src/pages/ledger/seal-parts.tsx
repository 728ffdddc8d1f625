// How one sealed version is shown wherever it appears: what it is, its number, how far it has come.
import type { Seal } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import type { Column } from '../../components/list-page.tsx';
import { type StateId, StateMark } from '../../components/marks.tsx';
import { entryNumber, eventWords, fieldWords, type Standing, standingOf } from './ledger-words.ts';

const MARK_OF: Readonly<Record<Standing, StateId>> = {
  accepted: 'not-yet-due',
  sealed: 'partly',
  witnessed: 'met',
};

function StandingMark({ seal }: { seal: Seal }) {
  const { t } = useTranslation();
  const standing = standingOf(seal);
  return <StateMark state={MARK_OF[standing]} text={t(`ledger.standings.${standing}`)} />;
}

export function When({ instant }: { instant: string | null }) {
  return <span className="nowrap">{instant === null ? '' : writtenInstant(instant)}</span>;
}

/** What happened, in words; beside it what was lawfully erased. */
function SealWhat({ seal }: { seal: Seal }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={seal.type === null ? 'muted' : undefined}>{eventWords(seal.type, t)}</span>
      {seal.erased.length > 0 && (
        <div className="conflict">
          {t('ledger.erasedFields', {
            fields: seal.erased.map((path) => fieldWords(path, t)).join('、'),
          })}
        </div>
      )}
    </>
  );
}

/** The columns that lists of seals share, by name. */
export function useSealColumns(): Record<
  'index' | 'what' | 'version' | 'acceptedAt' | 'standing',
  Column<Seal>
> {
  const { t } = useTranslation();
  return {
    index: {
      id: 'index',
      title: t('ledger.index'),
      isShort: true,
      cell: ({ index }) => (index === null ? '' : t('ledger.number', { n: entryNumber(index) })),
    },
    what: { id: 'what', title: t('ledger.what'), cell: (seal) => <SealWhat seal={seal} /> },
    version: {
      id: 'version',
      title: t('ledger.version'),
      isShort: true,
      cell: ({ version }) => t('ledger.versionOf', { n: version }),
    },
    acceptedAt: {
      id: 'acceptedAt',
      title: t('ledger.acceptedAt'),
      isShort: true,
      cell: ({ acceptedAt }) => <When instant={acceptedAt} />,
    },
    standing: {
      id: 'standing',
      title: t('ledger.standing'),
      cell: (seal) => <StandingMark seal={seal} />,
    },
  };
}
