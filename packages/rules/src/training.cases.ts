// Which published investigations a deck may tell, and what of them: bodies and posts, and nothing that a source leaves in doubt.
import type { InvestigatedPerson, Investigation } from './investigations.ts';

/** How a note says that the line rests on a translation, a single weak page, or two that disagree. */
const DOUBTFUL = /机器翻译|待核|核对|低质|未见第二来源|截断/;
const SAME = '同上';

/** Punctuation as Chinese has it; no later post and no time in office, which would point at somebody. */
const tidied = (text: string) =>
  text
    .replace(/[,，、]?时任.*$/, '')
    .replaceAll(/\(\d{4}-\d{2}[^)]*\)/g, '')
    .replaceAll(/,(?!\d{3})/g, '，')
    .replaceAll(';', '；')
    .replaceAll('(', '（')
    .replaceAll(')', '）');

export interface ToldPost {
  readonly post: string;
  readonly failure: string;
  readonly measures: readonly string[];
  /** The article its duties stand in, by the post alone; null where the post does not say. */
  readonly article: number | null;
}

/** By the words of the post, as a reader would; the investigation itself does not say it. */
function articleOf({ post, postClass }: InvestigatedPerson): number | null {
  if (/(市|区\)|区）)委书记$/.test(postClass) || postClass === '市委书记') return 5;
  if (postClass === '市长' || postClass === '县(市、区)长') return 6;
  if (!/副省长|副市长|副县/.test(postClass)) return null;
  return /(分管|负责)安全生产|协管安全生产/.test(post) ? 8 : 9;
}

/** The lines that say what was not done and what followed; 同上 is what the line before it says. */
function postsOf(people: readonly InvestigatedPerson[]): readonly ToldPost[] {
  let last = '';
  return people.flatMap((person) => {
    const failure = person.dutyFailure === SAME ? last : (person.dutyFailure ?? '');
    last = failure === '' ? last : failure;
    const isDoubtful = DOUBTFUL.test(person.note ?? '');
    if (failure === '' || person.measures.length === 0 || isDoubtful) return [];
    return [
      {
        post: tidied(person.post),
        failure: tidied(failure),
        measures: person.measures,
        article: articleOf(person),
      },
    ];
  });
}

/** Cases with an official grade, a published report and at least two such lines, the latest first. */
export function toldCases(all: readonly Investigation[]) {
  return all
    .filter(({ memory, officialGrade, reportPublishedAt }) =>
      [memory, officialGrade === null, reportPublishedAt === null].every((one) => !one),
    )
    .map((one) => ({
      name: tidied(one.name),
      occurredOn: one.occurredAt.slice(0, 10),
      deaths: one.deaths,
      lossWanYuan: one.directLossWanYuan,
      grade: one.officialGrade ?? '',
      investigatedBy: tidied(one.investigatedBy ?? ''),
      publishedOn: one.reportPublishedAt ?? '',
      concealed: one.reporting?.finding ?? [],
      remark: tidied(one.exemptionsOrMitigation ?? ''),
      posts: postsOf(one.people),
    }))
    .filter(({ posts }) => posts.length >= 2)
    .toSorted((a, b) => b.occurredOn.localeCompare(a.occurredOn));
}
