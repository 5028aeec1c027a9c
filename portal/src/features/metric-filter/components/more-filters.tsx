'use client';
import { SlidersHorizontal } from 'lucide-react';
import { Suspense, lazy } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Popover, Skeleton } from '../../../ui/index.js';
import type { Only } from '../model/only.js';

/** Loaded when it is opened: every report has the button, and few need more than days and bots. */
const OnlyFields = lazy(async () => ({ default: (await import('./only-fields.js')).OnlyFields }));

/** Opens the controls for versions, channels, languages, visitors, weekdays and hours. */
export function MoreFilters({
  only,
  botIds,
  onChange,
}: {
  only: Only;
  botIds: readonly string[];
  onChange: (only: Only) => void;
}) {
  const t = useTranslations('metric-filter');
  return (
    <Popover
      label={t('more')}
      className="w-88"
      trigger={
        <Button type="button" icon={SlidersHorizontal}>
          {t('more')}
        </Button>
      }
    >
      <Suspense fallback={<Skeleton className="h-60" />}>
        <OnlyFields only={only} botIds={botIds} onChange={onChange} />
      </Suspense>
    </Popover>
  );
}
