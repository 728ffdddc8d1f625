// Minutes 约谈纪要 made of a talk that was held.
import type { Why } from '@jinze/contracts';
import { type TalkFacts, talkMinutes } from '@jinze/documents/official';
import { documentDate, type Id } from '@jinze/kernel';
import { conclusionSource } from '../../platform/conclusion-source.ts';
import { covers } from '../../platform/database/scope.ts';
import {
  type Ask,
  type DocumentSource,
  documentSource,
  placeOfOffice,
} from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { TalksContext } from './talks.context.ts';
import { countedOf, type TalkRow, talkById } from './talks.store.ts';
import { whyOfTalk } from './talks.view.ts';

/** For the office that conducts it, with why a rule gave rise to it. */
async function readTalk(
  { database, scopeFor }: TalksContext,
  caller: Caller,
  id: string,
): Promise<{ readonly row: TalkRow; readonly why: Why | null } | undefined> {
  const scope = scopeFor(caller, 'talks.hold');
  if (scope === undefined) return undefined;
  return database.read(scope, async (db) => {
    const row = await talkById(db, scope, id as Id<'talk'>);
    if (row === undefined || !covers(scope, { scopeKey: row.scope_key })) return undefined;
    return { row, why: whyOfTalk(row, (await countedOf(db, [row.id])).get(row.id) ?? []) };
  });
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

/** What it was about, with the accidents that a rule counted for it. */
function triggerText(row: TalkRow, why: Why | null): string {
  const facts = (why?.facts ?? []).map((text) =>
    text.replaceAll(/\d{4}-\d{2}-\d{2}/g, documentDate),
  );
  return [row.reason ?? row.matters, ...facts].join('；');
}

const asksOf = (row: TalkRow, why: Why | null): Ask[] => [
  { name: 'basis', kind: 'text', isNeeded: true, suggested: ruleOf(row) },
  { name: 'trigger', kind: 'text', isNeeded: true, suggested: triggerText(row, why) },
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
      const { row, why } = found;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, row.organ_id),
        version: row.version,
        organs: [row.talker_organ],
        conclusion:
          part === 'ground' && why !== null
            ? { subject: talkedTo(row), question: '是否应当约谈', why }
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
      const { row, why } = found;
      const { held_on: heldOn, meet_place: place } = row;
      return {
        place: placeOfOffice(row.region_path, row.scope_key, row.organ_id),
        version: row.version,
        ...(heldOn === null || place === null ? { refusal: 'documents.not-held-yet' } : {}),
        ...(row.minutes_no === null ? {} : { ownNumber: row.minutes_no }),
        organs: [row.talker_organ],
        addressees: [],
        asks: asksOf(row, why),
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
