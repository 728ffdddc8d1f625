// 任职与分管关系 of one accident to who is named to read it and sees nothing else of the accident.
import type { Id } from '@jinze/kernel';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { ChainReading } from './chain-part.tsx';
import './accidents.css';

export function ChainPage() {
  const { t } = useTranslation();
  const { accidentId } = useParams({ from: '/app/accidents/$accidentId/chain' });
  if (!may(useSession(), 'accidents.read-chain')) return <NotFound />;
  return (
    <div className="stack accident">
      <PageHead title={t('accidents.chain.pageTitle')} sub={t('accidents.chain.pageSub')} />
      <ChainReading
        key={accidentId}
        accidentId={accidentId as Id<'accident'>}
        onDone={() => undefined}
      />
    </div>
  );
}
