// A button beside an opened conclusion: the same on one page, for whoever may make it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import { MakeDialog } from './make-dialog.tsx';

const KIND = 'conclusion-sheet';

export function ConclusionPaper({
  stream,
  of,
  part,
}: {
  stream: string;
  of: string;
  /** Which conclusion of the record. */
  part: string;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['documents', 'list', stream, of, part],
    queryFn: () => call('documents', 'list', { query: { stream, of, part, limit: 1 } }),
    enabled: may(session, 'documents.list'),
  });
  if (data?.offers.includes(KIND) !== true) return null;
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {t('papers.sheetOf')}
      </Button>
      {isOpen && (
        <MakeDialog
          kind={KIND}
          stream={stream}
          of={of}
          part={part}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
