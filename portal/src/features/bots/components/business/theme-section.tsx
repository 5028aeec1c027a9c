'use client';
import type { Theme } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { Field, Input, SegmentedControl } from '../../../../ui/index.js';
import { useDefinition, useDraft } from '../../hooks/use-builder.js';
import { useInvalidMessage } from '../../hooks/use-invalid-fields.js';
import { contrast, isColour, isReadableOnWhite } from '../../model/colour.js';
import { ThemePreview } from '../theme-preview.js';

/** Colour, avatar and side of the widget, with a preview beside them. */
export function ThemeSection() {
  const t = useTranslations('bots');
  const draft = useDraft();
  const { theme, profile } = useDefinition();
  const invalid = useInvalidMessage('theme.avatarText');
  const change = (patch: Partial<Theme>): void =>
    draft.edit({ kind: 'theme', theme: { ...draft.store.getState().definition.theme, ...patch } });
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <div className="flex flex-col gap-4">
        <ColourField value={theme.primaryColor} onChange={(primaryColor) => change({ primaryColor })} />
        <Field label={t('theme.avatar')} hint={t('theme.avatarHint')} error={invalid}>
          <Input
            className="w-24"
            maxLength={4}
            value={theme.avatarText}
            onChange={(event) => change({ avatarText: event.target.value })}
          />
        </Field>
        <div>
          <p className="mb-1 text-xs font-semibold">{t('theme.position')}</p>
          <SegmentedControl
            label={t('theme.position')}
            value={theme.position}
            onValueChange={(position) => change({ position })}
            options={(['RIGHT', 'LEFT'] as const).map((side) => ({ value: side, label: t(`theme.${side}`) }))}
          />
        </div>
      </div>
      <ThemePreview theme={theme} name={profile.name} />
    </div>
  );
}

function ColourField({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  const t = useTranslations('bots');
  const isBad = !isColour(value);
  const warning =
    isBad || isReadableOnWhite(value)
      ? undefined
      : t('theme.contrast', { ratio: contrast(value, '#ffffff').toFixed(1) });
  return (
    <Field
      label={t('theme.colour')}
      error={isBad ? t('theme.badColour') : null}
      {...(warning === undefined ? {} : { hint: <span className="text-warn">{warning}</span> })}
    >
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label={t('theme.colour')}
          className="h-9 w-12 cursor-pointer rounded-control border border-line-strong bg-surface p-1"
          value={isBad ? '#000000' : value}
          onChange={(event) => onChange(event.target.value)}
        />
        <Input className="w-32" maxLength={7} value={value} onChange={(event) => onChange(event.target.value)} />
      </div>
    </Field>
  );
}
