'use client';
import {
  defaultIntentText,
  intentEventTitle,
  intentPhrase,
  intentTitle,
  listedIntents,
  type FlowText,
} from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { NativeSelect } from '../../../../ui/index.js';
import { useDefinition } from '../../hooks/use-builder.js';
import { useIntents } from '../../hooks/use-intents.js';
import { intentModeOf, withMode, withReply, type IntentMode, type IntentName } from '../../model/intent-settings.js';
import { BotTextFields } from './bot-text-fields.js';
import { UrgencyFields } from './urgency-fields.js';

const MODES = ['byDefault', 'own', 'off'] as const satisfies IntentMode[];

/** What the bot does with what visitors want of it at any question, and with emergencies. */
export function IntentsSection() {
  const t = useTranslations('bots.intents');
  return (
    <div className="flex flex-col gap-6">
      <ul aria-label={t('list')} className="divide-y divide-line rounded-panel border border-line">
        {listedIntents.map((intent) => (
          <IntentRow key={intent} intent={intent} />
        ))}
      </ul>
      <UrgencyFields />
    </div>
  );
}

function IntentRow({ intent }: { intent: IntentName }) {
  const t = useTranslations('bots.intents');
  const { locale } = useLanguage();
  const definition = useDefinition();
  const change = useIntents();
  const mode = intentModeOf(definition, intent);
  const phrase = intentPhrase(intent, locale);
  return (
    <li className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{intentTitle(intent, locale)}</span>
        {mode === 'inFlow' ? (
          <span className="text-ink-2">{t('inFlow')}</span>
        ) : (
          <div className="w-48 max-sm:w-full">
            <NativeSelect
              aria-label={t('does', { intent: phrase })}
              value={mode}
              onChange={({ target }) => {
                const chosen = MODES.find((one) => one === target.value) ?? 'byDefault';
                change((now) => withMode(now, intent, chosen));
              }}
            >
              {MODES.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </NativeSelect>
          </div>
        )}
      </div>
      {mode === 'own' ? <OwnText intent={intent} /> : <Explained intent={intent} mode={mode} />}
    </li>
  );
}

/** What the bot does in a mode without a text of the owner. */
function Explained({ intent, mode }: { intent: IntentName; mode: Exclude<IntentMode, 'own'> }) {
  const t = useTranslations('bots.intents');
  const { locale } = useLanguage();
  const { tone } = useDefinition();
  const words = {
    byDefault: () => t('says', { text: defaultIntentText(intent, { locale, tone }) }),
    off: () => t('offHint'),
    inFlow: () => t('inFlowHint', { event: intentEventTitle(intent, locale) }),
  };
  return <p className="text-pretty text-xs text-ink-2">{words[mode]()}</p>;
}

function OwnText({ intent }: { intent: IntentName }) {
  const t = useTranslations('bots.intents');
  const { locale } = useLanguage();
  const { settings } = useDefinition();
  const change = useIntents();
  const phrase = intentPhrase(intent, locale);
  return (
    <BotTextFields
      labelOf={(language) =>
        language === null ? t('ownText', { intent: phrase }) : t('ownTextIn', { intent: phrase, language })
      }
      hint={intent === 'PERSON' ? t('personHint') : undefined}
      value={settings.intents?.replies?.[intent]?.text ?? {}}
      onChange={(text: FlowText) => change((now) => withReply(now, intent, text))}
    />
  );
}
