import type { DocumentKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { DocumentSource } from '../../platform/document-source.ts';
import { documentOf } from './documents.view.ts';

describe('the register of document numbers', () => {
  const source = (kind: DocumentKind, isConcealed: boolean): DocumentSource => ({
    kind,
    stream: 'task',
    isNumbered: true,
    isPersonal: true,
    isConcealed,
    find: async () => undefined,
  });
  const sources = [source('talk-minutes', true), source('task-notice', false)];
  const documentId = '0190a0b0-0000-7000-8000-000000000001' as Id<'document'>;

  it('leads to the document that bears a number, and of one known to few tells neither it nor its kind', () => {
    const told = documentOf({ sources }, { kind: 'task-notice', document_id: documentId });
    expect(told).toEqual({ kind: 'task-notice', documentId });
    const kept = documentOf({ sources }, { kind: 'talk-minutes', document_id: documentId });
    expect(kept).toEqual({ kind: null, documentId: null });
  });
});
