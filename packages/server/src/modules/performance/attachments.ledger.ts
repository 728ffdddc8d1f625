// How attachments read back from their tables what their changes said: a file is named by the hash of the bytes that are kept.
import type { Id, JsonObject } from '@jinze/kernel';
import type { RecordSource } from '../../platform/record-source.ts';
import { attachmentFields, contentHashes, eachContent } from './attachments.store.ts';

export const attachmentSource: RecordSource = {
  ...attachmentFields,
  persons: ({ fields }) => fields.persons as Id<'person'>[],
  files: { fields: ['file'], contents: eachContent },
  read: async (db, ids) => {
    const held = await attachmentFields.read(db, ids);
    const hashes = await contentHashes(
      db,
      held.map(({ id }) => id),
    );
    return held.map(({ fields: { file, ...fields }, ...record }) => ({
      ...record,
      fields: {
        ...fields,
        file: { ...(file as JsonObject), hash: hashes.get(record.id) ?? null },
      },
    }));
  },
};
