'use client';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { locales } from '../../../i18n/locale.js';
import { SegmentedControl, useTheme, type Theme } from '../../../ui/index.js';
import { useSwitchLanguage } from '../../identity/index.js';
import { Section } from './section.js';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Language and theme of the portal; both apply at once. */
export function AppearanceSection() {
  const t = useTranslations('settings.appearance');
  const language = useTranslations('identity.language');
  const { locale } = useLanguage();
  const switchLanguage = useSwitchLanguage();
  const { theme, setTheme } = useTheme();
  return (
    <Section id="appearance" title={t('title')} text={t('text')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="flex flex-col items-start gap-1">
          <span aria-hidden className="text-xs font-semibold">
            {t('language')}
          </span>
          <SegmentedControl
            label={t('language')}
            value={locale}
            onValueChange={switchLanguage}
            options={locales.map((own) => ({ value: own, label: <span lang={own}>{language(own)}</span> }))}
          />
        </div>
        <div className="flex flex-col items-start gap-1">
          <span aria-hidden className="text-xs font-semibold">
            {t('theme')}
          </span>
          <SegmentedControl
            label={t('theme')}
            value={theme}
            onValueChange={setTheme}
            options={themes.map((own) => ({ value: own, label: t(`themes.${own}`) }))}
          />
        </div>
      </div>
    </Section>
  );
}
