'use client';
import { Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, CopyField, Dialog, ErrorState, Field, RelativeTime, Select, Skeleton } from '../../../ui/index.js';
import { usePreviewLinks } from '../hooks/use-preview-links.js';

const lifetimes = ['1', '7', '30'] as const;

/** Makes, lists and revokes links with which colleagues try the draft without an account. */
export function PreviewLinksDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('bots.previews');
  return (
    <Dialog isOpen={isOpen} onOpenChange={onClose} title={t('title')} description={t('text')}>
      {isOpen ? <PreviewLinks /> : null}
    </Dialog>
  );
}

function PreviewLinks() {
  const t = useTranslations('bots.previews');
  const view = usePreviewLinks();
  const [days, setDays] = useState<(typeof lifetimes)[number]>('7');
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('lifetime')} className="grow">
          <Select
            value={days}
            onValueChange={setDays}
            options={lifetimes.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
          />
        </Field>
        <Button variant="primary" icon={Link2} isLoading={view.isBusy} onClick={() => void view.create(Number(days))}>
          {t('create')}
        </Button>
      </div>
      <div aria-live="polite">{view.address === null ? null : <NewLink address={view.address} />}</div>
      <LinkList view={view} />
    </div>
  );
}

function NewLink({ address }: { address: string }) {
  const t = useTranslations('bots.previews');
  return (
    <div className="flex flex-col gap-3 rounded-control bg-ok-soft p-3">
      <CopyField label={t('link')} hint={t('once')} value={address} />
      <a
        href={address}
        target="_blank"
        rel="noopener noreferrer"
        className="self-start font-semibold text-accent underline underline-offset-2"
      >
        {t('open')}
      </a>
    </div>
  );
}

function LinkList({ view: { links, failure, retry, revoke } }: { view: ReturnType<typeof usePreviewLinks> }) {
  const t = useTranslations('bots');
  if (failure !== null) return <ErrorState failure={failure} onRetry={retry} />;
  if (links === null) return <Skeleton className="h-16" />;
  if (links.length === 0) return <p className="text-ink-2">{t('previews.none')}</p>;
  return (
    <section aria-labelledby="preview-links">
      <h3 id="preview-links" className="mb-2 text-sm font-semibold">
        {t('previews.list', { count: links.length })}
      </h3>
      <ul className="divide-y divide-line rounded-control border border-line">
        {links.map((link) => {
          const name = link.creator?.name ?? t('somebody');
          return (
            <li key={link.id} className="flex items-center gap-3 px-3 py-2.5">
              <span className="min-w-0 grow">
                <span className="block wrap-anywhere">
                  {t('previews.by', { name })} · <RelativeTime at={link.createdAt} />
                </span>
                <span className="block text-xs text-ink-2">
                  {t('previews.expires')} <RelativeTime at={link.expiresAt} />
                </span>
              </span>
              <Button
                size="sm"
                variant="quiet"
                icon={Trash2}
                aria-label={t('previews.revokeOf', { name })}
                onClick={() => void revoke(link)}
              >
                {t('previews.revoke')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
