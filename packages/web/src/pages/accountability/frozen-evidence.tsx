// What stood when the evidence was frozen, each with its version in the log.
import type { Worksheet } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { CopyText } from '../../components/copy-text.tsx';
import { StateMark } from '../../components/marks.tsx';
import { may, useSession } from '../../shell/session.ts';

const SHOWN = 8;
/** Of the root, until it is copied. */
const SHORT = 16;

/** What stood when it was frozen; late entries say so. */
export function FrozenEvidence({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation();
  const session = useSession();
  const [isWhole, setWhole] = useState(false);
  const { frozen } = sheet;
  if (frozen === null) return <p className="muted">{t('accountability.notFrozen')}</p>;
  const mayOpen = may(session, 'ledger.record');
  const late = frozen.evidence.filter(({ isLate }) => isLate).length;
  return (
    <>
      <p>
        {t('accountability.frozenAs', {
          at: writtenInstant(frozen.at),
          count: frozen.evidence.length,
          late,
        })}
      </p>
      {frozen.size !== null && (
        <p>
          <Link to="/ledger">{t('accountability.frozenAt', { size: frozen.size })}</Link>
          {frozen.root !== null && (
            <>
              {' · '}
              {t('accountability.frozenRoot')}{' '}
              <CopyText
                text={frozen.root}
                what={t('accountability.frozenRoot')}
                shown={`${frozen.root.slice(0, SHORT)}…`}
              />
            </>
          )}
        </p>
      )}
      {frozen.evidence.length > 0 && (
        <>
          <ul>
            {(isWhole ? frozen.evidence : frozen.evidence.slice(0, SHOWN)).map((one) => (
              <li key={one.recordId}>
                {one.occurredOn ?? ''}{' '}
                {mayOpen ? (
                  <Link to="/ledger/records/$record" params={{ record: one.recordId }}>
                    {one.title}
                  </Link>
                ) : (
                  one.title
                )}{' '}
                <span className="muted">
                  {t('accountability.frozenVersion', { version: one.recordVersion })}
                </span>
                {one.isLate && (
                  <>
                    {' '}
                    <StateMark state="partly" text={t('accountability.late')} />
                  </>
                )}
              </li>
            ))}
          </ul>
          {frozen.evidence.length > SHOWN && !isWhole && (
            <Button size="small" onClick={() => setWhole(true)}>
              {t('accountability.allOf', { count: frozen.evidence.length })}
            </Button>
          )}
        </>
      )}
    </>
  );
}
