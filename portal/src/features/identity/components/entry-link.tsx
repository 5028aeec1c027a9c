import type { ReactNode } from 'react';

/** A link between the pages before signing in, which loads the whole page. */
export function EntryLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="font-semibold text-accent underline underline-offset-2">
      {children}
    </a>
  );
}
