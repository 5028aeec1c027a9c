'use client';
import { ChevronDown } from 'lucide-react';
import { useState, type ComponentProps, type ComponentType } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { locales, type Locale } from '../../../i18n/locale.js';
import type { MenuProps } from '../../../ui/menu.js';

/** ES | EN, each language named in itself. The menu is loaded when it is wanted: pages before signing in have no other. */
export function LanguageMenu({ onChoose }: { onChoose: (locale: Locale) => void }) {
  const t = useTranslations('identity.language');
  const { locale } = useLanguage();
  const [Menu, setMenu] = useState<ComponentType<MenuProps> | null>(null);
  const open = async (): Promise<void> => {
    const loaded = await loadMenu();
    setMenu(() => loaded);
  };
  if (Menu === null) {
    return (
      <LanguageButton
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => void open()}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') void open();
        }}
      />
    );
  }
  return (
    <Menu
      isOpenAtFirst
      trigger={<LanguageButton />}
      groups={[locales.map((own) => ({ label: t(own), isChecked: own === locale, onSelect: () => onChoose(own) }))]}
    />
  );
}

const loadMenu = async () => (await import('../../../ui/menu.js')).Menu;

function LanguageButton(attributes: ComponentProps<'button'>) {
  const t = useTranslations('identity.language');
  const { locale } = useLanguage();
  return (
    <button
      type="button"
      aria-label={t('choose', { current: t(locale) })}
      {...attributes}
      className="flex h-9 items-center gap-1.5 rounded-control px-2 font-semibold text-ink-2 uppercase hover:bg-sunken hover:text-ink pointer-coarse:h-11"
    >
      {locale}
      <ChevronDown aria-hidden className="size-4" />
    </button>
  );
}
