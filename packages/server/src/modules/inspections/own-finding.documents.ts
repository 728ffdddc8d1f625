// A finding on one page for whom it names or who leads the region it was told to: what they read of it, and their own paper.
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { type DocumentSource, placeOfOffice } from '../../platform/document-source.ts';
import { whyOfFinding } from './findings.view.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { findingOfOwn } from './own-findings.ts';

export const ownFindingDocuments = (
  context: Pick<InspectionsContext, 'database' | 'clock' | 'scopeFor'>,
): readonly DocumentSource[] => [
  conclusionSource({
    stream: 'inspection-finding',
    recordName: '巡查发现的问题',
    find: async (caller, id, part) => {
      const found = await findingOfOwn(context, caller, id);
      if (found === undefined) return undefined;
      const { row, round, personId } = found;
      return {
        place: { ...placeOfOffice(round.inspected_path, round.inspected_key, null), personId },
        version: row.version,
        organs: [row.organ_name],
        conclusion:
          part === 'own' && row.state !== 'withdrawn'
            ? {
                subject: `${round.title}第${row.number}项`,
                question: '发现了什么问题',
                why: whyOfFinding(row, []),
              }
            : undefined,
      };
    },
  }),
];
