// The 79 published investigations, as data: what they state, null where they do not. The first precedents, and test cases.
import collection from '../data/investigations.json' with { type: 'json' };

export interface InvestigatedPerson {
  /** By post, never by name. */
  readonly post: string;
  readonly level: string;
  readonly postClass: string;
  readonly dutyFailure: string | null;
  readonly measures: readonly string[];
  readonly leadershipResponsibility: string | null;
  readonly note?: string;
  /** How many people the line speaks of; absent: one. */
  readonly count?: number;
  /** Early removal or final measure; an approximation. */
  readonly stageDerived: string | null;
}

export interface Investigation {
  readonly id: string;
  readonly name: string;
  /** As the source has it: a local time, a day, or words where the year is not shown. */
  readonly occurredAt: string;
  readonly place: {
    readonly province: string | null;
    readonly city: string | null;
    readonly county: string | null;
    readonly site: string | null;
  };
  readonly industry: string;
  readonly deaths: number | null;
  readonly seriousInjuries: number | null;
  readonly missing: number | null;
  readonly directLossWanYuan: number | null;
  /** What the authority said. */
  readonly officialGrade: string | null;
  /** As the collection computes it from the numbers. */
  readonly derivedGrade: { readonly max: string | null };
  readonly reporting: {
    readonly finding: readonly string[] | null;
    readonly byWhom?: string;
    readonly note?: string;
    readonly timeline?: readonly (readonly [string, string])[];
  } | null;
  readonly investigatedBy: string | null;
  readonly investigationStart: string | null;
  readonly reportedAt: string | null;
  readonly reportApprovedAt: string | null;
  readonly reportPublishedAt: string | null;
  readonly people: readonly InvestigatedPerson[];
  readonly unitMeasures: string | null;
  readonly rectificationEvaluation: string | null;
  readonly exemptionsOrMitigation: string | null;
  readonly notes: string | null;
  /** Not confirmed in a source. */
  readonly memory: boolean;
  readonly memoryFields: readonly string[];
}

const CASES = collection.cases as unknown as readonly Investigation[];

/** Partial and skewed: lists of people are incomplete, and what is not stated is null, never “none”. */
export function investigations(): readonly Investigation[] {
  return CASES;
}
