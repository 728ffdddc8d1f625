// Chapter 2 (art. 5–9): the duties module's public face.
export { actOnSections } from './act-on-sections.ts';
export { annualDueIn } from './annual-due.ts';
export { draftSections, dutiesOfHolder } from './draft-sections.ts';
export { dutiesConstraints, dutiesErrors } from './duties.errors.ts';
export { documentSource, prioritySource } from './duties.ledger.ts';
export { registerDuties } from './duties.routes.ts';
export { INSTRUMENT_WORDS, SECTION_STATE_WORDS } from './export-sections.ts';
export {
  followDates,
  followNaming,
  followPosts,
  followRules,
  followRulesVersion,
} from './follow.ts';
export { type HeldLists, listsIssuedIn } from './held-in-region.store.ts';
export { layDown } from './lay-down.ts';
export { dutiesNamed, listsInForce } from './person-list.store.ts';
export { proposalFor } from './proposals.ts';
export { publicBodiesOf } from './public-bodies.ts';
export { remindDaily } from './remind.ts';
export { eraseScan, scansOf, scansSize } from './scan.store.ts';
export type { SectionInput } from './section.decide.ts';
export { clauseOf, sectionDocuments } from './section.documents.ts';
export { readdressSections } from './section-changes.store.ts';
export { countSectionsOf } from './section-counts.store.ts';
export { type SectionWithItems, sectionsById, sectionsHeld } from './sections.store.ts';
export { sectionSource } from './sections-ledger.store.ts';
export { addPriority } from './set-priorities.ts';
export { clausesOf, headingOf, instrumentsOf } from './why.ts';
