// The form of a document as it was opened: whoever fills it in is told when its record has moved, not moved along with it.
import type { DocumentForm, DocumentKind } from '@jinze/contracts';

/** Begun anew each time it is opened, and never read again under the hands of who fills it in. */
export const formOf = (
  {
    kind,
    stream,
    of,
    part,
  }: { kind: DocumentKind; stream: string; of: string; part?: string | undefined },
  read: () => Promise<DocumentForm>,
) => ({
  queryKey: ['documents', 'form', kind, stream, of, part],
  queryFn: read,
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
});
