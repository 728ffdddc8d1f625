// Plays the demo's public notices through the use cases, each act by who does it, in their own scope.
import { docxOf } from '@jinze/documents/testing';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import { finalGradesOfBodies, finalResultsOfPersons } from '../modules/assessments/index.ts';
import {
  addDocument,
  approveNotice,
  checkNotice,
  draftNotice,
  layDownObligation,
  type PublicationContext,
  proposeNotice,
  publishNotice,
} from '../modules/publication/index.ts';
import { type Scope, SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import {
  assessmentTitled,
  callerOf,
  lastAnsweredKey,
  publicNoticeTitled,
  regionNamed,
} from './demo.store.ts';
import { type DemoNotice, PUBLICATION_ACTS, type PublicationDemoAct } from './demo-publication.ts';
import { servicesAt } from './play-demo.ts';
import { accidentNamed } from './record-accidents.ts';

const PREFIX = 'demo publication ';

interface By {
  readonly command: Command;
  readonly within: (action: string) => Scope;
}

async function actingFor(services: Services, { at, by, step }: PublicationDemoAct): Promise<By> {
  const caller = await services.database.read(SYSTEM_SCOPE, (db) =>
    callerOf(db, { loginName: by }),
  );
  const within = (action: string): Scope => {
    const scope = scopeFor(caller, action);
    if (scope === undefined) throw new Error(`${caller.displayName} may not ${action}`);
    return scope;
  };
  const key = `${PREFIX}${at.toISOString()}`;
  return {
    within,
    command: {
      actor: { accountId: caller.accountId, name: caller.displayName },
      scope: within(`publication.${step.kind}`),
      request: { key, route: `demo.publication-${step.kind}`, hash: digestOf(key) },
    },
  };
}

async function draft(
  context: PublicationContext,
  { command, within }: By,
  { region, accident, assessment, corrects, tables, ...typed }: DemoNotice,
  { on }: PublicationDemoAct,
): Promise<void> {
  const { database } = context;
  const place = await database.read(SYSTEM_SCOPE, (db) => regionNamed(db, region));
  const corrected =
    corrects === undefined
      ? null
      : await database.read(SYSTEM_SCOPE, (db) => publicNoticeTitled(db, corrects.title));
  const sources = {
    accidents: within('accidents.accident'),
    assessments: within('assessments.assessment'),
    inspections: within('inspections.inspection'),
    lists: within('duties.public-list'),
    tasks: within('supervision.list'),
  };
  const assessmentId =
    assessment === undefined
      ? null
      : await database.read(SYSTEM_SCOPE, (db) => assessmentTitled(db, assessment.title));
  const asked = {
    ...typed,
    region: place,
    assessmentId,
    order: 'administrative',
    part: 1,
  } as const;
  const proposal =
    assessment === undefined
      ? undefined
      : await proposeNotice(context, command.scope, sources, asked, on);
  const body =
    assessment === undefined || proposal === undefined
      ? typed.body
      : proposal.body.replace(...assessment.slip);
  await draftNotice(context, command, sources, {
    ...typed,
    body,
    tables: [...tables],
    region: place,
    organ: `${region}安全生产委员会`,
    instrument: null,
    accidentId:
      accident === undefined ? null : (await accidentNamed(context, { name: accident, on })).id,
    assessmentId,
    inspectionId: null,
    corrects: corrected?.id ?? null,
    correction: corrects?.what ?? null,
    readAt: proposal?.readAt ?? null,
  });
}

async function record(services: Services, act: PublicationDemoAct): Promise<void> {
  const context: PublicationContext = {
    ...services,
    may: can,
    scopeFor,
    finalResults: finalGradesOfBodies,
    personResults: finalResultsOfPersons,
  };
  const { step, on } = act;
  const by = await actingFor(services, act);
  const { command } = by;
  if (step.kind === 'draft') return draft(context, by, step.notice, act);
  if (step.kind === 'lay-down') {
    const { kind: _, region, ...said } = step;
    const path = await services.database.read(SYSTEM_SCOPE, (db) => regionNamed(db, region));
    return layDownObligation(context, command, {
      ...said,
      region: path,
      what: 'bodies',
      version: null,
    });
  }
  const { title, region } = step.notice;
  const chosen = await services.database.read(SYSTEM_SCOPE, (db) => publicNoticeTitled(db, title));
  switch (step.kind) {
    case 'add-document':
      return addDocument(context, command, chosen, {
        name: step.name,
        bytes: docxOf(step.text.split('\n')),
      });
    case 'check':
      return checkNotice(context, command, chosen, { justified: [] });
    case 'approve':
      return approveNotice(context, command, chosen, {
        on,
        by: `${region}安全生产委员会`,
        words: step.words,
        documentNo: step.documentNo,
        paperId: null,
      });
    case 'publish':
      return publishNotice(context, command, chosen);
  }
}

/** Taken up where a first start was broken off. */
export async function addPublication(services: Services): Promise<void> {
  const last = await services.database.read(SYSTEM_SCOPE, (db) => lastAnsweredKey(db, PREFIX));
  const now = services.clock.now();
  for (const act of PUBLICATION_ACTS) {
    const key = `${PREFIX}${act.at.toISOString()}`;
    if (act.at > now || (last !== undefined && key <= last)) continue;
    await record(servicesAt(services, act.at), act);
  }
}
