'use client';
import { useEffect } from 'react';

const prefix = /^\(\d+\) /u;

/** Prefixes the page title with a count, again whenever the page changes its title; 0 removes it. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const write = (): void => {
      const plain = document.title.replace(prefix, '');
      const wanted = count === 0 ? plain : `(${String(count)}) ${plain}`;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = document.title.replace(prefix, '');
    };
  }, [count]);
}
