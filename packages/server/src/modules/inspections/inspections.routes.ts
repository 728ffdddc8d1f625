// The inspections routes: parse, call, present.
import { type Inspection, inspectionsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { type TaskOfFinding, tasksOfFindings } from '../supervision/index.ts';
import { addFinding, type ChosenFinding, changeFinding } from './act-on-finding.ts';
import type { Chosen } from './act-on-inspection.ts';
import * as brought from './complaints.ts';
import { changeInspection, draftInspection } from './draft-inspection.ts';
import { evidenceHeld } from './evidence.ts';
import { exportComplaints, exportFindings } from './export-findings.ts';
import { exportInspections } from './export-inspections.ts';
import { exportCoverage, exportProgrammes } from './export-programmes.ts';
import * as finding from './finding-acts.ts';
import { entriesOf, findingsInRegion, findingsOf } from './findings.store.ts';
import { endMembership, extendOrder, nameMember } from './group.ts';
import * as acts from './inspection-acts.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import {
  complaintsOf,
  countHandedOver,
  countOpen,
  inspectionsPage,
  membersOf,
  packagesTaken,
  requestsOf,
  stepsOf,
} from './inspections.store.ts';
import { inspectionLine, inspectionView } from './inspections.view.ts';
import { exportMaterials, materialsOf } from './materials.ts';
import { ownFinding, ownFindings } from './own-findings.ts';
import { programmesPage } from './programmes.store.ts';
import { layDownProgramme, programmeLines, programmeView, reviseProgramme } from './programmes.ts';
import { answerRequest, askMaterial } from './requests.ts';
import { rowFor, sidesOf, standingOf } from './standing.ts';
import { stateOwn } from './state-own.ts';
import { statementsOf } from './statements.store.ts';

const actingOf = ({ caller, command }: SignedInCall): Acting => ({ caller, command });

/** Those that the caller may open, as in the list of tasks. */
async function tasksBegun(
  { database, scopeFor }: InspectionsContext,
  caller: Caller,
  ids: readonly Id<'inspection-finding'>[],
): Promise<readonly TaskOfFinding[]> {
  const scope = scopeFor(caller, 'supervision.task');
  if (scope === undefined || ids.length === 0) return [];
  return database.read(scope, (db) => tasksOfFindings(db, scope, ids));
}

async function present(
  context: InspectionsContext,
  caller: Caller,
  id: Id<'inspection'>,
): Promise<Inspection> {
  const { row, standing } = await rowFor(context, caller, id);
  const today = context.clock.today();
  const around = await context.database.read(standing.scope, async (db) => {
    const findings = await findingsOf(db, id);
    const ids = findings.map((one) => one.id);
    return {
      members: await membersOf(db, id),
      steps: await stepsOf(db, id),
      requests: await requestsOf(db, id),
      complaints: await complaintsOf(db, id),
      handedOver: await countHandedOver(db, id),
      taken: await packagesTaken(db, id),
      findings,
      entries: await entriesOf(db, ids),
      statements: await statementsOf(db, ids),
    };
  });
  const all = await context.database.read(SYSTEM_SCOPE, (db) => findingsInRegion(db, row));
  const tasks = await tasksBegun(
    context,
    caller,
    around.findings.map((one) => one.id),
  );
  return inspectionView(caller, row, sidesOf(row, standing), { ...around, all, tasks }, today);
}

function bindProgrammes(binder: Binder, context: InspectionsContext): void {
  const { database, clock, may, scopeFor } = context;
  const one = (caller: Caller, id: Id<'inspection-programme'>) => {
    const scope = scopeFor(caller, 'inspections.programme') ?? NO_SCOPE;
    return database.read(scope, (db) =>
      programmeView(db, scope.keys, id, clock.today(), ({ scope_key: key }) =>
        may(caller, 'inspections.revise-programme', { scopeKey: key ?? '' }),
      ),
    );
  };
  bind(binder, inspectionsRoutes.programmes, ({ query }, { scope }) =>
    database.read(scope, async (db) => {
      const { limit } = query;
      const page = { after: readDayCursor(query.after), limit: limit + 1 };
      const rows = await programmesPage(db, scope.keys, page);
      const items = await programmeLines(db, rows.slice(0, limit), clock.today());
      const cursors = rows.map((row) => ({ scopeKey: row.from_day, id: row.id }));
      return { items, next: cursorAfter(cursors, limit) };
    }),
  );
  bind(binder, inspectionsRoutes.programme, ({ params }, { caller }) =>
    one(caller, params.programmeId),
  );
  bind(binder, inspectionsRoutes.exportProgrammes, (_, { scope, caller }) =>
    exportProgrammes(context, scope, caller.displayName),
  );
  bind(binder, inspectionsRoutes.exportCoverage, async ({ params }, { caller }) =>
    exportCoverage(context, await one(caller, params.programmeId), caller.displayName),
  );
  bind(binder, inspectionsRoutes.layDownProgramme, async ({ body }, { command, caller }) => {
    const { id } = await layDownProgramme(context, command, body);
    return one(caller, id);
  });
  bind(binder, inspectionsRoutes.reviseProgramme, async ({ params, body }, { command, caller }) => {
    const { version, ...input } = body;
    await reviseProgramme(context, command, { id: params.programmeId, version }, input);
    return one(caller, params.programmeId);
  });
}

