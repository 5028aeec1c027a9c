'use client';
import { useTranslations } from 'use-intl';
import { TextField } from './field-parts.js';

/** The address of a picture, with the picture once there is one. */
export function PictureField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (url: string) => void;
}) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TextField
        label={label}
        hint={t('image.urlHint')}
        type="url"
        maxLength={2048}
        value={value}
        onChange={onChange}
      />
      {/^https?:\/\/\S+$/u.test(value) ? (
        <img src={value} alt={t('image.preview')} className="max-h-40 self-start rounded-md border border-line" />
      ) : null}
    </>
  );
}
