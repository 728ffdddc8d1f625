// The year (DESIGN §5): the calendar module's public face.
export type { CalendarContext } from './calendar.context.ts';
export { calendarConstraints, calendarErrors } from './calendar.errors.ts';
export { calendarSource } from './calendar.ledger.ts';
export { registerCalendar } from './calendar.routes.ts';
export { readdressCalendar, reviewsOf } from './calendar.store.ts';
export { addEntry, takeOver } from './change-entries.ts';
export { remindOfCalendar } from './remind.ts';
export { YEAR_TEMPLATE } from './year-template.ts';
