// Which dialog of an appointment is open, and what is said and read anew once it is done.
import type { AppointmentHistory } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Notice } from '../components/feedback.tsx';
import { AppointmentDialog } from './appointment-acts.tsx';
import type { AppointmentAct } from './appointment-history.tsx';

export function useAppointmentActs(): {
  readonly onAct: (act: AppointmentAct, appointment: AppointmentHistory) => void;
  readonly done: (words: string) => void;
  readonly notice: ReactNode;
  readonly dialog: ReactNode;
} {
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<{ act: AppointmentAct; appointment: AppointmentHistory }>();
  const [words, setWords] = useState('');
  const done = (next: string) => {
    setOpen(undefined);
    setWords(next);
    void queryClient.invalidateQueries();
  };
  return {
    onAct: (act, appointment) => setOpen({ act, appointment }),
    done,
    notice: words === '' ? null : <Notice>{words}</Notice>,
    dialog:
      open === undefined ? null : (
        <AppointmentDialog {...open} onDone={done} onClose={() => setOpen(undefined)} />
      ),
  };
}
