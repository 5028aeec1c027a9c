'use client';
import { useEffect } from 'react';

const prefix = /^\(\d+\) /u;

/** Writes a number before the title of the page, and again whenever the page changes its title; 0 takes it away. */
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
