// A code from below the text of an official document: which document it is and where it stands, for anybody.
import type { CheckedDocument } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { FactLine } from '../../components/fact-line.tsx';
import { ActError, Loading } from '../../components/feedback.tsx';
import { originOf } from '../documents/record-link.tsx';

function Found({ found }: { found: CheckedDocument }) {
  const { t } = useTranslation();
  const title = found.title ?? t(`papers.kinds.${found.kind}`);
  const { place, checkpoint } = found;
  return (
    <div
      className={found.state === 'withdrawn' ? 'verdict does-not-hold' : 'verdict'}
      role="status"
    >
      <h2>
        {found.withdrawnOn === null
          ? t('papers.check.found', { title })
          : t('papers.check.foundWithdrawn', { title, on: found.withdrawnOn })}
      </h2>
      <dl className="lines wide">
        <FactLine label={t('papers.check.kind')}>{t(`papers.kinds.${found.kind}`)}</FactLine>
        <FactLine label={t('papers.check.number')}>
          {found.number ?? t('papers.check.noNumber')}
        </FactLine>
        <FactLine label={t('papers.check.organs')}>{found.organs.join('、')}</FactLine>
        <FactLine label={t('papers.check.maker')}>
          {t(`papers.check.makers.${found.maker.as}`, found.maker)}
        </FactLine>
        <FactLine label={t('papers.check.dated')}>{found.dated}</FactLine>
        <FactLine label={t('papers.check.made')}>{writtenInstant(found.madeAt)}</FactLine>
        <FactLine label={t('papers.check.of')}>
          {originOf({ ...found, origin: found.of }, t)}
        </FactLine>
        <FactLine label={t('papers.check.place')}>
          {place === null || checkpoint === null
            ? t('papers.check.noPlace')
            : t('papers.check.placeAs', {
                number: place.index + 1,
                at: writtenInstant(place.sealedAt),
                size: checkpoint.size,
                root: checkpoint.root,
              })}
        </FactLine>
      </dl>
      <p className="muted">{t('papers.check.meaning')}</p>
    </div>
  );
}

/** What is asked stands in the address: a printed address with the code answers by itself. */
export function CodeCheck({ isAlone = false }: { isAlone?: boolean }) {
  const { t } = useTranslation();
  const { code } = useSearch({ from: '/verify' });
  const navigate = useNavigate({ from: '/verify' });
  const [typed, setTyped] = useState(code ?? '');
  const check = useQuery({
    queryKey: ['verify', 'code', code],
    queryFn: () => call('documents', 'check', { query: { code: code ?? '' } }),
    enabled: code !== undefined,
    retry: false,
  });
  return (
    <section className="card stack">
      {!isAlone && <h2>{t('papers.check.title')}</h2>}
      <p className="muted no-print">{t('papers.check.hint')}</p>
      <Input.Search
        className="no-print"
        aria-label={t('papers.check.code')}
        placeholder="0000-0000-0000-0000"
        value={typed}
        maxLength={40}
        enterButton={t('papers.check.check')}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => {
          if (text.trim() !== '') void navigate({ search: { code: text.trim() } });
        }}
      />
      {code !== undefined && check.isPending && <Loading lines={3} />}
      <ActError error={check.error} />
      {check.data !== undefined && <Found found={check.data} />}
    </section>
  );
}
