// The parts of a commendation as they are read: what it came to, objections, earlier examinations.

import type { Commendation } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';
import { FactLine } from '../../components/fact-line.tsx';
import { AnswerMark } from './commendation-words.tsx';

/** In these it is still to be granted: the quota is of interest. */
const OPEN: readonly Commendation['state'][] = ['nominated', 'waiting', 'examined', 'publicised'];

export function Outcome({ one }: { one: Commendation }) {
  const { t } = useTranslation();
  const { grant, ending, publicity, quota, state } = one;
  return (
    <>
      {grant !== null && (
        <FactLine label={t('commendations.grant')}>
          {t('commendations.grantedAs', {
            on: grant.on,
            party: grant.partyCommittee,
            government: grant.government,
            no: grant.documentNo,
          })}
          <br />
          {t('commendations.grantBasis', { basis: grant.basis })}
          <br />
          {t('commendations.grantPlace', { place: grant.place, total: grant.total })}
        </FactLine>
      )}
      {ending !== null && (
        <FactLine label={t('commendations.ending')}>
          {t('commendations.endedAs', {
            on: ending.on,
            by: ending.by ?? '',
            no: ending.documentNo ?? '',
            reason: ending.reason,
          })}
        </FactLine>
      )}
      {publicity !== null && (
        <FactLine label={t('commendations.publicity')}>
          {t(publicity.isOver ? 'commendations.publicDone' : 'commendations.publicNow', {
            from: publicity.from,
            to: publicity.to,
            place: publicity.place,
          })}
        </FactLine>
      )}
      {quota !== null && OPEN.includes(state) && (
        <FactLine label={t('commendations.quotas')}>
          {t('commendations.quotaAs', {
            year: quota.year,
            total: quota.total,
            used: quota.used,
            basis: quota.basis,
          })}
        </FactLine>
      )}
    </>
  );
}

export function Objections({ objections }: Pick<Commendation, 'objections'>) {
  const { t } = useTranslation();
  if (objections.length === 0) return null;
  return (
    <>
      <h2>{t('commendations.objections')}</h2>
      <ul className="entries">
        {objections.map((objection) => (
          <li key={objection.number}>
            <div className="entry-head">
              <h3>
                {objection.number} · {objection.on} {objection.by}
              </h3>
              <span className="muted">
                {t('commendations.recordedBy', {
                  by: objection.recordedBy,
                  at: writtenInstant(objection.recordedAt),
                })}
              </span>
            </div>
            <p className="entry-text">{objection.content}</p>
            {objection.answer === null ? (
              <p className="conflict">{t('commendations.unanswered')}</p>
            ) : (
              <p>
                {t('commendations.answeredAs', {
                  on: objection.answer.on,
                  by: objection.answer.by,
                  found: t(`commendations.foundAs.${objection.answer.isUpheld ? 'true' : 'false'}`),
                  text: objection.answer.text,
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Earlier({ examinations }: Pick<Commendation, 'examinations'>) {
  const { t } = useTranslation();
  if (examinations.length < 2) return null;
  return (
    <>
      <h2>{t('commendations.earlier')}</h2>
      <ul className="entries">
        {examinations.slice(0, -1).map(({ number, on, examiner, answer }) => (
          <li key={number}>
            {on} {examiner} <AnswerMark answer={answer.answer} />
          </li>
        ))}
      </ul>
    </>
  );
}
