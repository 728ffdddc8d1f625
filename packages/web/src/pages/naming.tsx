// What a body, a post or a person was called before, and the act of renaming or correcting the name.
import type { NameRow } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today, writtenInstant } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { Notice } from '../components/feedback.tsx';
import type { FieldDefinition } from '../components/form-page.tsx';

/** What bears the name; a person's name is corrected more often than it changes. */
export interface Named {
  readonly subject: 'organ' | 'post' | 'person';
  readonly id: string;
  readonly name: string;
  readonly nameVersion: number;
  readonly names: readonly NameRow[];
}

type Kind = 'renamed' | 'corrected';

/** Former names, and names recorded wrongly, in one quiet line; nothing when there are none. */
export function FormerNames({ name, names }: Pick<Named, 'name' | 'names'>) {
  const { t } = useTranslation();
  const known = names.filter((one) => one.supersededAt === null);
  const former = known.filter((one) => one.to !== null);
  const gone = names.filter((one) => known.every((other) => other.name !== one.name));
  const wrong = [...new Map(gone.map((one) => [one.name, one])).values()];
  const present = known.find((one) => one.to === null);
  if (former.length + wrong.length === 0) return null;
  return (
    <p className="muted">
      {[
        ...former.map((one) => t('naming.former', { name: one.name, to: one.to ?? '' })),
        ...(present?.documentNo === undefined || present.documentNo === null
          ? []
          : [t('naming.since', { name, from: present.from ?? '', document: present.documentNo })]),
        ...wrong.map((one) =>
          t('naming.wrong', {
            name: one.name,
            at: one.supersededAt === null ? '' : writtenInstant(one.supersededAt),
          }),
        ),
      ].join(' · ')}
    </p>
  );
}

function useFields(kind: Kind, isDated: boolean): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const name = { name: 'name', label: t(`naming.name.${kind}`) };
  const day = { name: 'on', label: t(`naming.on.${kind}`), kind: 'date' } as const;
  const document = { name: 'documentNo', label: t('naming.documentNo') };
  if (kind === 'renamed') return [name, day, document];
  return [
    name,
    ...(isDated ? [day, document] : []),
    { name: 'reason', label: t('naming.reason'), kind: 'long' },
  ];
}

async function send(
  { subject, id, nameVersion: version }: Named,
  kind: Kind,
  values: Readonly<Record<string, string>>,
  idempotencyKey: string,
): Promise<void> {
  const shared = { version, name: values['name'] ?? '' };
  const day = (values['on'] ?? '') as never;
  const document = values['documentNo'] ?? '';
  const body =
    kind === 'renamed'
      ? { ...shared, kind, on: day, documentNo: document }
      : {
          ...shared,
          kind,
          on: day === '' ? null : day,
          documentNo: document === '' ? null : document,
          reason: values['reason'] ?? '',
        };
  if (subject === 'organ')
    await call('posts', 'renameOrgan', { params: { organId: id as never }, body, idempotencyKey });
  else if (subject === 'post')
    await call('posts', 'retitlePost', { params: { postId: id as never }, body, idempotencyKey });
  else
    await call('posts', 'renamePerson', {
      params: { personId: id as never },
      body,
      idempotencyKey,
    });
}

function NamingDialog({
  named,
  kind,
  onDone,
  onClose,
}: {
  named: Named;
  kind: Kind;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const present = named.names.find((one) => one.supersededAt === null && one.to === null);
  const isDated = present !== undefined && present.from !== null;
  return (
    <ActDialog
      title={t(`naming.title.${kind}`, { name: named.name })}
      fields={useFields(kind, isDated)}
      initial={
        kind === 'renamed'
          ? { on: today() }
          : { name: named.name, on: present?.from ?? '', documentNo: present?.documentNo ?? '' }
      }
      submit={t(`naming.act.${kind}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await send(named, kind, values, idempotencyKey);
        onDone(t(`naming.done.${kind}`));
      }}
    >
      <p className="muted">{t(`naming.hint.${kind}`)}</p>
    </ActDialog>
  );
}

/** The two acts for a page's head, the dialog that is open, and what is said once it is done. */
export function useNaming(named: Named | undefined, may: readonly string[]) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<Kind>();
  const [words, setWords] = useState('');
  const kinds: readonly Kind[] =
    named?.subject === 'person' ? ['corrected', 'renamed'] : ['renamed', 'corrected'];
  const acts: ReactNode = may.includes('rename')
    ? kinds.map((one) => (
        <Button key={one} onClick={() => setKind(one)}>
          {t(`naming.act.${one}`)}
        </Button>
      ))
    : null;
  return {
    acts,
    notice: words === '' ? null : <Notice>{words}</Notice>,
    dialog:
      kind === undefined || named === undefined ? null : (
        <NamingDialog
          named={named}
          kind={kind}
          onClose={() => setKind(undefined)}
          onDone={(next) => {
            setKind(undefined);
            setWords(next);
            void queryClient.invalidateQueries();
          }}
        />
      ),
  };
}
