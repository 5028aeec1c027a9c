'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, CopyField, Dialog } from '../../../ui/index.js';
import type { CreatedKey } from '../hooks/use-create-key.js';
import { curlExample } from '../model/curl-example.js';

/** Shows the new key, which cannot be shown again, with an example call. */
export function KeyShown({ created, onClose }: { created: CreatedKey; onClose: () => void }) {
  const t = useTranslations('api-keys.shown');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title', { name: created.name })}
      width="lg"
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('once')}
        </p>
        <CopyField label={t('key')} value={created.key} />
        <CopyField
          label={t('example')}
          value={curlExample(location.origin, created.key, created.scopes)}
          hint={t('exampleHint')}
          isMultiline
        />
      </div>
    </Dialog>
  );
}
