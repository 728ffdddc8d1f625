// Taking facts from the system's records again: what has changed since is shown before anything is replaced.
import type { AssessmentExercise } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { factWord } from './fact-words.ts';

export function CollectionDialog({
  one,
  onClose,
  onDone,
}: {
  one: AssessmentExercise;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [state, setState] = useState<{ isBusy: boolean; error: unknown }>({
    isBusy: false,
    error: null,
  });
  const found = useQuery({
    queryKey: ['assessments', 'collection', one.id, one.version],
    queryFn: () => call('assessments', 'checkCollection', { params: { assessmentId: one.id } }),
    staleTime: 0,
  });
  const collect = async () => {
    setState({ isBusy: true, error: null });
    try {
      await call('assessments', 'collect', {
        params: { assessmentId: one.id },
        body: { version: one.version },
        idempotencyKey: key,
      });
      await queryClient.invalidateQueries({ queryKey: ['assessments'] });
      onDone();
    } catch (error) {
      setState({ isBusy: false, error });
    }
  };
  const { changes = [], total = 0, stale = 0 } = found.data ?? {};
  return (
    <Modal
      open
      width={760}
      title={t('assessments.collect')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="stack tight">
        <p className="muted">{t('assessments.collectHint')}</p>
        {found.isPending && <Loading lines={3} />}
        {found.isError && <ErrorState error={found.error} />}
        {stale > 0 && <p className="enough">{t('assessments.staleScores', { count: stale })}</p>}
        {found.data !== undefined && total === 0 && (
          <EmptyState title={t('assessments.nothingChanged')} />
        )}
        {total > 0 && (
          <div className="choices-frame">
            <table className="plain cards">
              <caption>{t('assessments.changedFacts', { count: total })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('assessments.subject')}</th>
                  <th scope="col">{t('assessments.factTitle')}</th>
                  <th scope="col">{t('assessments.before')}</th>
                  <th scope="col">{t('assessments.after')}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <tr key={change.subjectId + change.fact}>
                    <td className="head">
                      <div className="cell">{change.subjectName}</div>
                    </td>
                    <td data-label={t('assessments.factTitle')}>
                      <div className="cell">
                        {change.asks}
                        {change.isKept && (
                          <span className="under muted small">{t('assessments.isKept')}</span>
                        )}
                      </div>
                    </td>
                    <td data-label={t('assessments.before')}>
                      <div className="cell">{factWord(change.before, 'number', t)}</div>
                    </td>
                    <td data-label={t('assessments.after')}>
                      <div className="cell">{factWord(change.after, 'number', t)}</div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <ActError error={state.error} />
        <div className="row">
          <Button
            type="primary"
            disabled={total === 0 && stale === 0}
            loading={state.isBusy}
            onClick={() => void collect()}
          >
            {t(total === 0 && stale > 0 ? 'assessments.rescoreNow' : 'assessments.collectNow')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Modal>
  );
}
