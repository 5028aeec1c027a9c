'use client';
import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { writeCookie } from '../i18n/cookies.js';
import { colour, series, type Scheme, type Token } from './tokens.js';

/** The person's choice; `system` follows the device. */
export type Theme = 'system' | Scheme;

/** The cookie from which the server sets the theme before the first paint. */
export const themeCookie = 'tertulia_theme';

type ThemeContext = { theme: Theme; setTheme: (theme: Theme) => void };

const Context = createContext<ThemeContext>({ theme: 'system', setTheme: () => undefined });

/** Stores the chosen theme on the `html` element and in a cookie. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setOwn] = useState(initial);
  const setTheme = useCallback((next: Theme) => {
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    writeCookie(themeCookie, next);
    setOwn(next);
  }, []);
  const value = useMemo(() => ({ theme, setTheme }), [theme, setTheme]);
  return <Context value={value}>{children}</Context>;
}

/** The chosen theme and how to choose another. */
export function useTheme(): ThemeContext {
  return useContext(Context);
}

const darkQuery = '(prefers-color-scheme: dark)';
const watchDark = (notify: () => void): (() => void) => {
  const media = matchMedia(darkQuery);
  media.addEventListener('change', notify);
  return () => media.removeEventListener('change', notify);
};

/** The palette in use. */
export function useScheme(): Scheme {
  const { theme } = useTheme();
  const isDeviceDark = useSyncExternalStore(
    watchDark,
    () => matchMedia(darkQuery).matches,
    () => false,
  );
  if (theme === 'system') return isDeviceDark ? 'dark' : 'light';
  return theme;
}

/** Colours as `#RRGGBB` for code that cannot use CSS variables: charts and the canvas. */
export function useColours(): { colour: (token: Token) => string; series: readonly string[]; scheme: Scheme } {
  const scheme = useScheme();
  return useMemo(() => ({ colour: (token: Token) => colour(token, scheme), series: series[scheme], scheme }), [scheme]);
}

const stillQuery = '(prefers-reduced-motion: reduce)';
const watchStill = (notify: () => void): (() => void) => {
  const media = matchMedia(stillQuery);
  media.addEventListener('change', notify);
  return () => media.removeEventListener('change', notify);
};

/** True if the system is set to reduced motion. */
export function usePrefersReducedMotion(): boolean {
  return useSyncExternalStore(
    watchStill,
    () => matchMedia(stillQuery).matches,
    () => false,
  );
}
