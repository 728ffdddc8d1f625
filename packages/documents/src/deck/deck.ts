// The training deck: chapters of content, laid out and written as an editable .pptx.
import type { Chapter } from './blocks.ts';
import { accidentsChapter } from './chapters/accidents.ts';
import { accountabilityChapter } from './chapters/accountability.ts';
import { assessmentChapter } from './chapters/assessment.ts';
import { casesChapter } from './chapters/cases.ts';
import { closingChapter } from './chapters/closing.ts';
import { commendationChapter } from './chapters/commendation.ts';
import { dutiesChapter } from './chapters/duties.ts';
import { dutyTablesChapter } from './chapters/duty-tables.ts';
import { generalChapter } from './chapters/general.ts';
import { localChapter } from './chapters/local.ts';
import { measuresChapter } from './chapters/measures.ts';
import { openingChapter } from './chapters/opening.ts';
import { questionsChapter } from './chapters/questions.ts';
import { layOut } from './layout.ts';
import type { DeckMaterial } from './shape.ts';
import { writeSlides } from './write.ts';

export const PPTX_TYPE =
  'application/vnd.openxmlformats-officedocument.presentationml.presentation';

function chaptersOf(material: DeckMaterial): readonly Chapter[] {
  const local = localChapter(material);
  return [
    openingChapter(material),
    generalChapter(material),
    dutiesChapter(material),
    dutyTablesChapter(material),
    ...(local === undefined ? [] : [local]),
    assessmentChapter(material),
    commendationChapter(material),
    accountabilityChapter(material),
    measuresChapter(material),
    accidentsChapter(material),
    casesChapter(material),
    questionsChapter(material),
    closingChapter(material),
  ];
}

export interface Deck {
  readonly bytes: Buffer;
  readonly slides: number;
}

/** The same material makes the same bytes. */
export async function writeDeck(material: DeckMaterial): Promise<Deck> {
  const slides = layOut(chaptersOf(material));
  const { regulation, asOf } = material;
  const bytes = await writeSlides(slides, {
    title: `《${regulation.title}》培训课件`,
    subject: regulation.number,
    day: asOf,
  });
  return { bytes, slides: slides.length };
}
