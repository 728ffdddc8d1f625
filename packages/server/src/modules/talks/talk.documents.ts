// Minutes 约谈纪要 made of a talk that was held.
import { type TalkFacts, talkMinutes } from '@jinze/documents/official';
import type { Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { covers, type Scope } from '../../platform/database/scope.ts';
import {
  type Ask,
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { TalksContext } from './talks.context.ts';
import { countedOf, type TalkRow, talkById } from './talks.store.ts';
import { triggerOf } from './talks.view.ts';
import { whyOfTrigger } from './why-trigger.ts';

/** For the office that conducts it, with the scope it is read in. */
async function readTalk(
  { database, scopeFor }: TalksContext,
  caller: Caller,
  id: string,
): Promise<{ readonly row: TalkRow; readonly scope: Scope } | undefined> {
  const scope = scopeFor(caller, 'talks.hold');
  if (scope === undefined) return undefined;
  const row = await database.read(scope, (db) => talkById(db, scope, id as Id<'talk'>));
  return row !== undefined && covers(scope, { scopeKey: row.scope_key })
    ? { row, scope }
    : undefined;
}

/** The person with the post, or the body. */
const talkedTo = ({ subject_name: name, subject_post: post, subject_organ: organ }: TalkRow) =>
  name === null ? organ : `${organ}${post ?? ''}${name}`;

const ruleOf = ({ trigger }: TalkRow): string =>
  typeof trigger === 'object' &&
  trigger !== null &&
  'rule' in trigger &&
  typeof trigger.rule === 'string'
    ? trigger.rule
    : '';

const asksOf = (row: TalkRow): Ask[] => [
  { name: 'basis', kind: 'line', isNeeded: true, suggested: ruleOf(row).slice(0, 120) },
  { name: 'trigger', kind: 'text', isNeeded: true, suggested: row.reason ?? row.matters },
  { name: 'problems', kind: 'lines', isNeeded: true, suggested: row.minutes ?? '' },
  { name: 'demands', kind: 'lines', isNeeded: true, suggested: row.measures ?? '' },
  { name: 'present', kind: 'line', isNeeded: true, suggested: `${row.talker}，${talkedTo(row)}` },
  { name: 'absent', kind: 'line', isNeeded: false, suggested: '' },
  { name: 'sittingIn', kind: 'line', isNeeded: false, suggested: '' },
];

/** What the rule on talks says of the accidents that were counted. */
const groundSheet = (context: TalksContext): DocumentSource =>
  conclusionSource({
    stream: 'talk',
    recordName: '约谈',
    find: async (caller, id, part) => {
      const found = await readTalk(context, caller, id);
      if (found === undefined) return undefined;
      const { row, scope } = found;
      const counted = await context.database.read(scope, (db) => countedOf(db, row.id));
      const trigger = triggerOf(row, counted);
      return {
        place: placeOfOffice(row.region_path, row.scope_key, row.organ_id),
        version: row.version,
        organs: [row.talker_organ],
        conclusion:
          part === 'ground' && trigger !== null
            ? {
                subject: talkedTo(row),
                question: '是否应当约谈',
                why: whyOfTrigger(trigger, row.opened_on),
              }
            : undefined,
      };
    },
  });

export const talkDocuments = (context: TalksContext): readonly DocumentSource[] => [
  documentSource<TalkFacts>({
    kind: 'talk-minutes',
    stream: 'talk',
    isNumbered: true,
    isPersonal: true,
    template: talkMinutes,
    find: async (caller, id) => {
      const found = await readTalk(context, caller, id);
      if (found === undefined) return undefined;
      const { row } = found;
      const { held_on: heldOn, meet_place: place } = row;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, row.organ_id),
        version: row.version,
        ...(heldOn === null || place === null ? { refusal: 'documents.not-held-yet' } : {}),
        organs: [row.talker_organ],
        addressees: [],
        asks: asksOf(row),
        facts: ({ text, maybe, lines }) => {
          const [absent, sittingIn] = [maybe('absent'), maybe('sittingIn')];
          const demands = lines('demands');
          return {
            heldOn: heldOn ?? row.opened_on,
            place: place ?? '',
            chair: row.talker,
            talkedTo: talkedTo(row),
            basis: text('basis'),
            trigger: text('trigger'),
            problems: lines('problems'),
            ...(row.statement === null ? {} : { statement: row.statement }),
            demands: demands.map((demand) => ({
              text: demand,
              ...(row.due_on === null ? {} : { due: row.due_on }),
            })),
            present: text('present'),
            ...(absent === undefined ? {} : { absent }),
            ...(sittingIn === undefined ? {} : { sittingIn }),
          };
        },
      };
    },
  }),
  groundSheet(context),
];
