'use client';
import { useId, useRef, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { pathInWords, placeOf, type ManifestMistake } from '../model/own-connectors.js';

/** The text of a manifest with the numbers of its lines, and its mistakes, each of which leads to its place. */
export function ManifestEditor({
  text,
  mistakes,
  onChange,
}: {
  text: string;
  mistakes: readonly ManifestMistake[];
  onChange: (text: string) => void;
}) {
  const t = useTranslations('connectors.editor');
  const textRef = useRef<HTMLTextAreaElement>(null);
  const mistakesId = useId();
  const show = (path: readonly string[]): void => {
    const area = textRef.current;
    if (area === null) return;
    const { offset, length, line } = placeOf(text, path);
    area.focus();
    area.setSelectionRange(offset, offset + length);
    area.closest('[data-lines]')?.scrollTo({ top: Math.max(0, (line - 4) * lineHeight) });
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Mistakes id={mistakesId} text={text} mistakes={mistakes} onShow={show} />
      <NumberedText
        areaRef={textRef}
        text={text}
        mistakesId={mistakes.length > 0 ? mistakesId : null}
        onChange={onChange}
      />
      <p className="text-xs text-pretty text-ink-2">{t('hint')}</p>
    </div>
  );
}

/** A text with the numbers of its lines, which scroll together. */
function NumberedText({
  areaRef,
  text,
  mistakesId,
  onChange,
}: {
  areaRef: RefObject<HTMLTextAreaElement | null>;
  text: string;
  mistakesId: string | null;
  onChange: (text: string) => void;
}) {
  const t = useTranslations('connectors.editor');
  const lines = text.split('\n').length;
  return (
    <div
      data-lines
      className="max-h-160 overflow-auto rounded-control border border-line-strong bg-surface font-mono text-xs leading-5 focus-within:border-accent"
    >
      <div className="flex min-w-full">
        <LineNumbers count={lines} />
        <textarea
          ref={areaRef}
          aria-label={t('manifest')}
          aria-invalid={mistakesId !== null}
          aria-describedby={mistakesId ?? undefined}
          value={text}
          rows={lines + 1}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          maxLength={65_536}
          className="min-h-120 min-w-0 grow resize-none overflow-x-auto overflow-y-hidden bg-transparent p-2 leading-5 outline-none"
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}

function LineNumbers({ count }: { count: number }) {
  return (
    <pre aria-hidden className="sticky left-0 shrink-0 bg-sunken px-2 py-2 text-right text-ink-2 select-none">
      {Array.from({ length: count }, (_, index) => index + 1).join('\n')}
    </pre>
  );
}

/** Of `leading-5`, in pixels. */
const lineHeight = 20;

function Mistakes({
  id,
  text,
  mistakes,
  onShow,
}: {
  id: string;
  text: string;
  mistakes: readonly ManifestMistake[];
  onShow: (path: readonly string[]) => void;
}) {
  const t = useTranslations('connectors.editor');
  if (mistakes.length === 0) return null;
  return (
    <div id={id} role="alert" className="rounded-control bg-bad-soft p-3 text-bad">
      <p className="font-semibold">{t('refused', { count: mistakes.length })}</p>
      <ul className="mt-1 list-disc pl-5">
        {mistakes.map(({ path, message }, index) => (
          <li key={String(index)} className="text-pretty wrap-anywhere">
            {path.length === 0 ? null : (
              <button type="button" className="min-h-6 font-mono text-xs underline" onClick={() => onShow(path)}>
                {t('place', { line: placeOf(text, path).line, path: pathInWords(path) })}
              </button>
            )}{' '}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
