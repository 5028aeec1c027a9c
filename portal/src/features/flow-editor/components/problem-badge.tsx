'use client';
import { useTranslations } from 'use-intl';
import { useEditor } from '../hooks/use-editor.js';
import type { Badge } from '../model/projection.js';

/** The number of problems of a group or block; opens the list of problems. Renders nothing if there are none. */
export function ProblemBadge({
  badge,
  groupId,
  blockId,
}: {
  badge: Badge | undefined;
  groupId: string;
  blockId?: string;
}) {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  if (badge === undefined || badge.errors + badge.warnings === 0) return null;
  const isError = badge.errors > 0;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('problems.badge', { errors: badge.errors, warnings: badge.warnings })}
      title={t('problems.badge', { errors: badge.errors, warnings: badge.warnings })}
      data-problem-badge={blockId ?? groupId}
      className={`nodrag relative min-w-[18px] shrink-0 rounded-full px-[5px] text-center text-[11px] leading-[18px] font-bold after:absolute after:-inset-1 ${
        isError ? 'bg-bad text-surface' : 'bg-warn-soft text-warn ring-1 ring-warn'
      }`}
      onClick={(event) => {
        event.stopPropagation();
        ui.setState({ panel: 'problems' });
      }}
    >
      {isError ? badge.errors : badge.warnings}
    </button>
  );
}
