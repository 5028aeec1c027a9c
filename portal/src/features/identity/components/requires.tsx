'use client';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../../ui/button-link.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { usePermission, type Action } from '../hooks/use-viewer.js';

/** Shows its children to people who may do `action`; others see who can help them. */
export function Requires({ action, children }: { action: Action; children: ReactNode }) {
  return usePermission(action) ? children : <Refusal />;
}

/** Says that the person's role does not include the screen, who can change that, and where to go. */
export function Refusal() {
  const t = useTranslations('identity.forbidden');
  return (
    <div className="flex flex-col gap-4">
      <h1 tabIndex={-1} className="sr-only">
        {t('title')}
      </h1>
      <EmptyState
        icon={LockKeyhole}
        title={t('title')}
        text={t('text')}
        action={<ButtonLink href="/">{t('action')}</ButtonLink>}
      />
    </div>
  );
}
