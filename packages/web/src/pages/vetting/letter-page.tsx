// The letter as a document: A4 on screen and in print; whom it speaks of first, then everybody the list had.
import type { Vetting, VettingName } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { DocumentPage } from '../../components/document-page.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import './vetting.css';

/** As many as a page of paper and a few more; a longer list goes with the letter as its annex. */
const PRINTED = 100;

function NamesTable({ names }: { names: readonly VettingName[] }) {
  const { t } = useTranslation();
  return (
    <table className="plain cards vetting-letter-names">
      <thead>
        <tr>
          <th scope="col">{t('vetting.number')}</th>
          <th scope="col">{t('duties.person')}</th>
          <th scope="col">{t('duties.post')}</th>
          <th scope="col">{t('vetting.answer')}</th>
          <th scope="col">{t('vetting.because')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map(({ number, personName, organName, postTitle, opinion }) => (
          <tr key={number}>
            <td data-label={t('vetting.number')}>{number}</td>
            <td className="head">{personName}</td>
            <td data-label={t('duties.post')}>
              {organName}
              {postTitle}
            </td>
            <td data-label={t('vetting.answer')}>
              {opinion === null
                ? ''
                : opinion.toJudge
                  ? t('vetting.answers.to-judge')
                  : t(`vetting.answers.${opinion.answer}`)}
            </td>
            <td data-label={t('vetting.because')}>{opinion?.because.join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Letter({ request, names }: { request: Vetting; names: readonly VettingName[] }) {
  const { t } = useTranslation();
  const { letterCounts: counts, letterNo, issuedOn, validUntil, answering, committee } = request;
  if (letterNo === null || issuedOn === null || validUntil === null || counts === null)
    return <EmptyState title={t('vetting.noLetter')} />;
  const exceptions = counts.barred + counts.cannotTell + counts.toJudge;
  return (
    <>
      <div className="row no-print vetting-letter-bar">
        <Link to="/vetting/$requestId" params={{ requestId: request.id }}>
          {t('vetting.back')}
        </Link>
        <span className="spacer" />
        <a href={`/api/vetting/${request.id}/list.xlsx?shown=exceptions`} download>
          {t('vetting.annex')}
        </a>
        <Button onClick={() => print()}>{t('vetting.print')}</Button>
      </div>
      <DocumentPage title={t('vetting.letterTitle')} sub={letterNo}>
        {request.state === 'revoked' && (
          <p className="conflict">
            {t('vetting.revokedAs', { reason: request.endedReason ?? '' })}
          </p>
        )}
        <div className="law">
          <p>{t('vetting.letterTo', { committee: committee.name })}</p>
          <p className="vetting-letter-text">
            {t('vetting.letterBody', {
              basis: request.basisDocument,
              purpose: t(`vetting.purposes.${request.purpose}`),
              on: documentDate(request.askedFor),
              count: request.names,
            })}
          </p>
          <p className="vetting-letter-text">
            {t('vetting.letterCounts', { ...counts, exceptions })}
          </p>
          {names.length > 0 && (
            <>
              <h2>{t(exceptions > 0 ? 'vetting.letterExceptions' : 'vetting.letterAll')}</h2>
              <NamesTable names={names} />
              {exceptions > names.length && (
                <p className="muted">{t('vetting.letterRest', { count: names.length })}</p>
              )}
            </>
          )}
          <p className="vetting-letter-text">{t('vetting.letterLimits')}</p>
          <p className="vetting-letter-text">
            {t('vetting.letterValid', { until: documentDate(validUntil) })}
          </p>
          <p className="vetting-letter-sign">
            {t('vetting.letterSigned', { name: answering.name })}
            <br />
            {documentDate(issuedOn)}
          </p>
        </div>
        <p className="muted vetting-letter-foot">
          {t('vetting.letterFoot', {
            prepared: request.preparedBy ?? '',
            reviewed: request.reviewedBy ?? '',
            rules: request.rulesVersion ?? '',
          })}
        </p>
      </DocumentPage>
    </>
  );
}

export function LetterPage() {
  const { requestId } = useParams({ from: '/app/vetting/$requestId/letter' });
  const params = { requestId: requestId as Id<'vetting-request'> };
  const request = useQuery({
    queryKey: ['vetting', 'one', requestId],
    queryFn: () => call('vetting', 'request', { params }),
  });
  const counts = request.data?.letterCounts ?? null;
  const hasExceptions = counts !== null && counts.barred + counts.cannotTell + counts.toJudge > 0;
  const names = useQuery({
    queryKey: ['vetting', 'letter', requestId, hasExceptions],
    queryFn: () =>
      call('vetting', 'names', {
        params,
        query: { shown: hasExceptions ? 'exceptions' : 'all', part: 'letter', limit: PRINTED },
      }),
    enabled: request.data !== undefined,
  });
  if (request.isError)
    return <ErrorState error={request.error} onRetry={() => void request.refetch()} />;
  if (names.isError) return <ErrorState error={names.error} onRetry={() => void names.refetch()} />;
  if (request.isPending || names.isPending) return <Loading lines={8} />;
  return <Letter request={request.data} names={names.data.items} />;
}
