'use client';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { SentPage } from '../../../ui/sent-media.js';

/** The block that waits for the event of a page, and how to answer with it. */
export interface Posting {
  blockId: string;
  post: (event: string, value: string) => void;
}

/** A page, as a link, and while its event is waited for a field that stands for the page. */
export function ShownPage({
  title,
  url,
  event,
  onPost,
}: {
  title: string;
  url: string;
  event: string | null;
  onPost: Posting['post'] | undefined;
}) {
  const t = useTranslations('simulator.page');
  const [value, setValue] = useState('');
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    if (value.trim() !== '' && event !== null) onPost?.(event, value);
  };
  return (
    <>
      <SentPage title={title} url={url} />
      {event === null || onPost === undefined ? null : (
        <form aria-label={t('event', { event })} className="flex flex-col gap-2" onSubmit={submit}>
          <span className="text-xs text-ink-2">{t('event', { event })}</span>
          <input
            aria-label={t('value')}
            placeholder={t('value')}
            className="h-9 w-full rounded-lg border border-line-strong bg-surface px-2.5 pointer-coarse:h-11"
            maxLength={1000}
            value={value}
            onChange={(changed) => setValue(changed.target.value)}
          />
          <button
            type="submit"
            disabled={value.trim() === ''}
            className="min-h-9 rounded-lg border border-(--owner-line) bg-surface px-3 font-semibold text-(--owner-text) disabled:opacity-60 pointer-coarse:min-h-11"
          >
            {t('send')}
          </button>
        </form>
      )}
    </>
  );
}
