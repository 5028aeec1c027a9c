'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useTheme } from './theme.js';
import { colour, series, type Scheme, type Token } from './tokens.js';

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
