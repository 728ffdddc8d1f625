// Kind by kind: as the region has it, or one's own choice.
import type { NoticeKind, NoticeSettings } from '@jinze/contracts';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

export type RuleChoice = 'default' | 'on' | 'off';

export function RuleChoices({
  rules,
  chosen,
  onChange,
}: {
  rules: NoticeSettings['rules'];
  chosen: ReadonlyMap<NoticeKind, RuleChoice>;
  onChange: (kind: NoticeKind, choice: RuleChoice) => void;
}) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('notices.settings.what')}</h2>
      <p className="muted">{t('notices.settings.whatHint')}</p>
      <ul className="plain-list rule-list">
        {rules.map(({ kind, isOnByDefault }) => {
          const name = t(`notices.kindName.${kind}`);
          const is = t(`notices.settings.is.${isOnByDefault ? 'on' : 'off'}`);
          return (
            <li key={kind} className="row">
              <span className="grow">{name}</span>
              <Segmented<RuleChoice>
                size="small"
                aria-label={t('notices.settings.rule', { kind: name })}
                value={chosen.get(kind) ?? 'default'}
                options={[
                  { value: 'default', label: t('notices.settings.byDefault', { is }) },
                  { value: 'on', label: t('notices.settings.on') },
                  { value: 'off', label: t('notices.settings.off') },
                ]}
                onChange={(choice) => onChange(kind, choice)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
