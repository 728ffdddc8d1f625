import type { DocumentKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { DocumentSource } from '../../platform/document-source.ts';
import { documentOf, readCode } from './documents.view.ts';

it('a code is read as it is typed: in small letters, in full width, with letters it has none of', () => {
  for (const typed of [
    'rn70-ae42-snq2-5yjm',
    'ＲＮ７０－ＡＥ４２－ＳＮＱ２－５ＹＪＭ',
    ' RN7O AE42 SNQ2 5YJM',
  ])
    expect(readCode(typed)).toBe('RN70AE42SNQ25YJM');
});

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
