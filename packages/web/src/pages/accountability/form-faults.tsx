// What is wrong in a form's own parts, said at the field it is about: by the ids that its summary leads to.
import { createContext, type ReactNode, useContext } from 'react';
import type { FormProblem } from '../../components/form-page.tsx';

const Faults = createContext<readonly FormProblem[]>([]);
export const FaultsProvider = Faults.Provider;

export interface FaultOf {
  /** For the input itself. */
  readonly input: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby'?: string;
    readonly status?: 'error';
  };
  /** Beside it. */
  readonly note: ReactNode;
}

export function useFaults(): (id: string) => FaultOf {
  const found = useContext(Faults);
  return (id) => {
    const fault = found.find((one) => one.id === id);
    return fault === undefined
      ? { input: { id, 'aria-invalid': false }, note: null }
      : {
          input: {
            id,
            'aria-invalid': true,
            'aria-describedby': `${id}-error`,
            status: 'error',
          },
          note: (
            <span id={`${id}-error`} className="error">
              {fault.message}
            </span>
          ),
        };
  };
}
