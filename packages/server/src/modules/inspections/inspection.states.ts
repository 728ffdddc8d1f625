// The life of an inspection and of a finding as data: which act leads from which state to which.
import type {
  FindingAct,
  InspectionAct,
  InspectionFindingState,
  InspectionState,
} from '@jinze/contracts';

type Act = Exclude<InspectionAct, 'draft'>;

/** An unannounced one has no preparing: its order is shown by the group on site, and leads there. */
export const INSPECTION_TRANSITIONS: Readonly<
  Record<InspectionState, Readonly<Partial<Record<Act, InspectionState>>>>
> = {
  draft: {
    change: 'draft',
    approve: 'approved',
    'name-member': 'draft',
    'end-member': 'draft',
    withdraw: 'withdrawn',
  },
  approved: {
    'name-member': 'approved',
    'end-member': 'approved',
    issue: 'preparing',
    withdraw: 'withdrawn',
  },
  preparing: {
    'name-member': 'preparing',
    'end-member': 'preparing',
    'extend-order': 'preparing',
    arrive: 'on-site',
    withdraw: 'withdrawn',
  },
  'on-site': {
    'name-member': 'on-site',
    'end-member': 'on-site',
    'extend-order': 'on-site',
    'draft-feedback': 'on-site',
    leave: 'feedback',
    withdraw: 'withdrawn',
  },
  feedback: {
    'name-member': 'feedback',
    'end-member': 'feedback',
    'extend-order': 'feedback',
    'draft-feedback': 'feedback',
    deliver: 'rectifying',
    withdraw: 'withdrawn',
  },
  rectifying: {
    'name-member': 'rectifying',
    'end-member': 'rectifying',
    'extend-order': 'rectifying',
    acknowledge: 'rectifying',
    'submit-plan': 'rectifying',
    'look-back': 'look-back',
  },
  'look-back': {
    'name-member': 'look-back',
    'end-member': 'look-back',
    'extend-order': 'look-back',
    acknowledge: 'look-back',
    'submit-plan': 'look-back',
    close: 'closed',
  },
  closed: {},
  withdrawn: {},
};

/** In these something is still waited for. */
export const OPEN_INSPECTION_STATES: readonly InspectionState[] = [
  'draft',
  'approved',
  'preparing',
  'on-site',
  'feedback',
  'rectifying',
  'look-back',
];

/** The inspection's stages in which each act on a finding has its place. */
export const FINDING_STAGES: Readonly<Record<FindingAct, readonly InspectionState[]>> = {
  add: ['on-site', 'feedback'],
  change: ['on-site', 'feedback'],
  withdraw: ['on-site', 'feedback', 'rectifying'],
  'confirm-repeat': ['on-site', 'feedback', 'rectifying'],
  'clear-repeat': ['on-site', 'feedback', 'rectifying'],
  // In the last two, to what was found anew at the look-back.
  object: ['rectifying', 'look-back', 'closed'],
  'answer-objection': ['rectifying', 'look-back', 'closed'],
  state: ['rectifying', 'look-back', 'closed'],
  'answer-statement': ['rectifying', 'look-back', 'closed'],
  plan: ['rectifying', 'look-back', 'closed'],
  progress: ['rectifying', 'look-back', 'closed'],
  claim: ['rectifying', 'look-back', 'closed'],
  verify: ['rectifying', 'look-back', 'closed'],
  return: ['rectifying', 'look-back', 'closed'],
  'ask-extension': ['rectifying', 'look-back', 'closed'],
  extend: ['rectifying', 'look-back', 'closed'],
  'refuse-extension': ['rectifying', 'look-back', 'closed'],
  'look-back': ['look-back'],
  // With the end of the inspection, of what is not closed by then.
  'carry-over': ['look-back'],
};

/** An objection that is upheld withdraws the finding; a look-back leaves the state: what relapsed is a new finding. */
export const FINDING_TRANSITIONS: Readonly<
  Record<
    InspectionFindingState,
    Readonly<Partial<Record<Exclude<FindingAct, 'add'>, InspectionFindingState>>>
  >
> = {
  open: {
    change: 'open',
    withdraw: 'withdrawn',
    'confirm-repeat': 'open',
    'clear-repeat': 'open',
    object: 'open',
    'answer-objection': 'open',
    state: 'open',
    'answer-statement': 'open',
    plan: 'open',
    progress: 'open',
    claim: 'claimed',
    'ask-extension': 'open',
    extend: 'open',
    'refuse-extension': 'open',
    'look-back': 'open',
    'carry-over': 'open',
  },
  claimed: {
    'confirm-repeat': 'claimed',
    'clear-repeat': 'claimed',
    'answer-objection': 'claimed',
    state: 'claimed',
    'answer-statement': 'claimed',
    verify: 'closed',
    return: 'open',
    'ask-extension': 'claimed',
    extend: 'claimed',
    'refuse-extension': 'claimed',
    'look-back': 'claimed',
    'carry-over': 'claimed',
  },
  closed: { state: 'closed', 'answer-statement': 'closed', 'look-back': 'closed' },
  withdrawn: {},
};
