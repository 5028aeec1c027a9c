import type { ReactNode } from 'react';

/** One line of a list of facts: its name, and what is known. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="max-w-40 text-ink-2">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
