import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { guardText } from '../delivery/guard-files.js';
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
  const asked = await headers();
  const locale = pickLocale(jar.get(localeCookie)?.value, asked.get('accept-language'));
  const nonce = asked.get('x-nonce') ?? undefined;
  const theme = jar.get('tertulia_theme')?.value;
  const fixedTheme = theme === 'light' || theme === 'dark' ? theme : undefined;
  return (
    <html lang={locale} data-theme={fixedTheme}>
      <head>
        {/* Browsers hide the nonce from scripts, so it differs from what was sent. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: guardText }} />
      </head>
      <body>
        <Providers locale={locale} messages={await loadMessages(locale)} theme={fixedTheme ?? 'system'}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
