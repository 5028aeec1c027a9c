/** Code or a body that can be scrolled and selected, also with the keyboard. */
export function CodeLines({ label, text }: { label: string; text: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label={label}
      className="max-h-72 overflow-auto rounded-control border border-line bg-surface p-3 text-xs wrap-anywhere whitespace-pre-wrap"
    >
      <code>{text}</code>
    </pre>
  );
}
