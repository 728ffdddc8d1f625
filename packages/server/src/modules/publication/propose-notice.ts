// The wording of a notice from what is on record, as a proposal: people change it before anything is checked or approved.
import type { NoticeTable, PublicationKind, PublicationRule } from '@jinze/contracts';
import { type CivilDate, documentDate, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import {
  type AccidentForCase,
  accidentForCase,
  countByGrade,
  GRADE_WORDS,
} from '../accidents/index.ts';
import { publicBodiesOf } from '../duties/index.ts';
import { leadingNamesOf, regionAt } from '../posts/index.ts';
import { BLANK, gradeParagraphs } from './grade-list.ts';
import { ruleOf } from './publication-rules.ts';

export interface Proposal {
  readonly title: string;
  readonly organ: string;
  readonly body: string;
  readonly tables: NoticeTable[];
  readonly rule: PublicationRule;
}
type Wording = Pick<Proposal, 'title' | 'body' | 'tables'>;

/** What the caller may read of each source. */
export interface Sources {
  readonly accidents: Scope;
  readonly lists: Scope;
}

export interface Asked {
  readonly kind: PublicationKind;
  readonly year: number;
  readonly accidentId?: Id<'accident'> | undefined;
}

interface Place {
  readonly path: string;
  readonly name: string;
}

const plain = (title: string, ...paragraphs: readonly string[]): Wording => ({
  title,
  body: paragraphs.join('\n'),
  tables: [],
});

function assessmentWords({ name }: Place, year: number): Wording {
  return plain(
    `关于${name}${year}年度安全生产工作考核结果的通报`,
    `根据《地方党政领导干部安全生产责任制规定》，对各地、各单位${year}年度安全生产工作进行了考核。经批准，现将结果通报如下（按行政区划顺序排列）：`,
    gradeParagraphs(['优秀', '良好', '合格', '不合格'].map((grade) => ({ grade, bodies: null }))),
  );
}

function ofAccident(
  accident: AccidentForCase,
  kind: 'investigation-report' | 'evaluation',
): Wording {
  const when = documentDate(accident.occurredOn);
  const approved = accident.reportApproved;
  const by =
    approved === null
      ? ''
      : `${documentDate(approved.on)}，${approved.by ?? '有关人民政府'}批复了事故调查报告${approved.documentNo === null ? '' : `（${approved.documentNo}）`}。`;
  return kind === 'investigation-report'
    ? plain(
        `关于公布${accident.name}调查报告的公告`,
        `${when}，${accident.regionName}发生${accident.name}。${by}`,
        '根据《中华人民共和国安全生产法》第八十六条，现将事故调查报告予以公布。',
        '附件：事故调查报告',
      )
    : plain(
        `关于公布${accident.name}防范和整改措施落实情况评估报告的公告`,
        `${when}，${accident.regionName}发生${accident.name}。${by}`,
        '根据《中华人民共和国安全生产法》第八十六条，对事故防范和整改措施的落实情况进行了评估，现将评估结果予以公布。',
        '附件：评估报告',
      );
}

const CELL = 2000;

async function dutyListWords(db: Reader, scope: Scope, { path, name }: Place, year: number) {
  const bodies = await publicBodiesOf(db, scope, { regionPath: path, year });
  const tables = bodies.slice(0, 20).map(
    ({ organName, posts }): NoticeTable => ({
      caption: organName,
      head: ['职务', '分管领域', '职责', '文号'],
      rows: posts.map(({ postTitle, portfolios, items, documentNo }) => [
        postTitle,
        portfolios.join('、'),
        items
          .map(({ title }) => title)
          .join('；')
          .slice(0, CELL),
        documentNo,
      ]),
    }),
  );
  return {
    ...plain(
      `关于公开${name}${year}年度安全生产责任清单的公告`,
      `现将${name}党政领导干部${year}年度安全生产责任清单予以公开，接受社会监督。`,
      tables.length === 0 ? '（还没有印发的清单）' : '各职务的职责见附表。',
    ),
    tables,
  };
}

async function statisticsWords(
  db: Reader,
  scope: Scope,
  { path, name }: Place,
  { year, today }: { readonly year: number; readonly today: CivilDate },
): Promise<Wording> {
  const counts = await countByGrade(db, scope, { regionPath: path, year }, today);
  const until = today.startsWith(String(year)) ? `（截至${documentDate(today)}）` : '';
  return {
    ...plain(
      `${name}${year}年生产安全事故情况${until}`,
      `${year}年${until}，${name}登记的生产安全事故按等级统计如下。等级以调查认定为准，尚未认定的按目前掌握的情况计算。`,
    ),
    tables: [
      {
        caption: `${year}年生产安全事故`,
        head: ['等级', '起数', '死亡人数', '重伤人数'],
        rows: counts.map(({ grade, count, deaths, seriousInjuries }) => [
          grade === 'unknown' ? '等级未定' : GRADE_WORDS[grade],
          String(count),
          String(deaths),
          String(seriousInjuries),
        ]),
      },
    ],
  };
}

async function wordingOf(
  db: Reader,
  sources: Sources,
  place: Place,
  { kind, year, accidentId }: Asked,
  today: CivilDate,
): Promise<Wording> {
  switch (kind) {
    case 'assessment':
      return assessmentWords(place, year);
    case 'inspection-feedback':
      return plain(
        `关于${place.name}安全生产巡查反馈意见的公告`,
        '经批准，现将巡查反馈意见公布如下：',
        BLANK,
      );
    case 'investigation-report':
    case 'evaluation': {
      const accident =
        accidentId === undefined
          ? undefined
          : await accidentForCase(db, sources.accidents, accidentId, today);
      if (accident === undefined)
        throw new Refused({ code: 'publication.which-accident', path: 'query.accidentId' });
      return ofAccident(accident, kind);
    }
    case 'duty-lists':
      return dutyListWords(db, sources.lists, place, year);
    case 'statistics':
      return statisticsWords(db, sources.accidents, place, { year, today });
    case 'other':
      return plain('', '');
  }
}

/** Reads each source in the caller's own scope for it. */
export async function proposeNotice(
  { database }: Pick<Services, 'database'>,
  sources: Sources,
  region: string,
  asked: Asked,
  today: CivilDate,
): Promise<Proposal> {
  const scope = asked.kind === 'duty-lists' ? sources.lists : sources.accidents;
  return database.read(scope, async (db) => {
    const place = await regionAt(db, region);
    if (place === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
    const { governments } = await leadingNamesOf(db, region);
    const wording = await wordingOf(db, sources, place, asked, today);
    const office = asked.kind === 'assessment' || asked.kind === 'duty-lists';
    return {
      ...wording,
      organ: office ? `${place.name}安全生产委员会` : (governments[0] ?? place.name),
      rule: ruleOf(asked.kind),
    };
  });
}
