// The slip of proposed grades that wait for the organ that approves them: how many of each, nobody's score.
import type { Id } from '@jinze/kernel';
import { covers, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { placeOfOffice } from '../../platform/document-source.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import { slipSource } from '../../platform/slip-source.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { exerciseById } from './exercises.store.ts';
import { subjectsAboutCaller } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import { standingsOf } from './subjects.store.ts';

type Looking = Pick<AssessmentsContext, 'database' | 'clock' | 'scopeFor'>;

export const proposalSlip = (context: Looking) =>
  slipSource({
    stream: 'assessment',
    find: async (caller, id) => {
      const { database } = context;
      const scope = context.scopeFor(caller, 'assessments.propose');
      if (scope === undefined) return undefined;
      const row = await database.read(scope, (db) =>
        exerciseById(db, scope, id as Id<'assessment'>),
      );
      if (row === undefined || !covers(scope, { scopeKey: row.scope_key })) return undefined;
      if ((await subjectsAboutCaller(context, caller, row.id)).size > 0) return undefined;
      const { title, documentNo } = await issuedScheme(database, row.scheme_id);
      return database.read(SYSTEM_SCOPE, async (db) => {
        const grades = (await standingsOf(db, row.id)).map((one) => one.proposed_grade ?? '未评定');
        const counts = [...Map.groupBy(grades, (grade) => grade)].map(
          ([grade, those]) => `${grade}${those.length}个`,
        );
        return {
          place: placeOfOffice(
            row.region_path,
            row.scope_key,
            (await leadingOrganOf(db, row.region_path)) ?? null,
          ),
          version: row.version,
          organs: [safetyOfficeName(row.region_name)],
          slip:
            row.state === 'proposed'
              ? {
                  title: `${row.title}等次建议`,
                  basis: `《${title}》${documentNo === null ? '' : `（${documentNo}）`}`,
                  summary: `被考核对象${grades.length}个，建议等次：${counts.join('、')}。`,
                  drafter: row.proposed_by ?? '',
                }
              : undefined,
        };
      });
    },
  });
