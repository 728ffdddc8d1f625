// Loaded before the program: its clock runs days ahead, so that a journey can wait for a term to pass.
const AHEAD_MS = Number(process.env['E2E_DAYS_AHEAD']) * 86_400_000;
const now = Date.now.bind(Date);

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now() + AHEAD_MS] : given, newTarget) as Date,
});
Date.now = () => now() + AHEAD_MS;
