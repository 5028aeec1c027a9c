'use client';
import { MailCheck } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../../ui/index.js';
import { useViewer } from '../hooks/use-viewer.js';

/** Says what a person cannot do before the own address is confirmed, and leads to the page for it. */
export function VerifyNotice() {
  const t = useTranslations('identity.verify');
  const { mustVerifyEmail, user } = useViewer();
  const pathname = usePathname();
  if (!mustVerifyEmail || pathname === '/verify-email') return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-warn-soft px-4 py-2 text-ink md:px-8"
    >
      <MailCheck aria-hidden className="size-4 shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">{t('notice', { email: user.email })}</p>
      <ButtonLink href="/verify-email">{t('enter')}</ButtonLink>
    </div>
  );
}
