// Checking evidence without signing in and without uploading it: a file and whose keys to trust in, a verdict out.
import type { TokenReader } from '@jinze/ledger/timestamp';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, Input, Radio } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/feedback.tsx';
import { usePageTitle } from '../../components/page-head.tsx';
import { switchLanguage } from '../../i18n/index.ts';
import { WORDS } from '../../offline/verify-words.ts';
import '../../theme/verdict.css';
import { CertificateChoice } from './certificate-choice.tsx';
import { checkEvidence, installationPolicy, type Trusted } from './check-evidence.ts';
import { CodeCheck } from './code-check.tsx';
import { VerdictView } from './verdict-view.tsx';

function useWords() {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return { t, language, words: WORDS[language] } as const;
}

function FilePicker({ onFile }: { onFile: (file: File) => void }) {
  const { words } = useWords();
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file !== undefined) onFile(file);
  };
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <label
      className={isOver ? 'drop over no-print' : 'drop no-print'}
      onDragEnter={over(true)}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event);
        take(event.dataTransfer.files[0]);
      }}
    >
      <strong>{words.drop}</strong>
      <span className="muted">{words.dropHint}</span>
      <input
        type="file"
        accept=".evp,.tlog-proof"
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file chosen again, after it was changed, is a new one.
          event.target.value = '';
        }}
      />
    </label>
  );
}

function PolicyChoice({
  trusted,
  installation,
  onChange,
}: {
  trusted: Trusted;
  installation: string | null;
  onChange: (trusted: Trusted) => void;
}) {
  const { words } = useWords();
  return (
    <fieldset className="card no-print policy-choice">
      <legend>{words.policy}</legend>
      <Radio.Group
        value={trusted.source}
        onChange={({ target }) => {
          const source = target.value as Trusted['source'];
          onChange({ source, text: source === 'installation' ? (installation ?? '') : '' });
        }}
      >
        {installation !== null && <Radio value="installation">{words.policyInstallation}</Radio>}
        <Radio value="package">{words.policyPackage}</Radio>
        <Radio value="own">{words.policyOwn}</Radio>
      </Radio.Group>
      {trusted.source === 'installation' && <p className="muted">{words.policyInstallationHint}</p>}
      {trusted.source === 'own' && (
        <>
          <p className="muted">{words.policyHint}</p>
          <Input.TextArea
            aria-label={words.policyPaste}
            placeholder={words.policyPaste}
            rows={5}
            value={trusted.text}
            onChange={({ target }) => onChange({ source: 'own', text: target.value })}
          />
          <label>
            {words.policyFile}{' '}
            <input
              type="file"
              accept=".txt,text/plain"
              onChange={({ target }) => {
                void target.files?.[0]?.text().then((text) => onChange({ source: 'own', text }));
              }}
            />
          </label>
        </>
      )}
    </fieldset>
  );
}

/** Who reads time stamps, if anybody does, and the how-manieth: of the same names may be another certificate. */
interface Stamps {
  readonly reader: TokenReader | undefined;
  readonly turn: number;
}

/** A file as it was given, and the how-manieth: the same name and size may hold something else. */
interface Given {
  readonly file: File;
  readonly turn: number;
}

function Verdict({
  given: { file, turn },
  trusted,
  stamps,
}: {
  given: Given;
  trusted: Trusted;
  stamps: Stamps;
}) {
  const { words, language } = useWords();
  const check = useQuery({
    queryKey: ['verify', 'file', turn, trusted, stamps.turn, language],
    queryFn: async () => ({ answer: await checkEvidence(file, trusted, stamps.reader, language) }),
    // The file is the person's, not the page's: it is not kept once it is no longer shown.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const place = useRef<HTMLDivElement>(null);
  const seen = useRef(0);
  const isDone = !check.isPending;
  // The answer first: after a file is chosen it comes into view, after a change of keys it stays where it is.
  useEffect(() => {
    if (!isDone || seen.current === turn) return;
    seen.current = turn;
    place.current?.scrollIntoView({ block: 'start' });
  }, [isDone, turn]);
  if (check.isPending)
    return (
      <>
        <p className="muted" role="status">
          {words.working}
        </p>
        <Loading lines={6} />
      </>
    );
  return (
    <div className="stack" ref={place}>
      <VerdictView answer={check.data?.answer} name={file.name} words={words} />
    </div>
  );
}

export function VerifyPage() {
  const { t, words } = useWords();
  const [given, setGiven] = useState<Given | undefined>(undefined);
  const [chosen, setChosen] = useState<Trusted | undefined>(undefined);
  const [stamps, setStamps] = useState<Stamps>({ reader: undefined, turn: 0 });
  const policy = useQuery({
    queryKey: ['verify', 'installation-policy'],
    queryFn: installationPolicy,
    retry: false,
  });
  const installation = policy.data ?? null;
  const trusted: Trusted =
    chosen ??
    (installation === null
      ? { source: 'package', text: '' }
      : { source: 'installation', text: installation });
  // Whoever comes with a code asks about a document first.
  const { code } = useSearch({ from: '/verify' });
  const [hasCode] = useState(code !== undefined);
  const title = hasCode ? t('papers.check.title') : words.heading;
  const heading = usePageTitle(title);
  return (
    <main className="verify stack">
      <div className="row no-print">
        <span className="logo">
          <i aria-hidden="true">责</i>
          {t('app.name')}
        </span>
        <span className="spacer" />
        {given !== undefined && <Button onClick={() => print()}>{t('common.print')}</Button>}
        <button type="button" className="link-button" onClick={() => void switchLanguage()}>
          {t('app.language')}
        </button>
        <Link to="/sign-in">{words.signIn}</Link>
      </div>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {!hasCode && <p className="muted no-print">{words.online}</p>}
      </div>
      {hasCode && (
        <>
          <CodeCheck isAlone />
          <div className="no-print">
            <h2>{words.heading}</h2>
            <p className="muted">{words.online}</p>
          </div>
        </>
      )}
      <FilePicker
        onFile={(file) => setGiven((before) => ({ file, turn: (before?.turn ?? 0) + 1 }))}
      />
      {!policy.isPending && (
        <PolicyChoice trusted={trusted} installation={installation} onChange={setChosen} />
      )}
      <CertificateChoice
        stamps={stamps.reader}
        words={words}
        onChange={(reader) => setStamps(({ turn }) => ({ reader, turn: turn + 1 }))}
      />
      {given !== undefined && !policy.isPending && (
        <Verdict given={given} trusted={trusted} stamps={stamps} />
      )}
      {!hasCode && <CodeCheck />}
    </main>
  );
}
