'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Whether the address asks for a new key (`?new=1`), and how to ask for it or not. */
export function useNewParameter(): [isNew: boolean, setNew: (isNew: boolean) => void] {
  const isNew = useSearchParams().get('new') === '1';
  const pathname = usePathname();
  const setNew = useCallback(
    (wanted: boolean) => history.replaceState(null, '', wanted ? `${pathname}?new=1` : pathname),
    [pathname],
  );
  return [isNew, setNew];
}
