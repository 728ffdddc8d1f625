// The states of a duty in the order they are told.
export const STATES = ['met', 'partly', 'no-record', 'not-yet-due', 'cannot-tell'] as const;
