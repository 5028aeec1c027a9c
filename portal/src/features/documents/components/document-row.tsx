'use client';
import { FileText, RefreshCw, Trash2, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton, RelativeTime } from '../../../ui/index.js';
import type { KnownDocument } from '../hooks/use-documents.js';
import { documentEndings } from './documents-step.js';

interface RowProps {
  document: KnownDocument;
  onOpen: () => void;
  onReplace: (file: File) => void;
  onRemove: () => void;
}

/** A document with what was read of it. */
export function DocumentRow({ document, onOpen, onReplace, onRemove }: RowProps) {
  const t = useTranslations('documents');
  const picker = useRef<HTMLInputElement>(null);
  const { title, content } = document;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <FileText aria-hidden className="size-5 shrink-0 text-ink-2" strokeWidth={1.6} />
      <div className="min-w-0 grow basis-60">
        <p className="font-semibold wrap-anywhere">{title}</p>
        {content === null ? <Missing /> : <Facts content={content} />}
      </div>
      <div className="flex items-center gap-1">
        {content === null ? null : (
          <Button size="sm" onClick={onOpen} aria-label={t('passagesOf', { title })}>
            {t('passages')}
          </Button>
        )}
        <IconButton icon={RefreshCw} label={t('replace', { title })} onClick={() => picker.current?.click()} />
        <IconButton icon={Trash2} label={t('remove.of', { title })} onClick={onRemove} />
        <input
          ref={picker}
          type="file"
          hidden
          accept={documentEndings}
          aria-label={t('replace', { title })}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file !== undefined) onReplace(file);
          }}
        />
      </div>
    </li>
  );
}

function Facts({ content }: { content: NonNullable<KnownDocument['content']> }) {
  const t = useTranslations('documents');
  const { kind, pages, passageCount, addedAt, addedBy } = content;
  return (
    <p className="flex flex-wrap gap-x-2 text-xs text-ink-2">
      <span>{t(`kinds.${kind}`)}</span>
      {pages === null ? null : <span>{t('pages', { pages })}</span>}
      <span>{t('count', { count: passageCount })}</span>
      <span>
        <RelativeTime at={addedAt} />
        {addedBy?.name == null ? null : ` · ${addedBy.name}`}
      </span>
    </p>
  );
}

function Missing() {
  const t = useTranslations('documents');
  return (
    <p className="flex items-center gap-1.5 text-xs text-warn">
      <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
      {t('missing')}
    </p>
  );
}
