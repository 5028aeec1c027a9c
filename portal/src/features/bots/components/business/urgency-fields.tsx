'use client';
import { defaultUrgentText, trades, type FlowText, type IntentSettings } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { Field, NativeSelect } from '../../../../ui/index.js';
import { useDefinition } from '../../hooks/use-builder.js';
import { useIntents } from '../../hooks/use-intents.js';
import { BotTextFields } from './bot-text-fields.js';

/** What the bot says to a visitor in danger, and which words of its trade tell of one. */
export function UrgencyFields() {
  const t = useTranslations('bots.intents');
  const { locale } = useLanguage();
  const { settings, profile, tone } = useDefinition();
  const change = useIntents();
  const { intents } = settings;
  const pick = (patch: Partial<IntentSettings>): void => change((now) => ({ ...now.settings.intents, ...patch }));
  return (
    <section aria-labelledby="urgency" className="flex flex-col gap-4">
      <header>
        <h4 id="urgency" className="font-semibold">
          {t('urgency')}
        </h4>
        <p className="text-pretty text-ink-2">{t('urgencyText')}</p>
      </header>
      <Field label={t('trade')} hint={t('tradeHint')} className="max-w-72">
        <NativeSelect
          value={intents?.trade ?? ''}
          onChange={({ target }) => pick({ trade: trades.find((one) => one === target.value) })}
        >
          <option value="">{t('noTrade')}</option>
          {trades.map((trade) => (
            <option key={trade} value={trade}>
              {t(`trades.${trade}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <BotTextFields
        labelOf={(language) => (language === null ? t('urgentText') : t('urgentTextIn', { language }))}
        hint={t('urgentTextHint')}
        value={intents?.urgentText ?? {}}
        placeholderOf={(one) => defaultUrgentText('HEALTH', profile.country, { locale: one, tone })}
        onChange={(urgentText: FlowText) => pick({ urgentText })}
      />
      <p className="text-pretty text-xs text-ink-2">
        {t('crisis', { text: defaultUrgentText('SELF_HARM', profile.country, { locale, tone }) })}
      </p>
    </section>
  );
}