function bindReading(binder: Binder, context: InspectionsContext): void {
  const { database, clock } = context;
  bind(binder, inspectionsRoutes.list, async ({ query }, { caller }) => {
    const standing = await standingOf(context, caller, 'inspections.list');
    const { after, limit, ...filter } = query;
    const today = clock.today();
    return database.read(standing.scope, async (db) => {
      const page = { ...filter, today, after: readDayCursor(after), limit: limit + 1 };
      const rows = await inspectionsPage(db, standing, page);
      const cursors = rows.map((row) => ({ scopeKey: row.from_day, id: row.id }));
      return {
        items: rows.slice(0, limit).map(inspectionLine),
        next: cursorAfter(cursors, limit),
        ...(await countOpen(db, standing, today)),
      };
    });
  });
  bind(binder, inspectionsRoutes.export, async ({ query }, { caller }) =>
    exportInspections(
      context,
      await standingOf(context, caller, 'inspections.list'),
      query,
      caller.displayName,
    ),
  );
  bind(binder, inspectionsRoutes.mine, (_, { scope, caller }) =>
    ownFindings(context, caller, scope.persons),
  );
  bind(binder, inspectionsRoutes.state, async ({ params, body }, call) => {
    const { version, text } = body;
    const chosen = { findingId: params.findingId, version };
    await stateOwn(context, actingOf(call), chosen, { text });
    return ownFinding(context, call.caller, params.findingId);
  });
  bind(binder, inspectionsRoutes.inspection, ({ params }, { caller }) =>
    present(context, caller, params.inspectionId),
  );
  bind(binder, inspectionsRoutes.exportFindings, async ({ params }, { caller }) => {
    const inspection = await present(context, caller, params.inspectionId);
    return exportFindings(context, inspection, caller.displayName);
  });
  bind(binder, inspectionsRoutes.exportComplaints, async ({ params }, { caller }) => {
    const inspection = await present(context, caller, params.inspectionId);
    return exportComplaints(context, inspection, caller.displayName);
  });
  bind(binder, inspectionsRoutes.materials, async ({ params }, { caller }) =>
    materialsOf(context, (await rowFor(context, caller, params.inspectionId)).row),
  );
  bind(binder, inspectionsRoutes.evidence, ({ params, query }, call) =>
    evidenceHeld(context, actingOf(call), params.inspectionId, query),
  );
  bind(binder, inspectionsRoutes.materialsExport, ({ params }, call) =>
    exportMaterials(context, actingOf(call), params.inspectionId),
  );
}

type Versioned = { readonly version: number };
type InspectionParams = { readonly params: { readonly inspectionId: Id<'inspection'> } };

