'use client';
import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Tooltip } from '../../../ui/index.js';
import type { Exportable } from '../model/exportable.js';

/** Loaded when it is opened: every visit has the button, and few export. */
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.js')).ExportDialog }));

/** Opens the dialog that exports what the screen shows; with an icon only where there is no room for a word. */
export function ExportButton({ offered, isBare = false }: { offered: Exportable; isBare?: boolean }) {
  const t = useTranslations('exports');
  const [isOpen, setOpen] = useState(false);
  const open = (): void => setOpen(true);
  return (
    <>
      {isBare ? (
        <Tooltip text={t('export')}>
          <Button icon={Download} aria-label={t('export')} className="px-2.5" onClick={open} />
        </Tooltip>
      ) : (
        <Button icon={Download} onClick={open}>
          {t('export')}
        </Button>
      )}
      {isOpen ? (
        <Suspense>
          <ExportDialog offered={offered} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
