// The results of an assessment of people told to everybody at once: whom, in which words, and who cannot be told yet.
import type { TellingsProposal } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Notice } from '../../components/feedback.tsx';
import { Stamped } from '../../components/stamped.tsx';

function Left({ left }: Pick<TellingsProposal, 'left'>) {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  return (
    <ul className="said">
      {left.map(({ why, count, names }) => (
        <li key={why}>
          {t(`publication.tellings.left.${why}`, { count })}
          {names.join('、')}
          {names.length < count && t('publication.tellings.andMore')}
        </li>
      ))}
    </ul>
  );
}

/** Told by hand before: in which words, and in which now. */
function ByHand({ byHand: { count, first } }: Pick<TellingsProposal, 'byHand'>) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <>
      <p className="conflict">{t('publication.tellings.byHand', { count })}</p>
      <ul className="said">
        {first.map((one) => (
          <li key={`${one.personName}${one.documentNo}`}>
            <Stamped
              text={t('publication.tellings.byHandOne', {
                name: one.personName,
                told: one.told,
                no: one.documentNo,
                on: one.toldOn,
                result: one.result,
              })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Whom({ one }: { one: TellingsProposal }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('publication.tellings.whom', {
          title: one.title,
          count: one.toTell,
          told: one.told,
        })}
      </p>
      <details>
        <summary>{t('publication.tellings.words')}</summary>
        <ul>
          {one.first.map(({ personName, postTitle, organName, result }) => (
            <li key={`${organName}${postTitle}${personName}`}>
              {organName}
              {postTitle} {personName}：{result}
            </li>
          ))}
        </ul>
        {one.first.length < one.toTell && (
          <p className="muted">
            {t('publication.tellings.firstOnes', { count: one.first.length })}
          </p>
        )}
      </details>
      <ByHand byHand={one.byHand} />
      <Left left={one.left} />
      <p className="muted">{t('publication.tellings.allNote')}</p>
    </>
  );
}

/** Once nobody is left to be told it says so, and who is left and why. */
export function TellAll({ assessmentId, onClose }: { assessmentId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const proposal = useQuery({
    queryKey: ['publication', 'tellings', 'proposal', assessmentId],
    queryFn: () =>
      call('publication', 'proposeTellings', { query: { assessmentId: assessmentId as never } }),
  });
  if (proposal.isPending) return null;
  if (proposal.isError)
    return <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />;
  const one = proposal.data;
  if (one.toTell === 0)
    return (
      <Notice>
        {t('publication.tellings.nobodyLeft', { title: one.title, told: one.told })}
        <Left left={one.left} />
      </Notice>
    );
  return (
    <ActDialog
      title={t('publication.tellings.tellAll')}
      draftKey={`jinze.draft.telling.of.${assessmentId}`}
      fields={[
        { name: 'documentNo', label: t('publication.tellings.documentNo') },
        { name: 'on', label: t('publication.tellings.toldOn'), kind: 'date' },
      ]}
      initial={{ documentNo: one.documentNo, on: today() }}
      lead={<Whom one={one} />}
      submit={t('publication.tellings.tellThem', { count: one.toTell })}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('publication', 'tellAll', {
          body: {
            assessmentId: assessmentId as never,
            documentNo: values['documentNo'] ?? '',
            on: (values['on'] ?? '') as never,
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['publication'] });
      }}
    />
  );
}
