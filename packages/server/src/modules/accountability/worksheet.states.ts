// The life of one person's worksheet in a case as data: which act leads from which state to which.
import type { WorksheetAct, WorksheetState } from '@jinze/contracts';

/**
 * What is held is changed only before a proposal; then the person is told anew, so the sheet is a draft again. A
 * returned proposal goes back to where the person has been heard.
 */
export const WORKSHEET_TRANSITIONS: Readonly<
  Record<WorksheetState, Readonly<Partial<Record<Exclude<WorksheetAct, 'add'>, WorksheetState>>>>
> = {
  drafting: { freeze: 'drafting', save: 'drafting', tell: 'told', drop: 'dropped' },
  told: {
    freeze: 'told',
    save: 'drafting',
    state: 'answered',
    propose: 'proposed',
    drop: 'dropped',
  },
  answered: {
    freeze: 'answered',
    save: 'drafting',
    state: 'answered',
    propose: 'proposed',
    drop: 'dropped',
  },
  proposed: { return: 'answered', decide: 'decided' },
  decided: {},
  dropped: {},
};
