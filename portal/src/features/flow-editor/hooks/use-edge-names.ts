'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import type { CanvasEdge } from '../model/projection.js';
import { useShownHeat } from './use-heat.js';
import { useEventTitle } from './use-event-title.js';

/** Labels edges by their ends. */
export function useEdgeName(): (edge: CanvasEdge) => string {
  const t = useTranslations('flow-editor');
  const eventTitle = useEventTitle();
  const { percent } = useFormats();
  const { heat } = useShownHeat();
  return useCallback(
    ({ id, ends: { from, exit, to } }) => {
      const edge = heat?.edges.get(id);
      const told =
        edge === undefined
          ? ''
          : `, ${t('heat.ways', { count: edge.count })}${edge.share === null ? '' : `, ${percent(edge.share)}`}`;
      const source = 'event' in from ? eventTitle(from.event) : from.title;
      if (exit === null) return `${t('edge.plain', { from: source, to })}${told}`;
      const by = exit.role === 'item' ? exit.label || t('exits.unnamed') : t(`exits.${exit.role}`);
      return `${t('edge.byExit', { from: source, exit: by, to })}${told}`;
    },
    [t, eventTitle, heat, percent],
  );
}
