// A verdict as people read it: the answer first, then each statement with its mark in words; values open on demand.
import type { Line } from '@jinze/ledger/evidence';
import { useEffect, useRef } from 'react';
import type { WORDS } from '../../offline/verify-words.ts';
import type { Answer } from './check-evidence.ts';

type Words = (typeof WORDS)[keyof typeof WORDS];

function Statement({ line, words }: { line: Line; words: Words }) {
  const { holds, text, details } = line;
  return (
    <li className={holds}>
      <details open={holds !== 'yes'}>
        <summary>
          <span className="mark">{words.holds[holds]}</span>
          <span>{text}</span>
        </summary>
        <dl>
          {details.map(([label, value], index) => (
            // Two values may have one label; their order never changes.
            <div key={`${index} ${label}`} className="value">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

export function VerdictView({
  answer,
  name,
  words,
}: {
  answer: Answer | undefined;
  name: string;
  words: Words;
}) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // On paper everything is open: nobody can press on it.
    const open = () => {
      for (const details of list.current?.querySelectorAll('details') ?? []) details.open = true;
    };
    addEventListener('beforeprint', open);
    return () => removeEventListener('beforeprint', open);
  }, []);
  if (answer === undefined || 'refused' in answer)
    return (
      <div className="verdict does-not-hold" role="alert">
        <h2>{answer?.refused ?? words.unreadable}</h2>
        <p className="muted">{name}</p>
      </div>
    );
  return (
    <>
      <div className={`verdict ${answer.result}`} role="status">
        <h2>{answer.words}</h2>
        <p className="muted">{name}</p>
      </div>
      <ul className="statements" ref={list}>
        {answer.lines.map((line, index) => (
          <Statement key={`${index} ${line.text}`} line={line} words={words} />
        ))}
      </ul>
      <p className="muted">{words.meaning}</p>
    </>
  );
}
