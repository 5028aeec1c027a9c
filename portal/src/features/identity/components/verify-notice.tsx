'use client';
import { MailCheck } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../../ui/index.js';
import { useViewer } from '../hooks/use-viewer.js';
import { Notice } from './notice.js';

/** Says what a person cannot do before the own address is confirmed, and leads to the page for it. */
export function VerifyNotice() {
  const t = useTranslations('identity.verify');
  const { mustVerifyEmail, user } = useViewer();
  const pathname = usePathname();
  if (!mustVerifyEmail || pathname === '/verify-email') return null;
  return (
    <Notice
      icon={MailCheck}
      text={t('notice', { email: user.email })}
      action={<ButtonLink href="/verify-email">{t('enter')}</ButtonLink>}
    />
  );
}
