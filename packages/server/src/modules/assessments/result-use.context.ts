// What the register of uses needs beside the shared services.
import type { ResultUseOrigin, ResultUseProposal } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope, ScopedResource } from '../../platform/database/scope.ts';
import type { Caller, Selves } from '../../platform/http/caller.ts';
import type { Command } from '../../platform/unit-of-work.ts';

/** A letter of vetting as the register takes it: the list behind it stays where it is. */
export interface IssuedLetter {
  readonly id: Id<'vetting-request'>;
  readonly regionPath: string;
  readonly regionName: string;
  readonly committeeName: string;
  readonly purpose: 'promotion' | 'important-appointment' | 'honour' | 'excellent-appraisal';
  readonly documentNo: string;
  readonly issuedOn: NonNullable<ResultUseProposal['sentOn']>;
  /** As the department fed it back. */
  readonly uses: readonly string[];
}

/** A decree of commendation: one document, however many people. */
export interface CommendationDecree {
  readonly regionPath: string;
  readonly regionName: string;
  readonly kindName: string;
  readonly documentNo: string;
  readonly organs: string;
}

/** Of which year, without what the register has already, and how many of them. */
interface AskedOfSource {
  readonly year: number;
  readonly known: readonly string[];
  readonly limit: number;
}

/** What other modules have on record of a year, in the caller's own scope there; a fixed number of statements. */
export interface UseSources {
  letters(
    db: Reader,
    scope: Scope,
    selves: Selves,
    asked: AskedOfSource,
  ): Promise<readonly IssuedLetter[]>;
  /** Letters whose list has one of these people: their lists are hidden from them, and so is the letter here. */
  lettersAbout(db: Reader, selves: Selves): Promise<readonly Id<'vetting-request'>[]>;
  decrees(
    db: Reader,
    scope: Scope,
    selves: Selves,
    asked: AskedOfSource,
  ): Promise<readonly CommendationDecree[]>;
}

export interface ResultUsesContext extends Services {
  readonly may: (caller: Caller, action: string, resource: ScopedResource) => boolean;
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  readonly sources: UseSources;
}

/** Who acts, and which letters are none of theirs. */
export interface UseActing {
  readonly command: Command;
  readonly hidden: readonly string[];
}

export interface TakenFrom {
  readonly origin: Exclude<ResultUseOrigin, 'form' | 'sheet'>;
  readonly ref: string;
}
