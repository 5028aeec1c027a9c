'use client';
import type { AriaLabelConfig } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** The labels of the canvas for screen readers, in the portal's language. */
export function useAriaLabels(): Partial<AriaLabelConfig> {
  const t = useTranslations('flow-editor');
  return useMemo(
    () => ({
      'controls.ariaLabel': t('aria.controls'),
      'controls.zoomIn.ariaLabel': t('zoom.in'),
      'controls.zoomOut.ariaLabel': t('zoom.out'),
      'controls.fitView.ariaLabel': t('zoom.fit'),
      'controls.interactive.ariaLabel': t('aria.interactive'),
      'minimap.ariaLabel': t('aria.minimap'),
      'handle.ariaLabel': t('exits.connect'),
    }),
    [t],
  );
}
