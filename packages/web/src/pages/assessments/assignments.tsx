// Who gives marks on which items: named accounts, and which items nobody has yet.
import type { AssessmentExercise } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';

type Assignment = AssessmentExercise['assignments'][number];

function AssignDialog({
  one,
  known,
  onClose,
}: {
  one: AssessmentExercise;
  known: Assignment | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [items, setItems] = useState<readonly string[]>(known?.items ?? []);
  return (
    <ActDialog
      title={t('assessments.acts.assign')}
      fields={[
        {
          name: 'loginName',
          label: t('assessments.scorer'),
          hint: t('assessments.scorerHint'),
        },
      ]}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('assessments', 'assign', {
          params: { assessmentId: one.id },
          body: {
            version: one.version,
            loginName: values['loginName'] ?? '',
            items: [...items],
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onClose();
      }}
    >
      <div className="field">
        <label htmlFor="assign-items">{t('assessments.itemsOf')}</label>
        <span className="muted">{t('assessments.itemsHint')}</span>
        <Select
          id="assign-items"
          aria-label={t('assessments.itemsOf')}
          mode="multiple"
          optionFilterProp="label"
          value={[...items]}
          options={one.scheme.marked.map(({ itemId, title, scoredBy }) => ({
            value: itemId,
            label: scoredBy === null ? title : `${title}（${scoredBy}）`,
          }))}
          onChange={setItems}
        />
        <Button
          size="small"
          className="start"
          onClick={() => setItems(one.scheme.marked.map(({ itemId }) => itemId))}
        >
          {t('assessments.allItems')}
        </Button>
      </div>
    </ActDialog>
  );
}

export function Assignments({ one }: { one: AssessmentExercise }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const titles = new Map(one.scheme.marked.map(({ itemId, title }) => [itemId, title]));
  const rest = one.scorers - one.assignments.length;
  const mayAssign = one.may.includes('assign');
  if (one.assignments.length === 0 && !mayAssign) return null;
  return (
    <section className="card stack tight">
      <div className="row">
        <h2>{t('assessments.assignments')}</h2>
        <span className="spacer" />
        {mayAssign && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('assessments.acts.assign')}
          </Button>
        )}
      </div>
      {one.assignments.length === 0 && <p className="muted">{t('assessments.noAssignments')}</p>}
      <ul className="said">
        {one.assignments
          .filter(({ items }) => items.length > 0)
          .map((each) => (
            <li key={each.accountId}>
              {each.name}
              {each.given !== null && ` ${t('assessments.given', { count: each.given })}`}
              <span className="under muted small">
                {each.items.map((id) => titles.get(id) ?? id).join('；')}
              </span>
            </li>
          ))}
      </ul>
      {rest > 0 && <p className="muted">{t('assessments.moreScorers', { count: rest })}</p>}
      {one.unassigned.length > 0 && (
        <p className="conflict">
          {t('assessments.withoutScorer', {
            count: one.unassigned.length,
            items: one.unassigned.map((id) => titles.get(id) ?? id).join('；'),
          })}
        </p>
      )}
      {open && <AssignDialog one={one} known={undefined} onClose={() => setOpen(false)} />}
    </section>
  );
}
