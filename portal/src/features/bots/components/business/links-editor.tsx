'use client';
import type { BusinessProfile } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Field, IconButton, Input } from '../../../../ui/index.js';
import { useInvalidMessage } from '../../hooks/use-invalid-fields.js';
import { useRows } from '../../hooks/use-rows.js';
import type { ProfileProps } from './business-step.js';

type Link = BusinessProfile['links'][number];

/** Links that the bot may send, each with a label. */
export function LinksEditor({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { links } = profile;
  const rows = useRows();
  const keys = links.map((_, at) => String(at));
  const remove = (index: number): void => {
    change({ links: links.filter((_, at) => at !== index) });
    rows.removed(keys.slice(0, -1), String(Math.min(index, links.length - 2)));
  };
  const add = (): void => {
    change({ links: [...links, { label: '', url: '' }] });
    rows.made(String(links.length));
  };
  return (
    <div ref={rows.ref} className="md:col-span-2">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-xs font-semibold">{t('business.links')}</legend>
        {links.map((link, index) => (
          <LinkRow
            key={String(index)}
            link={link}
            index={index}
            onChange={(patch) =>
              change({ links: links.map((each, at) => (at === index ? { ...each, ...patch } : each)) })
            }
            onRemove={() => remove(index)}
          />
        ))}
        <Button data-add icon={Plus} size="sm" className="self-start" onClick={add}>
          {t('business.addLink')}
        </Button>
      </fieldset>
    </div>
  );
}

interface LinkRowProps {
  link: Link;
  index: number;
  onChange: (patch: Partial<Link>) => void;
  onRemove: () => void;
}

function LinkRow({ link, index, onChange, onRemove }: LinkRowProps) {
  const t = useTranslations('bots');
  const path = `profile.links.${index}`;
  const invalid = { label: useInvalidMessage(`${path}.label`), url: useInvalidMessage(`${path}.url`) };
  const number = index + 1;
  return (
    <div data-row={String(index)} className="flex items-start gap-2 max-sm:flex-wrap">
      <Field
        isLabelHidden
        label={t('business.linkLabel', { number })}
        error={invalid.label}
        className="w-48 max-sm:grow"
      >
        <Input
          maxLength={80}
          placeholder={t('business.linkText')}
          value={link.label}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </Field>
      <Field
        isLabelHidden
        label={t('business.linkUrl', { number })}
        error={invalid.url}
        className="grow max-sm:order-last max-sm:w-full"
      >
        <Input
          type="url"
          placeholder="https://"
          maxLength={2048}
          value={link.url}
          onChange={(event) => onChange({ url: event.target.value.trim() })}
        />
      </Field>
      <IconButton icon={Trash2} label={t('business.removeLink', { number })} onClick={onRemove} />
    </div>
  );
}
