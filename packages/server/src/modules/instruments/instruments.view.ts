// How an instrument leaves the server.
import type { Instrument as InstrumentView } from '@jinze/contracts';
import type { Instrument } from '@jinze/rules';

export function instrumentView(instrument: Instrument): InstrumentView {
  return {
    id: instrument.id,
    title: instrument.title,
    number: instrument.number,
    issuers: [...instrument.issuers],
    effectiveFrom: instrument.effectiveFrom,
    articles: instrument.articles.map((article) => ({
      ...article,
      items: article.items.map((item) => ({
        ...item,
        keyPoints: item.keyPoints.map((point) => ({ ...point })),
      })),
    })),
  };
}
