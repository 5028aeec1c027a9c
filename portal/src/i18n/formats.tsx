'use client';
import { createFormats, tagOf, type Formats, type Region } from '@tertulia/region-formats';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { useLanguage } from './language-provider.js';

const Context = createContext<Region>({ country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' });

/** Provides the organization's country, zone and currency; numbers inside texts follow them too. */
export function RegionProvider({ region, children }: { region: Region; children: ReactNode }) {
  const { locale } = useLanguage();
  return (
    <Context value={region}>
      <IntlProvider locale={tagOf(locale, region)}>{children}</IntlProvider>
    </Context>
  );
}

/** The organization's country, zone and currency. */
export function useRegion(): Region {
  return useContext(Context);
}

/** Numbers, money and times as the organization writes them, in the language of the portal. */
export function useFormats(): Formats {
  const { locale } = useLanguage();
  const region = useRegion();
  return useMemo(() => createFormats(locale, region), [locale, region]);
}
