// Making a file: how large it will be, how much of it has come, calling it off, and that one that broke off is none.
import type { EvidenceFileView, EvidenceFormat } from '@jinze/contracts';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeFile } from '../../api/client.ts';
import { ActError, Notice } from '../../components/feedback.tsx';
import { sizeWords } from '../../components/uploads.ts';
import { hasItsEnd } from './whole-file.ts';

/** What is larger goes to the disk by the browser's own download: a page holds no more than this. */
const MOST_IN_PAGE = 512 * 1024 * 1024;
const unbroken = (bytes: number) => sizeWords(bytes).replace(' ', '\u00a0');
const FORMATS = ['pdf', 'zip'] as const;

type Making =
  | { readonly state: 'making'; readonly format: EvidenceFormat; readonly bytes: number }
  | { readonly state: 'made'; readonly name: string; readonly bytes: number }
  | { readonly state: 'broken-off'; readonly bytes: number }
  | { readonly state: 'called-off' }
  | { readonly state: 'refused'; readonly error: unknown };

function useMaking(address: (format: EvidenceFormat) => string) {
  const [making, setMaking] = useState<Making>();
  const abort = useRef<AbortController>(undefined);
  // Who leaves the page calls it off.
  useEffect(() => () => abort.current?.abort(), []);
  const make = async (format: EvidenceFormat) => {
    const { signal } = (abort.current = new AbortController());
    let bytes = 0;
    setMaking({ state: 'making', format, bytes });
    const ended = await takeFile(address(format), {
      signal,
      onBytes: (come) => {
        bytes = come;
        if (!signal.aborted) setMaking({ state: 'making', format, bytes });
      },
      isWhole: (file) => hasItsEnd(file, format),
    }).then(
      (taken): Making =>
        taken === 'broken-off' ? { state: taken, bytes } : { state: 'made', ...taken },
      (error: unknown): Making => ({ state: 'refused', error }),
    );
    setMaking(signal.aborted ? { state: 'called-off' } : ended);
  };
  return { making, make, callOff: () => abort.current?.abort() };
}

function ProgressOf({
  making: { format, bytes },
  estimate,
  onCallOff,
}: {
  making: Extract<Making, { state: 'making' }>;
  estimate: number;
  onCallOff: () => void;
}) {
  const { t } = useTranslation();
  const sizes = { come: sizeWords(bytes), estimate: sizeWords(estimate) };
  return (
    <div className="stack">
      <p role="status">{t(`evidenceFiles.making.${format}`)}</p>
      <div className="row">
        {/* What is estimated is never shown as done before it is. */}
        <progress
          aria-label={t('evidenceFiles.come', sizes)}
          value={bytes === 0 ? undefined : Math.min(bytes / estimate, 0.97)}
        />
        <span className="muted">{t('evidenceFiles.come', sizes)}</span>
        <Button onClick={onCallOff}>{t('evidenceFiles.callOff')}</Button>
      </div>
    </div>
  );
}

function Ended({ making }: { making: Exclude<Making, { state: 'making' }> }) {
  const { t } = useTranslation();
  switch (making.state) {
    case 'made':
      return (
        <Notice>
          {t('evidenceFiles.made', { name: making.name, size: sizeWords(making.bytes) })}
        </Notice>
      );
    case 'called-off':
      return <Notice>{t('evidenceFiles.calledOff')}</Notice>;
    case 'broken-off':
      return (
        <div className="error-summary no-print" role="alert">
          <p>{t('evidenceFiles.brokenOff', { size: sizeWords(making.bytes) })}</p>
        </div>
      );
    case 'refused':
      return <ActError error={making.error} />;
  }
}

export function MakeFile({
  file,
  address,
}: {
  file: EvidenceFileView;
  address: (format: EvidenceFormat) => string;
}) {
  const { t } = useTranslation();
  const { making, make, callOff } = useMaking(address);
  const isBusy = making?.state === 'making';
  return (
    <section className="card stack">
      <h2>{t('evidenceFiles.make')}</h2>
      <p className="muted">{t('evidenceFiles.makeNote')}</p>
      <p>
        {t('evidenceFiles.estimate', {
          pdf: unbroken(file.estimate.pdf),
          zip: unbroken(file.estimate.zip),
        })}
      </p>
      <div className="row">
        {FORMATS.map((format) => {
          const type = format === 'pdf' ? 'primary' : 'default';
          return file.estimate[format] > MOST_IN_PAGE ? (
            <Button key={format} type={type} href={address(format)} download>
              {t(`evidenceFiles.${format}`)}
            </Button>
          ) : (
            <Button key={format} type={type} disabled={isBusy} onClick={() => void make(format)}>
              {t(`evidenceFiles.${format}`)}
            </Button>
          );
        })}
      </div>
      {file.estimate.zip > MOST_IN_PAGE && <p>{t('evidenceFiles.large')}</p>}
      {making?.state === 'making' && (
        <ProgressOf making={making} estimate={file.estimate[making.format]} onCallOff={callOff} />
      )}
      {making !== undefined && making.state !== 'making' && <Ended making={making} />}
    </section>
  );
}
