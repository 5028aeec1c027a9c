import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { guardText } from '../delivery/guard-files.js';
import { askedLocale } from '../i18n/asked-locale.js';
import { askedTheme } from '../ui/asked-theme.js';

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

/**
 * Language and theme come from cookies, so the first paint is already right. Everything else is provided by the layouts of the
 * groups: pages before signing in load no more than they need.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={await askedLocale()} data-theme={await askedTheme()}>
      <head>
        {/* Browsers hide the nonce from scripts, so it differs from what was sent. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: guardText }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
