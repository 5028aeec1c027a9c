'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LinkTabs, PageHeader } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';

/** The title of a page of the integrations, and the tabs of the section. */
export function IntegrationsHeader({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  const t = useTranslations('integrations.tabs');
  const path = usePathname();
  const canReadWebhooks = usePermission('webhooks.read');
  const canMakeConnectors = usePermission('connectors.manage');
  const tabs = [
    { href: '/integrations', label: t('connections'), isCurrent: path === '/integrations' },
    { href: '/integrations/catalog', label: t('catalog'), isCurrent: path === '/integrations/catalog' },
    ...(canReadWebhooks
      ? [
          { href: '/integrations/webhooks', label: t('webhooks'), isCurrent: path === '/integrations/webhooks' },
          { href: '/integrations/incoming', label: t('incoming'), isCurrent: path === '/integrations/incoming' },
        ]
      : []),
    ...(canMakeConnectors
      ? [{ href: '/integrations/connectors', label: t('connectors'), isCurrent: path === '/integrations/connectors' }]
      : []),
  ];
  return (
    <>
      <PageHeader title={title} text={text} action={action} />
      <LinkTabs label={t('label')} tabs={tabs} />
    </>
  );
}
