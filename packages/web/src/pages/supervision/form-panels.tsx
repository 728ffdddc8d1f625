// What the form is told beside what is filled in: the approval it needs, the lists of townships, what is held already.
import type { DraftCheck, Held } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextField } from './form-field.tsx';
import { matterOf, type TaskDraft } from './task-draft.ts';

interface PanelProps {
  readonly draft: TaskDraft;
  readonly onChange: (change: Partial<TaskDraft>) => void;
}

/** Only when it is demanded, and with the reason why. */
export function ApprovalPanel({
  draft,
  because,
  error,
  onChange,
}: PanelProps & { because: readonly string[]; error: string }) {
  const { t } = useTranslation();
  return (
    <div className="callout" id="task-approval" tabIndex={-1}>
      <strong>{t('supervision.form.approvalTitle')}</strong>
      <span>{t('supervision.approvalWhy', { names: because.join('、') })}</span>
      <span className="muted">{t('supervision.form.approvalOptional')}</span>
      <TextField
        id="task-approved-by"
        label={t('supervision.approvedBy')}
        value={draft.approvedBy}
        onChange={(approvedBy) => onChange({ approvedBy })}
      />
      <div className="form-two">
        <TextField
          id="task-approved-on"
          label={t('supervision.approvedOn')}
          kind="date"
          value={draft.approvedOn}
          onChange={(approvedOn) => onChange({ approvedOn })}
        />
        <TextField
          id="task-approval-no"
          label={t('supervision.approvalNo')}
          value={draft.approvalNo}
          onChange={(approvalNo) => onChange({ approvalNo })}
        />
      </div>
      <TextField
        id="task-plan"
        label={t('supervision.planRef')}
        hint={t('supervision.planHint')}
        value={draft.plan}
        onChange={(plan) => onChange({ plan })}
      />
      {error !== '' && <span className="error conflict">{error}</span>}
    </div>
  );
}

const WORDS = {
  found: 'townshipFound',
  'not-found': 'townshipNotFound',
  recalled: 'townshipRecalled',
  'cannot-tell': 'townshipCannotTell',
} as const;

const OUTSIDE = 'outside';

/** A warning, never an obstacle: a person says which matter it is, or why it is asked all the same. */
export function TownshipPanel({
  draft,
  township,
  onChange,
}: PanelProps & { township: DraftCheck['townships'][number] }) {
  const { t } = useTranslation();
  const ids: readonly string[] = township.organIds;
  const asked = draft.assignees.find(({ organId }) => ids.includes(organId));
  if (asked === undefined) return null;
  const set = (change: Partial<typeof asked>) =>
    onChange({
      assignees: draft.assignees.map((one) =>
        ids.includes(one.organId) ? { ...one, ...change } : one,
      ),
    });
  const chosen = matterOf(asked, township);
  const matter = township.matters.find(({ id }) => id === chosen);
  const isOutside = matter === undefined || matter.kind === 'recalled';
  const isUnknown = township.outcome === 'cannot-tell';
  const [likeliest] = township.matters;
  const idOf = (name: string) => `township-${name}-${township.regionPath.replaceAll('/', '-')}`;
  return (
    <div className={isUnknown || !isOutside ? 'callout plain' : 'callout'}>
      <strong>
        {t('supervision.form.townshipTitle', { name: township.regionName })}
        {township.documentNo !== null && <span className="muted"> {township.documentNo}</span>}
      </strong>
      {isOutside && <span>{t(`supervision.form.${WORDS[township.outcome]}`)}</span>}
      {isOutside && township.outcome === 'found' && likeliest !== undefined && (
        <span className="row">
          “{likeliest.text}”
          <Button size="small" onClick={() => set({ matterId: likeliest.id, matterText: null })}>
            {t('supervision.form.townshipConfirm')}
          </Button>
        </span>
      )}
      {isUnknown ? (
        <Link to="/supervision/townships" search={{ of: township.regionPath }}>
          {t('supervision.form.townshipKeep')}
        </Link>
      ) : (
        <>
          <div className="field">
            <label htmlFor={idOf('matter')}>{t('supervision.form.townshipMatter')}</label>
            <Select
              id={idOf('matter')}
              value={chosen ?? (asked.reason === '' ? null : OUTSIDE)}
              placeholder={t('supervision.form.townshipChoose')}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: OUTSIDE, label: t('supervision.form.townshipNone') },
                ...township.matters.map(({ id, kind, text }) => ({
                  value: id as string,
                  label: `${t(`supervision.townships.kinds.${kind}`)}：${text}`,
                })),
              ]}
              onChange={(id: string) =>
                set({ matterId: id === OUTSIDE ? null : id, matterText: null })
              }
            />
          </div>
          {isOutside && (
            <TextField
              id={idOf('reason')}
              label={t('supervision.form.townshipReason')}
              kind="long"
              rows={2}
              most={2000}
              value={asked.reason}
              onChange={(reason) => set({ reason })}
            />
          )}
        </>
      )}
    </div>
  );
}

/** What is held is offered as it is: nobody has to send it a second time. */
export function HeldPanel({ held, draft, onChange }: PanelProps & { held: Held }) {
  const { t } = useTranslation();
  const { record, section, reply } = held.counts;
  const count = record + section + reply;
  if (count === 0) return <span className="muted">{t('supervision.form.heldNone')}</span>;
  const more = count - held.items.length;
  return (
    <div className="callout held">
      <strong>{t('supervision.form.heldTitle', { count })}</strong>
      <span>{t('supervision.form.heldHint')}</span>
      <ul>
        {held.items.map((item) => (
          <li key={item.id}>
            <HeldLink item={item} />{' '}
            <span className="muted">
              {t(`supervision.form.heldKinds.${item.kind}`)} {item.on} {item.who}
            </span>
          </li>
        ))}
        {more > 0 && <li className="muted">{t('supervision.form.heldMore', { count: more })}</li>}
      </ul>
      <TextField
        id="task-held-reason"
        label={t('supervision.form.heldReason')}
        hint={t('supervision.form.heldReasonHint')}
        kind="long"
        rows={2}
        most={2000}
        value={draft.heldReason}
        onChange={(heldReason) => onChange({ heldReason })}
      />
    </div>
  );
}

function HeldLink({ item }: { item: Held['items'][number] }) {
  switch (item.kind) {
    case 'record':
      return (
        <Link to="/records/$recordId" params={{ recordId: item.id }}>
          {item.title}
        </Link>
      );
    case 'section':
      return (
        <Link to="/duties/sections/$sectionId" params={{ sectionId: item.id }}>
          {item.title}
        </Link>
      );
    case 'reply':
      return (
        <Link to="/supervision/tasks/$taskId" params={{ taskId: item.id }}>
          {item.title}
        </Link>
      );
  }
}
