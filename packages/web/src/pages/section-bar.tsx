// What can be done with a section now, and doing it: signing, revising, reminding, adding the scan of a paper.
import type { Section } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { useSigning } from '../shell/signing.tsx';
import { listAddress } from './list-address.ts';
import { SectionStateTag } from './section-state.tsx';

/** `onNext`: the act made another edition, which is the one to look at now. */
export function useSectionActs(
  section: Section | undefined,
  setNotice: (words: string) => void,
  onNext: (id: Id<'section'>, words: string) => void,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const sign = useSigning();
  const keep = (words: string) => {
    setNotice(words);
    void queryClient.invalidateQueries();
  };
  /** A conflict shows the newer state: the person looks at it and decides again. */
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 409)
      void queryClient.invalidateQueries({ queryKey: ['duties'] });
  };
  const params = { sectionId: section?.id as Id<'section'> };
  const chosen = { id: params.sectionId, version: section?.version ?? 0 };
  const acknowledge = useMutation({
    mutationFn: (idempotencyKey: string) =>
      sign(() => call('duties', 'acknowledge', { body: { sections: [chosen] }, idempotencyKey })),
    onSuccess: () => keep(t('section.signedNotice')),
    onError,
  });
  const revise = useMutation({
    mutationFn: (idempotencyKey: string) =>
      call('duties', 'revise', { params, body: { version: chosen.version }, idempotencyKey }),
    onSuccess: ({ id }) => {
      if (id === section?.id) return keep(t('section.revisedNotice'));
      void queryClient.invalidateQueries();
      onNext(id, t('section.revisedNotice'));
    },
    onError,
  });
  const remind = useMutation({
    mutationFn: (idempotencyKey: string) =>
      call('duties', 'remind', { body: { sections: [chosen] }, idempotencyKey }),
    onSuccess: ({ from, withoutLiaison }) =>
      keep(
        from === null
          ? t('section.noLiaison', { name: withoutLiaison.join('、') })
          : t('section.reminded', { at: writtenInstant(from) }),
      ),
    onError,
  });
  const scan = useMutation({
    mutationFn: (file: File) => call('duties', 'scan', { params, file, idempotencyKey: newKey() }),
    onSuccess: () => keep(t('section.scanNotice')),
    onError,
  });
  return { acknowledge, revise, remind, scan, keep };
}

export type SectionDialog = 'approve' | 'issue' | 'object' | 'paper' | null;

function ScanButton({ onFile, isBusy }: { onFile: (file: File) => void; isBusy: boolean }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('section.addScan')}
        accept=".pdf,.png,.jpg,.jpeg"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Button loading={isBusy} onClick={() => input.current?.click()}>
        {t('section.addScan')}
      </Button>
    </>
  );
}

export function SectionBar({
  section,
  acts,
  onDialog,
}: {
  section: Section;
  acts: ReturnType<typeof useSectionActs>;
  onDialog: (dialog: SectionDialog) => void;
}) {
  const { t } = useTranslation();
  const has = (act: Section['may'][number]) => section.may.includes(act);
  return (
    <div className="row no-print section-bar">
      <Link to="/duties" search={listAddress()}>
        {t('section.backToList')}
      </Link>
      {section.inForceOfYear > 1 && (
        <Link
          to="/duties/people/$personId"
          params={{ personId: section.personId }}
          search={{ year: section.year }}
        >
          {t('section.wholeYear')}
        </Link>
      )}
      <SectionStateTag state={section.state} />
      {section.edition > 1 && (
        <span className="tag">{t('section.edition', { edition: section.edition })}</span>
      )}
      <span className="spacer" />
      {has('acknowledge') && (
        <Button
          type="primary"
          loading={acts.acknowledge.isPending}
          onClick={() => acts.acknowledge.mutate(newKey())}
        >
          {t('section.acknowledge')}
        </Button>
      )}
      {has('object') && <Button onClick={() => onDialog('object')}>{t('section.object')}</Button>}
      {has('approve') && (
        <Button type="primary" onClick={() => onDialog('approve')}>
          {t('duties.approve')}
        </Button>
      )}
      {has('issue') && (
        <Button type="primary" onClick={() => onDialog('issue')}>
          {t('duties.issue')}
        </Button>
      )}
      {has('remind') && (
        <Button loading={acts.remind.isPending} onClick={() => acts.remind.mutate(newKey())}>
          {t('section.remind')}
        </Button>
      )}
      {has('paper') && <Button onClick={() => onDialog('paper')}>{t('section.paper')}</Button>}
      {has('scan') && (
        <ScanButton isBusy={acts.scan.isPending} onFile={(file) => acts.scan.mutate(file)} />
      )}
      {has('revise') && (
        <Button loading={acts.revise.isPending} onClick={() => acts.revise.mutate(newKey())}>
          {t('section.revise')}
        </Button>
      )}
      <Button onClick={() => print()}>{t('common.print')}</Button>
    </div>
  );
}
