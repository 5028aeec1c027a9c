'use client';
import { CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.js';
import { markOutdated, useDelivery, pendingPage } from './delivery-store.js';
import { fetchBuild, isOtherBuild, reload, reloadOnce } from './own-build.js';

/** Shorter waits are not shown. */
const patienceMs = 700;
/** Minimum time between two checks for a new build when the tab becomes visible. */
const lookEveryMs = 60_000;

/** Shows that the next page is still loading, or that a newer version exists; the current page stays usable. */
export function DeliveryNote() {
  const t = useTranslations('frame.delivery');
  const { isWaiting, isOutdated } = useDelivery();
  const isLong = useIsLong(isWaiting);
  useBuildWatch();
  const isShown = isOutdated || isLong;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-3 top-3 z-70 flex justify-center">
      {isShown ? (
        <div className="pointer-events-auto flex max-w-140 flex-wrap items-center gap-3 rounded-panel border border-line bg-surface px-4 py-2.5 shadow-float">
          {isOutdated ? (
            <>
              <RefreshCw aria-hidden className="size-4 shrink-0 text-info" />
              <span className="min-w-0 flex-1">{t('outdated')}</span>
              <Button size="sm" onClick={() => reload(pendingPage())}>
                {t('reload')}
              </Button>
            </>
          ) : (
            <>
              <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
              <span className="min-w-0 flex-1">{t('waiting')}</span>
            </>
          )}
        </div>
      ) : null}
    </div>
  );
}

function useIsLong(isWaiting: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isLong;
}

/** Checks for a new build. A missing file means that the server has another build: reload from it, once. */
function useBuildWatch(): void {
  useEffect(() => {
    let lookedAtMs = performance.now();
    const look = async (isBroken: boolean): Promise<void> => {
      lookedAtMs = performance.now();
      const build = await fetchBuild();
      if (!isOtherBuild(build)) return;
      if (!isBroken || !reloadOnce(build, pendingPage())) markOutdated();
    };
    const onGone = (): void => void look(true);
    const onLooked = (): void => {
      if (document.visibilityState === 'visible' && performance.now() - lookedAtMs > lookEveryMs) void look(false);
    };
    addEventListener('tertulia:gone', onGone);
    document.addEventListener('visibilitychange', onLooked);
    addEventListener('focus', onLooked);
    return () => {
      removeEventListener('tertulia:gone', onGone);
      document.removeEventListener('visibilitychange', onLooked);
      removeEventListener('focus', onLooked);
    };
  }, []);
}
