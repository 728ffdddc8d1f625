// The fields of the form of a task as its problems name them.
import { useTranslation } from 'react-i18next';
import type { FormProblem } from '../../components/form-page.tsx';
import type { Missing } from './task-draft.ts';

export const ID_OF: Readonly<Record<Missing, string>> = {
  issuer: 'task-issuer',
  sourceText: 'task-sourceText',
  title: 'task-title',
  text: 'task-text',
  due: 'task-due',
  assignees: 'task-assignees',
  lead: 'task-assignees',
  approval: 'task-approval',
  material: 'task-material',
  listing: 'task-listing',
};

/** What a field is called in the summary of problems, and what is wrong with it. */
export function useProblemWords() {
  const { t } = useTranslation();
  const required = t('common.required');
  const labels: Readonly<Record<Missing, readonly [label: string, message: string]>> = {
    issuer: [t('supervision.form.issuerOrgan'), required],
    sourceText: [t('supervision.form.sourceText'), required],
    title: [t('supervision.form.name'), required],
    text: [t('supervision.form.text'), required],
    due: [t('supervision.form.due'), t('supervision.form.dueNeeded')],
    assignees: [t('supervision.form.assignees'), t('supervision.form.assigneesNeeded')],
    lead: [t('supervision.form.assignees'), t('supervision.form.leadNeeded')],
    approval: [t('supervision.approval'), t('supervision.form.approvalWhole')],
    material: [t('supervision.form.materialWords'), t('supervision.form.materialNeeded')],
    listing: [t('supervision.form.listed'), t('supervision.form.listingNeeded')],
  };
  return (field: Missing, said?: string): FormProblem => {
    const [label, message] = labels[field];
    return { id: ID_OF[field], label, message: said ?? message };
  };
}

/** Which field a refusal of the server is about. */
export const FIELD_OF: Readonly<Record<string, Missing>> = {
  'supervision.working-days-unknown': 'due',
  'supervision.due-passed': 'due',
  'supervision.due-after-parent': 'due',
  'supervision.issuer-not-own': 'issuer',
  'supervision.addressee-unknown': 'assignees',
  'supervision.one-lead': 'lead',
  'supervision.asked-twice': 'assignees',
  'supervision.period-reversed': 'material',
};
