// What every part of the editor works on: the scheme, its faults by place, and which place is open.
import type { Scheme } from '@jinze/rules/scoring';
import { createContext, useContext } from 'react';
import type { SchemeDraft } from './use-scheme-draft.ts';

/** A fault or a gap, in words, at its place. */
export interface Problem {
  readonly path: string;
  readonly place: string;
  readonly text: string;
}

export interface Editor extends Pick<SchemeDraft, 'change'> {
  readonly scheme: Scheme;
  readonly problems: readonly Problem[];
  /** The path of what is open for editing; one at a time. */
  readonly open: string | undefined;
  readonly setOpen: (path: string | undefined) => void;
  readonly isReadOnly: boolean;
}

const EditorContext = createContext<Editor | undefined>(undefined);
export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('outside of the editor');
  return editor;
}

export const placeId = (path: string) => `at-${path.replaceAll('.', '-')}`;

/** What is open when a fault at the path is shown: the item, the section, the veto, or the part of the page. */
export function unitOf(path: string): string {
  const item = /^(sections\.\d+(?:\.sections\.\d+)*\.items\.\d+)/.exec(path)?.[1];
  if (item !== undefined) return item;
  const section = /^(sections\.\d+(?:\.sections\.\d+)*)/.exec(path)?.[1];
  if (section !== undefined) return section;
  const veto = /^(vetoes\.\d+)/.exec(path)?.[1];
  if (veto !== undefined) return veto;
  const [part = ''] = path.split('.');
  return ['grades', 'quotas', 'consequences'].includes(part) ? 'grades' : 'basics';
}
