// What a deck is made from, as its caller lays it down: data of the rules, and nothing the slides would have to guess.

interface DeckItem {
  /** `5.2`. */
  readonly article: string;
  readonly title: string;
  readonly text: string;
  readonly keyPoints: readonly { readonly what: string; readonly evidence: string }[];
}

export interface DeckArticle {
  readonly article: number;
  readonly chapter: string;
  readonly title: string;
  readonly status: string;
  readonly text: string;
  readonly items: readonly DeckItem[];
}

export interface DeckRole {
  readonly id: string;
  readonly name: string;
  readonly article: number;
}

export interface DeckMeasure {
  readonly name: string;
  readonly family: string;
  readonly terms: readonly { readonly months: number | null; readonly forbids: string }[];
  readonly appraisal: string;
  readonly basis: string;
  readonly status: string;
}

export interface DeckCase {
  readonly name: string;
  readonly occurredOn: string;
  readonly deaths: number | null;
  readonly lossWanYuan: number | null;
  readonly grade: string;
  readonly investigatedBy: string;
  readonly publishedOn: string;
  readonly concealed: readonly string[];
  readonly remark: string;
  readonly posts: readonly {
    readonly post: string;
    readonly failure: string;
    readonly measures: readonly string[];
    readonly article: number | null;
  }[];
}

export interface DeckQuestion {
  readonly topic: string;
  readonly stem: string;
  readonly options: readonly string[];
  readonly answers: readonly number[];
  readonly explanation: string;
}

export interface DeckClocks {
  readonly unitHours: number;
  readonly levelHours: number;
  readonly changeDays: number;
  readonly changeDaysRoadAndFire: number;
  readonly reportDays: number;
  readonly reportExtensionDays: number;
  readonly approvalDays: number;
  readonly approvalDaysEspeciallySerious: number;
  readonly approvalExtensionDays: number;
  readonly evaluationMonths: number;
  readonly evaluationEarliestMonths: number;
  readonly listedDays: number;
  readonly listed: readonly { readonly grade: string; readonly by: string }[];
  readonly sectors: readonly {
    readonly name: string;
    /** From the lowest grade up. */
    readonly days: readonly number[];
    readonly basis: string;
    readonly status: string;
  }[];
}

export interface DeckRequirement {
  readonly roles: readonly string[];
  readonly text: string;
  readonly evidence: string;
  readonly counts: boolean;
  readonly status: string;
  readonly source: string;
}

export interface DeckMaterial {
  /** The day of the data, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly rulesVersion: string;
  readonly regulation: {
    readonly title: string;
    readonly number: string;
    readonly issuers: readonly string[];
    readonly effectiveFrom: string;
    readonly articles: readonly DeckArticle[];
  };
  readonly roles: readonly DeckRole[];
  /** Only for this role: its own duties in full, those of the others at a glance. */
  readonly role?: DeckRole;
  readonly region?: { readonly name: string; readonly requirements: readonly DeckRequirement[] };
  /** From the lowest up. */
  readonly grades: readonly {
    readonly name: string;
    readonly deaths: number;
    readonly seriousInjuries: number;
    readonly directLossWanYuan: number;
    readonly investigatedBy: string;
    readonly reportedUpTo: string;
  }[];
  readonly clocks: DeckClocks;
  readonly measures: readonly DeckMeasure[];
  /** Where the rules for several measures at once stand, by what they are about. */
  readonly overlaps: Readonly<Record<string, string>>;
  readonly appeals: readonly {
    readonly for: string;
    readonly term: string | null;
    readonly basis: string;
    readonly status: string;
  }[];
  readonly talks: readonly {
    readonly who: string;
    readonly whom: string;
    readonly rule: string;
    readonly basis: string;
    readonly status: string;
  }[];
  readonly cases: readonly DeckCase[];
  readonly questions: readonly DeckQuestion[];
}
