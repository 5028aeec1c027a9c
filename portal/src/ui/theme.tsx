'use client';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { writeCookie } from '../i18n/cookies.js';
import { themeCookie, type Scheme } from './tokens.js';

/** The person's choice; `system` follows the device. */
export type Theme = 'system' | Scheme;

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
