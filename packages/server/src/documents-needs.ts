// What the documents module needs of the others: what each module's records are on paper, and where a document stands in the log.
import { accountabilityContext } from './accountability-needs.ts';
import type { Services } from './context.ts';
import { can, scopeFor } from './modules/access/index.ts';
import { accidentDocuments } from './modules/accidents/index.ts';
import {
  articleDocuments,
  barsDocuments,
  decisionDocuments,
  proposalDocument,
} from './modules/accountability/index.ts';
import {
  coverageDocuments,
  exerciseDocuments,
  proposalSlip,
  scoreDocuments,
  subjectDocuments,
} from './modules/assessments/index.ts';
import { commendationDocuments, examinationDocuments } from './modules/commendations/index.ts';
import type { DocumentsContext } from './modules/documents/index.ts';
import { sectionDocuments } from './modules/duties/index.ts';
import {
  inspectionDocuments,
  ownFindingDocuments,
  programmeDocuments,
} from './modules/inspections/index.ts';
import { type LedgerContext, newestCheckpoint, publicPlaceOf } from './modules/ledger/index.ts';
import { fulfilmentDocuments, reportDocuments } from './modules/performance/index.ts';
import {
  noticeSlip,
  obligationDocuments,
  reportRouteDocuments,
} from './modules/publication/index.ts';
import { type SupervisionContext, taskDocuments } from './modules/supervision/index.ts';
import { talkDocuments, triggerDocuments } from './modules/talks/index.ts';
import { lettersAbout, nameDocuments, vettingDocuments } from './modules/vetting/index.ts';

export function documentsContext(
  {
    supervision,
    ledger,
    publicUrl,
  }: {
    readonly supervision: SupervisionContext;
    readonly ledger: LedgerContext;
    readonly publicUrl: string | undefined;
  },
  services: Services,
): DocumentsContext {
  const looking = { ...services, may: can, scopeFor };
  const accountability = accountabilityContext(services);
  return {
    ...looking,
    sources: [
      ...taskDocuments(supervision),
      ...accidentDocuments(looking),
      ...talkDocuments(looking),
      ...triggerDocuments(looking),
      ...sectionDocuments(services),
      ...reportDocuments(looking),
      ...fulfilmentDocuments(looking),
      ...inspectionDocuments(looking),
      ...ownFindingDocuments(looking),
      ...programmeDocuments(looking),
      ...exerciseDocuments(looking),
      ...subjectDocuments(looking),
      ...scoreDocuments(looking),
      proposalSlip(looking),
      noticeSlip(looking),
      ...reportRouteDocuments(looking),
      ...obligationDocuments(looking),
      ...coverageDocuments({ ...looking, sources: { lettersAbout } }),
      ...examinationDocuments(looking),
      ...nameDocuments(looking),
      ...articleDocuments(accountability),
      ...commendationDocuments(looking),
      ...vettingDocuments(looking),
      proposalDocument(accountability),
      ...decisionDocuments(accountability),
      ...barsDocuments(accountability),
    ],
    ledger: {
      checkpoint: async (db) => {
        const newest = await newestCheckpoint(db);
        return newest && { size: newest.size, root: Buffer.from(newest.root).toString('base64') };
      },
      placeOf: (record, version) => publicPlaceOf(ledger, record, version),
    },
    checkAddress: `${publicUrl ?? ''}/verify`,
  };
}
