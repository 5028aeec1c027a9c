'use client';
import type { Locale } from '@tertulia/flow-engine';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox, Field, Input, SegmentedControl } from '../../../../ui/index.js';
import { useDraft } from '../../hooks/use-builder.js';
import type { BotSettings } from '../../model/draft-operation.js';

const LOCALES = ['es', 'en'] as const;
const TONES = ['TU', 'USTED', 'VOS'] as const;

/** Languages, form of address, and how long a conversation lives. */
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
        label={t('voice.idle')}
        hint={t('voice.idleHint')}
        value={settings.idleMinutes}
        max={1440}
        onChange={(idleMinutes) => change({ idleMinutes })}
      />
      <CountField
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
  const [settings, setSettings] = useState<BotSettings>(() => {
    const { locale, locales, tone, settings: times } = draft.store.getState().definition;
    return { locale, locales, tone, ...times };
  });
  const change = (patch: Partial<BotSettings>): void => {
    const next = { ...settings, ...patch };
    setSettings(next);
    draft.edit({ kind: 'settings', settings: next });
  };
  return { settings, change };
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

function CountField({
  label,
  hint,
  value,
  max,
  onChange,
}: {
  label: string;
  hint: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint}>
      <Input
        type="number"
        min={1}
        max={max}
        className="w-28"
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.target.value);
          const count = Math.round(event.target.valueAsNumber);
          if (count >= 1 && count <= max) onChange(count);
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}
