import { CopyButton } from '../../../ui/index.js';
import { readableBody } from '../model/deliveries.js';

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

/** A body under its title, readable, with a button that copies it as it is. */
export function CodePart({ title, copyLabel, text }: { title: string; copyLabel: string; text: string }) {
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="text-xs font-semibold">{title}</h3>
        <CopyButton value={text} label={copyLabel} />
      </div>
      <CodeLines label={title} text={readableBody(text)} />
    </section>
  );
}
