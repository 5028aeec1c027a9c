'use client';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, CopyField, Dialog } from '../../../ui/index.js';

/** Shows a new secret, which cannot be shown again. */
export function NewSecretDialog({
  secret,
  title,
  hint,
  children,
  onClose,
}: {
  secret: string;
  title: string;
  /** What the secret is for. */
  hint: string;
  /** What the secret is used with. */
  children?: ReactNode;
  onClose: () => void;
}) {
  const t = useTranslations('webhooks.secret');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('once')}
        </p>
        <CopyField label={t('label')} value={secret} hint={hint} />
        {children}
      </div>
    </Dialog>
  );
}
