'use client';

/** The error of a whole form. */
export function FormProblem({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
      {text}
    </p>
  );
}
