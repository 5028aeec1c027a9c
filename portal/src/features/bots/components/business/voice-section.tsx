'use client';
import type { Locale } from '@tertulia/flow-engine';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox, SegmentedControl } from '../../../../ui/index.js';
import { useDefinition, useDraft } from '../../hooks/use-builder.js';
import { settingsOf, type BotSettings } from '../../model/draft-operation.js';
import { CountField } from '../count-field.js';

const LOCALES = ['es', 'en'] as const;
const TONES = ['TU', 'USTED', 'VOS'] as const;

/** Languages, form of address, and the timeouts of a conversation. */
export function VoiceSection() {
  const t = useTranslations('bots');
  const { settings, change } = useSettings();
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Languages settings={settings} change={change} />
      <Choice label={t('voice.tone')}>
        <SegmentedControl
          label={t('voice.tone')}
          value={settings.tone}
          onValueChange={(tone) => change({ tone })}
          options={TONES.map((tone) => ({ value: tone, label: t(`voice.${tone}`) }))}
        />
      </Choice>
      <div className="hidden md:block" />
      <CountField
        path="settings.idleMinutes"
        label={t('voice.idle')}
        hint={t('voice.idleHint')}
        value={settings.idleMinutes}
        max={1440}
        onChange={(idleMinutes) => change({ idleMinutes })}
      />
      <CountField
        path="settings.resumeHours"
        label={t('voice.resume')}
        hint={t('voice.resumeHint')}
        value={settings.resumeHours}
        max={720}
        onChange={(resumeHours) => change({ resumeHours })}
      />
    </div>
  );
}

interface SettingsProps {
  settings: BotSettings;
  change: (patch: Partial<BotSettings>) => void;
}

function Languages({ settings, change }: SettingsProps) {
  const t = useTranslations('bots');
  const { locale: main, locales } = settings;
  const without = (locale: Locale): Locale[] => locales.filter((each) => each !== locale);
  return (
    <>
      <Choice label={t('voice.locale')}>
        <SegmentedControl
          label={t('voice.locale')}
          value={main}
          onValueChange={(locale) => change({ locale, locales: withLocale(locales, locale) })}
          options={LOCALES.map((locale) => ({ value: locale, label: t(`voice.${locale}`) }))}
        />
      </Choice>
      <Choice label={t('voice.others')}>
        {LOCALES.filter((locale) => locale !== main).map((locale) => (
          <Checkbox
            key={locale}
            label={t(`voice.${locale}`)}
            isChecked={locales.includes(locale)}
            onChange={(isOn) => change({ locales: isOn ? withLocale(locales, locale) : without(locale) })}
          />
        ))}
      </Choice>
    </>
  );
}

function useSettings(): SettingsProps {
  const draft = useDraft();
  const definition = useDefinition();
  const change = (patch: Partial<BotSettings>): void => {
    const before = settingsOf(draft.store.getState().definition);
    draft.edit({ kind: 'settings', settings: { ...before, ...patch } });
  };
  return { settings: settingsOf(definition), change };
}

function withLocale(locales: Locale[], locale: Locale): Locale[] {
  return LOCALES.filter((each) => each === locale || locales.includes(each));
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-xs font-semibold">{label}</p>
      {children}
    </div>
  );
}
