// Whose time stamps count: the certificate of an authority, chosen from a file that stays here.
import type { TokenReader } from '@jinze/ledger/timestamp';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { WORDS } from '../../offline/verify-words.ts';
import { certificatesIn } from './check-evidence.ts';

export function CertificateChoice({
  stamps,
  words,
  onChange,
}: {
  stamps: TokenReader | undefined;
  words: (typeof WORDS)[keyof typeof WORDS];
  onChange: (stamps: TokenReader | undefined) => void;
}) {
  const [isBad, setBad] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const turn = useRef(0);
  const take = async (file: File | undefined) => {
    turn.current += 1;
    const own = turn.current;
    const read = file && (await certificatesIn(file));
    // Chosen again meanwhile: the newest file counts, however long the one before took.
    if (own !== turn.current) return;
    setBad(file !== undefined && read === undefined);
    onChange(read);
  };
  return (
    <fieldset className="card no-print policy-choice">
      <legend>{words.certificate}</legend>
      <p className="muted">{words.certificateHint}</p>
      <label>
        {words.certificateFile}{' '}
        <input
          ref={input}
          type="file"
          accept=".pem,.crt,.cer,.der"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </label>
      {isBad && (
        <p className="error-summary" role="alert">
          {words.certificateBad}
        </p>
      )}
      {stamps !== undefined && (
        <div className="row">
          <span className="certificate-names" role="status">
            {words.certificateUsed}
            {stamps.authorities.join('；')}
          </span>
          <Button
            size="small"
            onClick={() => {
              if (input.current !== null) input.current.value = '';
              void take(undefined);
            }}
          >
            {words.certificateLeave}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
