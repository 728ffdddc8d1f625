// What evidence files need beside the shared services.
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from '../accountability/index.ts';
import type { LedgerContext } from '../ledger/index.ts';

export interface EvidenceFilesContext extends Services {
  readonly scopeFor: (caller: Caller, action: string) => Scope | undefined;
  readonly ledger: LedgerContext;
  readonly accountability: AccountabilityContext;
  /** Where the public reaches this server, for the address of `/verify`. */
  readonly publicUrl: string | undefined;
}
