import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from './providers.js';
import { localeCookie, pickLocale } from '../i18n/locale.js';
import { loadMessages } from '../i18n/messages.js';

export const metadata: Metadata = {
  applicationName: 'Tertulia',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FBF8F4' },
    { media: '(prefers-color-scheme: dark)', color: '#14110E' },
  ],
};

/** Language and theme come from cookies, so the first paint is already right. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const locale = pickLocale(jar.get(localeCookie)?.value, (await headers()).get('accept-language'));
  const theme = jar.get('tertulia_theme')?.value;
  const fixedTheme = theme === 'light' || theme === 'dark' ? theme : undefined;
  return (
    <html lang={locale} data-theme={fixedTheme}>
      <body>
        <Providers locale={locale} messages={await loadMessages(locale)} theme={fixedTheme ?? 'system'}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
