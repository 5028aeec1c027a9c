'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { CanvasEdge } from '../model/projection.js';
import { useEventTitle } from './use-event-title.js';

/** Labels edges by their ends. */
export function useEdgeName(): (edge: CanvasEdge) => string {
  const t = useTranslations('flow-editor');
  const eventTitle = useEventTitle();
  return useCallback(
    ({ ends: { from, exit, to } }) => {
      const source = 'event' in from ? eventTitle(from.event) : from.title;
      if (exit === null) return t('edge.plain', { from: source, to });
      const by =
        exit.role === 'item' ? exit.label || t('exits.unnamed') : t(`exits.${exit.role}`, { number: exit.label });
      return t('edge.byExit', { from: source, exit: by, to });
    },
    [t, eventTitle],
  );
}