function bindActs(binder: Binder, context: InspectionsContext): void {
  /** An act on one: its input without the version it was decided on. After it the caller sees it as it now stands. */
  const acting =
    <Body extends Versioned>(
      act: (
        context: InspectionsContext,
        acting: Acting,
        chosen: Chosen,
        input: Omit<Body, 'version'>,
      ) => Promise<unknown>,
    ) =>
    async (
      { params, body }: InspectionParams & { readonly body: Body },
      call: SignedInCall,
    ): Promise<Inspection> => {
      const { version, ...input } = body;
      await act(context, actingOf(call), { id: params.inspectionId, version }, input);
      return present(context, call.caller, params.inspectionId);
    };
  bind(binder, inspectionsRoutes.draft, async ({ body }, call) => {
    const { id } = await draftInspection(context, actingOf(call), body);
    return present(context, call.caller, id);
  });
  bind(binder, inspectionsRoutes.change, acting(changeInspection));
  bind(binder, inspectionsRoutes.approve, acting(acts.approve));
  bind(binder, inspectionsRoutes.nameMember, acting(nameMember));
  bind(binder, inspectionsRoutes.endMember, acting(endMembership));
  bind(binder, inspectionsRoutes.extendOrder, acting(extendOrder));
  bind(binder, inspectionsRoutes.issue, acting(acts.issue));
  bind(binder, inspectionsRoutes.arrive, acting(acts.arrive));
  bind(binder, inspectionsRoutes.leave, acting(acts.leave));
  bind(binder, inspectionsRoutes.draftFeedback, acting(acts.draftFeedback));
  bind(binder, inspectionsRoutes.deliver, acting(acts.deliver));
  bind(binder, inspectionsRoutes.acknowledge, acting(acts.acknowledge));
  bind(binder, inspectionsRoutes.submitPlan, acting(acts.submitPlan));
  bind(binder, inspectionsRoutes.lookBack, acting(acts.lookBack));
  bind(binder, inspectionsRoutes.close, acting(acts.close));
  bind(binder, inspectionsRoutes.withdraw, acting(acts.withdraw));
  bind(binder, inspectionsRoutes.addFinding, acting(addFinding));
  bind(binder, inspectionsRoutes.askMaterial, acting(askMaterial));
  bind(binder, inspectionsRoutes.answerRequest, acting(answerRequest));
  bind(binder, inspectionsRoutes.addComplaint, acting(brought.addComplaint));
  bind(binder, inspectionsRoutes.handOverComplaint, acting(brought.handOverComplaint));
  bind(binder, inspectionsRoutes.answerComplaint, acting(brought.answerComplaint));
  bind(binder, inspectionsRoutes.readContact, ({ params, body }, call) =>
    brought.readContact(
      context,
      actingOf(call),
      params.inspectionId,
      params.complaintId,
      body.reason,
    ),
  );
}

function bindFindingActs(binder: Binder, context: InspectionsContext): void {
  const acting =
    <Body extends Versioned>(
      act: (
        context: InspectionsContext,
        acting: Acting,
        chosen: ChosenFinding,
        input: Omit<Body, 'version'>,
      ) => Promise<void>,
    ) =>
    async (
      {
        params,
        body,
      }: {
        readonly params: InspectionParams['params'] & {
          readonly findingId: Id<'inspection-finding'>;
        };
        readonly body: Body;
      },
      call: SignedInCall,
    ): Promise<Inspection> => {
      const { version, ...input } = body;
      const { inspectionId: id, findingId } = params;
      await act(context, actingOf(call), { id, findingId, version }, input);
      return present(context, call.caller, id);
    };
  bind(binder, inspectionsRoutes.changeFinding, acting(changeFinding));
  bind(binder, inspectionsRoutes.withdrawFinding, acting(finding.withdrawFinding));
  bind(binder, inspectionsRoutes.confirmRepeat, acting(finding.confirmRepeat));
  bind(binder, inspectionsRoutes.clearRepeat, acting(finding.clearRepeat));
  bind(binder, inspectionsRoutes.object, acting(finding.object));
  bind(binder, inspectionsRoutes.answerObjection, acting(finding.answerObjection));
  bind(binder, inspectionsRoutes.answerStatement, acting(finding.answerStatement));
  bind(binder, inspectionsRoutes.planFinding, acting(finding.plan));
  bind(binder, inspectionsRoutes.progressFinding, acting(finding.progress));
  bind(binder, inspectionsRoutes.claimFinding, acting(finding.claim));
  bind(binder, inspectionsRoutes.verifyFinding, acting(finding.verify));
  bind(binder, inspectionsRoutes.returnFinding, acting(finding.returnFinding));
  bind(binder, inspectionsRoutes.askExtension, acting(finding.askExtension));
  bind(binder, inspectionsRoutes.extendFinding, acting(finding.extend));
  bind(binder, inspectionsRoutes.refuseExtension, acting(finding.refuseExtension));
  bind(binder, inspectionsRoutes.lookBackFinding, acting(finding.lookAgain));
}

export function registerInspections(binder: Binder, context: InspectionsContext): void {
  bindProgrammes(binder, context);
  bindReading(binder, context);
  bindActs(binder, context);
  bindFindingActs(binder, context);
}
