// What is laid down on late entries, here and above: from when on a record is late, and whether a late one counts.
import type { LateRuleView } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, runsBodiesOf, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';

function WithdrawRule({ rule, onClose }: { rule: LateRuleView; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['late-rules'] });
  return (
    <ActDialog
      title={t('lateRules.withdrawTitle')}
      lead={
        <p>
          {rule.title}（{rule.documentNo}）
        </p>
      }
      fields={[{ name: 'reason', label: t('lateRules.withdrawReason'), kind: 'long' }]}
      submit={t('lateRules.withdraw')}
      onClose={onClose}
      onSubmit={async ({ reason = '' }, idempotencyKey) => {
        try {
          await call('fulfilment', 'withdrawLateRule', {
            params: { ruleId: rule.id },
            body: { version: rule.version, reason },
            idempotencyKey,
          });
        } catch (error) {
          // Withdrawn meanwhile by another: the list behind the dialog shows it.
          if (error instanceof ApiError && error.status === 409) await refresh();
          throw error;
        }
        onClose();
        await refresh();
      }}
    >
      <p className="muted">{t('lateRules.withdrawHint')}</p>
    </ActDialog>
  );
}

function Rule({ rule, mayWithdraw }: { rule: LateRuleView; mayWithdraw: boolean }) {
  const { t } = useTranslation();
  const [isWithdrawing, setWithdrawing] = useState(false);
  return (
    <li>
      <div className="entry-head">
        <h3>
          {t(rule.doesCount ? 'lateRules.counts' : 'lateRules.countsNot', {
            days: rule.afterDays,
          })}
        </h3>
        {mayWithdraw && (
          <Button size="small" onClick={() => setWithdrawing(true)}>
            {t('lateRules.withdraw')}
          </Button>
        )}
      </div>
      <p className="muted">
        {t('lateRules.from', {
          title: rule.title,
          number: rule.documentNo,
          date: rule.validFrom,
          by: rule.recordedBy,
        })}
      </p>
      {isWithdrawing && <WithdrawRule rule={rule} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}

const empty = () => ({
  afterDays: 15,
  doesCount: true,
  documentNo: '',
  title: '',
  validFrom: today(),
});

function Form({ region }: { region: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [rule, setRule] = useState(empty);
  const layDown = useMutation({
    mutationFn: () => call('fulfilment', 'layDownLateRule', { body: { ...rule, region } as never }),
    onSuccess: async () => {
      setRule(empty());
      await queryClient.invalidateQueries({ queryKey: ['late-rules'] });
    },
  });
  return (
    <form
      className="card form"
      onSubmit={(event) => {
        event.preventDefault();
        layDown.mutate();
      }}
    >
      <h2>{t('lateRules.add')}</h2>
      <div className="field">
        <label htmlFor="after-days">{t('lateRules.afterDays')}</label>
        <InputNumber
          id="after-days"
          min={1}
          max={366}
          value={rule.afterDays}
          onChange={(next) => setRule({ ...rule, afterDays: next ?? 1 })}
        />
      </div>
      <fieldset className="choice-group">
        <legend>{t('lateRules.doesCount')}</legend>
        <Radio.Group
          value={rule.doesCount}
          options={[
            { value: true, label: t('lateRules.yes') },
            { value: false, label: t('lateRules.no') },
          ]}
          onChange={(event) => setRule({ ...rule, doesCount: event.target.value === true })}
        />
      </fieldset>
      <div className="field">
        <label htmlFor="rule-title">{t('lateRules.title')}</label>
        <Input
          id="rule-title"
          required
          maxLength={120}
          value={rule.title}
          onChange={(event) => setRule({ ...rule, title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="rule-number">{t('lateRules.documentNo')}</label>
        <Input
          id="rule-number"
          required
          maxLength={120}
          value={rule.documentNo}
          onChange={(event) => setRule({ ...rule, documentNo: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="rule-from">{t('lateRules.validFrom')}</label>
        <Input
          id="rule-from"
          type="date"
          required
          value={rule.validFrom}
          onChange={(event) => setRule({ ...rule, validFrom: event.target.value })}
        />
      </div>
      <ActError error={layDown.error} />
      <Button type="primary" htmlType="submit" loading={layDown.isPending}>
        {t('lateRules.submit')}
      </Button>
    </form>
  );
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const rules = useQuery({
    queryKey: ['late-rules', region.path],
    queryFn: () => call('fulfilment', 'lateRules', { query: { region: region.path } }),
  });
  const isOwn =
    may(session, 'performance.lay-down-late-rule') && runsBodiesOf(session, region.path);
  return (
    <div className="stack">
      <PageHead title={t('lateRules.head', { region: region.name })} sub={t('lateRules.sub')}>
        <SheetLink path="performance/late-rules" filter={{ region: region.path }} />
      </PageHead>
      {rules.isPending && <Loading />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data !== undefined &&
        (rules.data.items.length === 0 ? (
          <EmptyState title={t('lateRules.empty')} hint={t('lateRules.emptyHint')} />
        ) : (
          <ul className="entries card">
            {rules.data.items.map((rule) => (
              <Rule
                key={rule.id}
                rule={rule}
                mayWithdraw={isOwn && runsBodiesOf(session, rule.regionPath)}
              />
            ))}
          </ul>
        ))}
      {isOwn && <Form region={region.path} />}
    </div>
  );
}

export function LateRulesPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Page key={region.path} region={region} />;
}
