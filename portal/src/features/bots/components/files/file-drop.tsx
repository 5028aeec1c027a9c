'use client';
import { FileUp } from 'lucide-react';
import { useId, useState, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';

/** Picks a file, by dialog or by dropping it; one of a bot unless `accept` and `hint` say otherwise. */
export function FileDrop({
  fileName,
  hint,
  accept = '.json,application/json',
  isReading = false,
  onPick,
}: {
  fileName: string | null;
  hint?: string;
  accept?: string;
  isReading?: boolean;
  onPick: (file: File) => void;
}) {
  const t = useTranslations('bots.files');
  const id = useId();
  const { isOver, ...dropping } = useDropping(onPick);
  return (
    <div
      className={`relative flex min-h-24 flex-col items-center justify-center gap-1 rounded-panel border p-4 text-center focus-within:outline-2 focus-within:outline-accent ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
      {...dropping}
    >
      <FileUp aria-hidden className="size-6 text-ink-2" strokeWidth={1.6} />
      <label htmlFor={id} className="font-semibold">
        {isReading ? t('reading') : (fileName ?? t('pick'))}
      </label>
      <span className="text-xs text-ink-2">{hint ?? t('pickHint')}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be picked again after it was changed.
          event.target.value = '';
          if (file !== undefined) onPick(file);
        }}
      />
    </div>
  );
}

function useDropping(onPick: (file: File) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file !== undefined) onPick(file);
    },
  };
}
