// Checking a file in this browser: the ledger's read side loads only when a file is there to be checked.
import type { Line } from '@jinze/ledger/evidence';
import type { TokenReader } from '@jinze/ledger/timestamp';

export type Language = 'zh' | 'en';

export type Answer =
  | { readonly refused: string }
  | { readonly result: string; readonly words: string; readonly lines: readonly Line[] };

/** Whose keys a check uses: of the package, of this installation, or what the person has brought. */
export interface Trusted {
  readonly source: 'package' | 'installation' | 'own';
  readonly text: string;
}

/** Undefined where the file has no certificate, or can no longer be read. What reads time stamps loads only for this. */
export async function certificatesIn(file: File): Promise<TokenReader | undefined> {
  const { tokenReader } = await import('@jinze/ledger/timestamp');
  const bytes = await file.arrayBuffer().catch(() => undefined);
  return bytes === undefined ? undefined : tokenReader(new Uint8Array(bytes));
}

/** Undefined where the file can no longer be read, as when a stick was pulled. */
export async function checkEvidence(
  file: File,
  { source, text }: Trusted,
  stamps: TokenReader | undefined,
  language: Language,
): Promise<Answer | undefined> {
  const { linesOf, refusalWords, resultWords, verifyFile } = await import('@jinze/ledger/evidence');
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return undefined;
  const hasPolicy = source !== 'package' && text.trim() !== '';
  const verdict = await verifyFile(new Uint8Array(bytes), {
    ...(hasPolicy ? { policy: text, isPolicyOffered: source === 'installation' } : {}),
    verifyToken: stamps?.verifyToken,
  });
  if (!verdict.ok) return { refused: refusalWords(verdict.error, language) };
  return {
    result: verdict.value.result,
    words: resultWords(verdict.value, language),
    lines: linesOf(verdict.value, language),
  };
}

/** The policy that this installation publishes; null where it has none (the page's own address answers with a page). */
export async function installationPolicy(): Promise<string | null> {
  const response = await fetch('/ledger/policy').catch(() => undefined);
  const isText = response?.headers.get('content-type')?.startsWith('text/plain') === true;
  return response?.ok === true && isText ? response.text() : null;
}
