// What every other package may build on; it depends on nothing.
export * from './accidents.ts';
export * from './approving-side.ts';
export * from './chinese-number.ts';
export * from './civil-date.ts';
export * from './ids.ts';
export * from './json.ts';
export * from './lengths.ts';
export * from './levels.ts';
export * from './measures.ts';
export * from './milestones.ts';
export * from './outcome.ts';
export * from './points.ts';
export * from './requirements.ts';
export * from './result.ts';
export * from './schemes.ts';
export * from './secrecy.ts';
export * from './sectors.ts';
