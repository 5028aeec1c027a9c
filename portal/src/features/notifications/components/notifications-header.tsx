'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LinkTabs, PageHeader, PageTitle } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';

/** The title of a page of the notifications, and the tabs of the section. */
export function NotificationsHeader({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  const t = useTranslations('notifications.tabs');
  const path = usePathname();
  const canManage = usePermission('alerts.manage');
  const isAdmin = usePermission('members.manage');
  const tabs = [
    { href: '/notifications', label: t('feed') },
    { href: '/notifications/preferences', label: t('preferences') },
    ...(canManage ? [{ href: '/notifications/rules', label: t('rules') }] : []),
    ...(isAdmin ? [{ href: '/notifications/mails', label: t('mails') }] : []),
  ];
  return (
    <>
      <PageTitle page={title} />
      <PageHeader title={title} text={text} action={action} />
      <LinkTabs label={t('label')} tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.href === path }))} />
    </>
  );
}
