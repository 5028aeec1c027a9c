import { FileDown, FileX } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';

interface File {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  link: string | null;
}

const shown = /^image\/(?:jpeg|png|gif|webp)$/u;

/** A file that a visitor has sent: a picture is shown, anything else is only saved. */
export function SentFile({ id, name, mediaType, bytes, link }: File) {
  const t = useTranslations('ui.file');
  const size = useSize(bytes);
  if (link === null) {
    return (
      <p className="flex items-center gap-2">
        <FileX aria-hidden className="size-4 shrink-0" />
        <span className="wrap-anywhere">{t('gone', { name })}</span>
      </p>
    );
  }
  // A link of ten minutes would be over in a page that stays open: this page asks for a new one.
  const page = { href: `/received-files/${id}`, target: '_blank', rel: 'noopener' };
  if (shown.test(mediaType)) {
    return (
      <a {...page} className="flex w-fit flex-col gap-1">
        <img src={pathOf(link)} alt="" loading="lazy" className="max-h-56 max-w-full rounded-control" />
        <span className="text-xs wrap-anywhere underline underline-offset-2">
          {name} · {size}
        </span>
      </a>
    );
  }
  return (
    <p className="flex items-center gap-2">
      <FileDown aria-hidden className="size-4 shrink-0" />
      <a {...page} className="wrap-anywhere underline underline-offset-2">
        {name}
      </a>
      <span className="shrink-0 text-xs opacity-80">{size}</span>
    </p>
  );
}

/** In kilobytes or megabytes of the person's language. */
function useSize(bytes: number): string {
  const format = useFormatter();
  const isLarge = bytes >= 1_000_000;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  const value = bytes / (isLarge ? 1_000_000 : 1_000);
  return format.number(value, { style: 'unit', unit, maximumFractionDigits: isLarge ? 1 : 0 });
}

/** The platform serves it beside the portal, under whatever name the person has opened that. */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}
