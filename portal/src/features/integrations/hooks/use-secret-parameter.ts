'use client';
import { usePathname, useSearchParams } from 'next/navigation';

/** Reads and sets the query parameter `secret=1`, which opens the form for a new secret. */
export function useSecretParameter(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const pathname = usePathname();
  const isOpen = useSearchParams().get('secret') === '1';
  return [isOpen, (wanted) => history.replaceState(null, '', wanted ? `${pathname}?secret=1` : pathname)];
}
