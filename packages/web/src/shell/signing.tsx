// Signing acts: when the server asks who one is, ask the person, then do the act once more.
import { Input, Modal } from 'antd';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../api/client.ts';
import { useSession } from './session.ts';

type Sign = <T>(act: () => Promise<T>) => Promise<T>;
const SigningContext = createContext<Sign>((act) => act());

/** Runs a signing act. Rejects with `signing.cancelled` when the person closes the dialog. */
export function useSigning(): Sign {
  return useContext(SigningContext);
}

/** Whoever closes the dialog that asks who one is ends the act without an error; a form keeps what was written. */
export function isCancelled(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'signing.cancelled';
}

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

export function SigningProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  const [proof, setProof] = useState('');
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);
  const waiting = useRef<Waiting | null>(null);
  const sign = useMemo<Sign>(
    () => async (act) => {
      try {
        return await act();
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.code !== 'access.reauthentication-required')
          throw failure;
        setProof('');
        setError('');
        setOpen(true);
        await new Promise<void>((resolve, reject) => {
          waiting.current = { resolve, reject };
        });
        return act();
      }
    },
    [],
  );
  const confirm = async () => {
    setBusy(true);
    try {
      await call('access', 'reauthenticate', { body: { proof } });
      setOpen(false);
      waiting.current?.resolve();
    } catch (failure) {
      setError(failure instanceof ApiError ? failure.message : t('error.pageHint'));
    } finally {
      setBusy(false);
    }
  };
  const cancel = () => {
    setOpen(false);
    waiting.current?.reject(new ApiError(400, { code: 'signing.cancelled', message: '' }));
  };
  const hint =
    session.kind === 'demo'
      ? t('reauth.demo', { name: session.account.displayName })
      : t('reauth.real');
  return (
    <SigningContext.Provider value={sign}>
      {children}
      <Modal
        open={isOpen}
        title={t('reauth.title')}
        okText={t('reauth.submit')}
        cancelText={t('common.cancel')}
        confirmLoading={isBusy}
        onOk={() => void confirm()}
        onCancel={cancel}
        destroyOnHidden
      >
        <div className="field">
          <label htmlFor="reauth-proof">{t('reauth.label')}</label>
          <span className="muted" id="reauth-hint">
            {hint}
          </span>
          <Input
            id="reauth-proof"
            autoFocus
            aria-describedby="reauth-hint"
            type={session.kind === 'demo' ? 'text' : 'password'}
            autoComplete={session.kind === 'demo' ? 'off' : 'current-password'}
            value={proof}
            status={error === '' ? '' : 'error'}
            onChange={(event) => setProof(event.target.value)}
            onPressEnter={() => void confirm()}
          />
          {error !== '' && (
            <span className="error" role="alert">
              {error}
            </span>
          )}
        </div>
      </Modal>
    </SigningContext.Provider>
  );
}
