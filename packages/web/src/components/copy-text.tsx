// A long text, shown whole or by its beginning, with a button that copies all of it.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export function CopyText({
  text,
  what,
  shown = text,
}: {
  text: string;
  /** What it is, for the button's name. */
  what: string;
  shown?: string;
}) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <span className="copy-text">
      <code title={text}>{shown}</code>
      {/* Offered over https and on this machine only; otherwise the text is selected by hand. */}
      {navigator.clipboard !== undefined && (
        <Button
          size="small"
          type="text"
          className="no-print"
          aria-label={t('ledger.copyOf', { what })}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {isCopied ? t('common.copied') : t('common.copy')}
        </Button>
      )}
    </span>
  );
}
