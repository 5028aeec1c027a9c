'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Reads and sets the query parameter `new=1`, which opens the dialog for a new entry. */
export function useNewParameter(): [isNew: boolean, setNew: (isNew: boolean) => void] {
  const isNew = useSearchParams().get('new') === '1';
  const pathname = usePathname();
  const setNew = useCallback(
    (wanted: boolean) => history.replaceState(null, '', wanted ? `${pathname}?new=1` : pathname),
    [pathname],
  );
  return [isNew, setNew];
}
