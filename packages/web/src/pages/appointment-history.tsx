// One appointment through time: what is known now, the portfolios, what was known before, and the acts on it.
import type { AppointmentHistory } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../clock.ts';
import { PersonLink, PostLink } from './person-link.tsx';

export type AppointmentAct = AppointmentHistory['may'][number];

const dayOf = (instant: string) => writtenInstant(instant).slice(0, 10);

function usePeriod(): (one: { from: string; to: string | null }) => string {
  const { t } = useTranslation();
  return ({ from, to }) => t('posts.period', { from, to: to ?? t('posts.today') });
}

function Earlier({ appointment }: { appointment: AppointmentHistory }) {
  const { t } = useTranslation();
  const period = usePeriod();
  const versions = appointment.versions.slice(1);
  const portfolios = appointment.portfolios.filter((one) => one.supersededAt !== null);
  if (versions.length + portfolios.length === 0) return null;
  const known = (recordedAt: string, supersededAt: string | null) =>
    t('posts.wasKnown', { from: dayOf(recordedAt), to: dayOf(supersededAt ?? recordedAt) });
  return (
    <details>
      <summary>{t('posts.earlier', { count: versions.length + portfolios.length })}</summary>
      <ul className="plain-list">
        {versions.map((one) => (
          <li key={one.version} className="muted">
            {t(`posts.manner.${one.manner}`)} {period(one)} {one.documentNo} ·{' '}
            {known(one.recordedAt, one.supersededAt)}
            {one.changeReason !== null &&
              ` · ${t('posts.because_reason', { reason: one.changeReason })}`}
          </li>
        ))}
        {portfolios.map((one) => (
          <li key={one.field + one.from + one.recordedAt} className="muted">
            {one.field} {period(one)} · {known(one.recordedAt, one.supersededAt)}
            {one.changeReason !== null &&
              ` · ${t('posts.because_reason', { reason: one.changeReason })}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function AppointmentEntry({
  appointment,
  heading,
  onAct,
}: {
  appointment: AppointmentHistory;
  /** What names the entry: the person on a post's page, the post on a person's. */
  heading: 'person' | 'post';
  onAct: (act: AppointmentAct, appointment: AppointmentHistory) => void;
}) {
  const { t } = useTranslation();
  const period = usePeriod();
  const [current] = appointment.versions;
  if (current === undefined) return null;
  const member = { true: 'memberYes', false: 'memberNo', null: 'memberUnknown' } as const;
  return (
    <li>
      <div className="row">
        <strong>
          {heading === 'person' ? (
            <PersonLink id={appointment.personId} name={appointment.personName} />
          ) : (
            <PostLink
              id={appointment.postId}
              name={`${appointment.organName} ${appointment.postTitle}`}
            />
          )}
        </strong>
        <span>{period(current)}</span>
        {current.manner !== 'full' && (
          <span className="tag">{t(`posts.manner.${current.manner}`)}</span>
        )}
        {current.supersededAt !== null && <span className="tag">{t('posts.withdrawn')}</span>}
        {current.supersededAt === null && current.to === null && (
          <span className="tag checked">{t('posts.current')}</span>
        )}
        <span className="spacer" />
        {appointment.opens.includes('briefing') && (
          <Link
            to="/posts/appointments/$appointmentId/briefing"
            params={{ appointmentId: appointment.appointmentId }}
          >
            {t('handovers.briefing')}
          </Link>
        )}
        {appointment.may.map((act) => (
          <Button key={act} size="small" onClick={() => onAct(act, appointment)}>
            {t(act === 'portfolios' ? 'posts.changeFields' : `posts.${act}`)}
          </Button>
        ))}
      </div>
      {appointment.flags.length > 0 && <p className="conflict">{t('posts.outsideCommittee')}</p>}
      <p className="muted">
        {t('posts.member')}：{t(`posts.${member[`${current.isCommitteeMember}`]}`)}
        {current.documentNo !== null && ` · ${current.documentNo}`} ·{' '}
        {t('posts.recordedOn', { date: dayOf(current.recordedAt) })}
        {current.recordedBy !== null && ` · ${current.recordedBy}`}
        {current.changeReason !== null &&
          ` · ${t('posts.because_reason', { reason: current.changeReason })}`}{' '}
        {appointment.opens.includes('record') && (
          <Link
            className="no-print nowrap"
            to="/ledger/records/$record"
            params={{ record: appointment.appointmentId }}
          >
            {t('ledger.seal.open')}
          </Link>
        )}
      </p>
      <ul className="plain-list">
        {appointment.portfolios
          .filter((one) => one.supersededAt === null)
          .map((one) => (
            <li key={one.field + one.from}>
              {one.field} <span className="muted">{period(one)}</span>{' '}
              {one.documentNo !== null && <span className="muted">{one.documentNo}</span>}
            </li>
          ))}
      </ul>
      <Earlier appointment={appointment} />
    </li>
  );
}
