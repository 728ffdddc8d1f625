// How long a text may be, the same where it is typed and where it is checked.

export const LONG_TEXT = 2000;
/** What is argued or decided at length: statements, facts, the text of a decision. */
export const FULL_TEXT = 10_000;
