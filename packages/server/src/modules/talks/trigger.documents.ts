// What a rule on talks says of a region’s accidents, on one page: for its office and those above it. Nothing is opened by it.
import type { Id } from '@jinze/kernel';
import { computedSource } from '../../platform/conclusion-source.ts';
import type { DocumentSource } from '../../platform/document-source.ts';
import { officeOver } from '../posts/index.ts';
import { TRIGGER_OUTCOME_WORDS } from './export-proposals.ts';
import { triggersIn } from './proposals.ts';
import type { TalksContext } from './talks.context.ts';
import { whyOfTrigger } from './why-trigger.ts';

/** Of a region; the part is the key of the rule. */
export const triggerDocuments = ({
  database,
  clock,
  scopeFor,
}: TalksContext): readonly DocumentSource[] => [
  computedSource({
    stream: 'talk-trigger',
    of: '行政区划',
    find: async (caller, id, key) => {
      const reads = scopeFor(caller, 'talks.proposals');
      if (reads === undefined) return undefined;
      const [makes, today] = [scopeFor(caller, 'documents.make'), clock.today()];
      return database.read(reads, async (db) => {
        const office = await officeOver(db, caller, { reads, makes }, id as Id<'region'>);
        if (office === undefined) return undefined;
        const { region, place, organs } = office;
        const { found } =
          key === undefined ? { found: [] } : await triggersIn(db, reads, region.path, today);
        const trigger = found.find((one) => one.regionPath === region.path && one.key === key);
        return {
          place,
          organs,
          asOf: today,
          conclusion: trigger && {
            subject: region.name,
            question: `是否应当约谈（${trigger.rule}）`,
            why: {
              ...whyOfTrigger(trigger, today),
              heading: TRIGGER_OUTCOME_WORDS[trigger.outcome],
            },
          },
        };
      });
    },
  }),
];
