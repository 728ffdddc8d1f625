// An evidence file 证据卷 on paper: what it says, in its order, and nothing of how it looks (ADR 39).

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

export interface FileColumn {
  readonly name: string;
  /** Of the width, beside the other columns. */
  readonly share: number;
}

export type FileBlock =
  /** Begins a page; in the contents and the bookmarks, with the sections below it. */
  | { readonly kind: 'part'; readonly title: string }
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly Labelled[] }
  /** One record: its number in the file, what it is, a line of what is to be known of it, and what it says. */
  | {
      readonly kind: 'entry';
      readonly number: string;
      readonly title: string;
      readonly said: string;
      readonly fields: readonly Labelled[];
    }
  /** Beside the other fields of a page: what a telephone is held over. */
  | { readonly kind: 'qr-code'; readonly label: string; readonly text: string }
  /** Of any length; its head stands on every page it comes to. */
  | {
      readonly kind: 'table';
      readonly columns: readonly FileColumn[];
      readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
    };

export interface EvidenceFile {
  readonly title: string;
  /** Of whom or what. */
  readonly subject: string;
  readonly cover: readonly Labelled[];
  /** At the foot of every page: what it was made from. */
  readonly origin: string;
  /** Read as the pages are drawn. */
  readonly blocks: Iterable<FileBlock> | AsyncIterable<FileBlock>;
}
