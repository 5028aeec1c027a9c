'use client';
import type { FlowText } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useBuilder } from '../../../bots/index.js';
import { TextField } from './field-parts.js';
import { useListFocus } from '../../hooks/use-list-focus.js';
import { FlowTextField, TemplateField } from './flow-text-field.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { CurrencyField } from './question-forms.js';
import { PictureField } from './picture-field.js';
import { SmallButton } from './small-button.js';
import { Link } from '../../../../ui/link.js';

export function TextForm({ options, change }: FormProps<'text'>) {
  const t = useTranslations('flow-editor');
  const variations = options.variations.length === 0 ? [{}] : options.variations;
  const replaceAt = (index: number, text: FlowText): void =>
    change({ variations: variations.map((each, at) => (at === index ? text : each)) }, `variations.${index}`);
  const { listRef, focusNext } = useListFocus<HTMLDivElement>();
  const add = (): void => {
    focusNext(String(variations.length));
    change({ variations: [...variations, {}] }, `variations.add.${crypto.randomUUID()}`);
  };
  const removeAt = (index: number): void => {
    focusNext(String(Math.min(index, variations.length - 2)));
    change({ variations: variations.filter((_, at) => at !== index) }, `variations.remove.${crypto.randomUUID()}`);
  };
  return (
    <div ref={listRef} className="flex flex-col gap-4">
      {variations.map((text, index) => (
        // A variation has no id, so the index is the key.
        <div key={String(index)} data-item={String(index)} className="flex items-start gap-1">
          <div className="min-w-0 grow">
            <FlowTextField
              rows={3}
              label={variations.length === 1 ? t('text.label') : t('text.variation', { number: index + 1 })}
              {...(index === 0 ? { hint: t('text.hint') } : {})}
              value={text}
              onChange={(next) => replaceAt(index, next)}
            />
          </div>
          {variations.length === 1 ? null : (
            <SmallButton
              icon={Trash2}
              label={t('text.removeVariation', { number: index + 1 })}
              onPress={() => removeAt(index)}
            />
          )}
        </div>
      ))}
      <SmallButton icon={Plus} onPress={add}>
        {t('text.addVariation')}
      </SmallButton>
    </div>
  );
}

export function ImageForm({ options, change }: FormProps<'image'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <PictureField label={t('image.url')} value={options.url} onChange={(url) => change({ url }, 'url')} />
      <FlowTextField
        label={t('image.alt')}
        hint={t('image.altHint')}
        value={options.alt}
        onChange={(alt) => change({ alt }, 'alt')}
      />
    </>
  );
}

export function BusinessHoursForm() {
  const t = useTranslations('flow-editor');
  const { botId } = useBuilder();
  return (
    <p className="text-ink-2">
      {t('businessHours.intro')}{' '}
      <Link className="font-semibold text-accent underline" href={`/bots/${botId}/business`}>
        {t('businessHours.edit')}
      </Link>
    </p>
  );
}

export function HandOffForm({ options, change }: FormProps<'handOff'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <FlowTextField
        label={t('handOff.message')}
        rows={2}
        value={options.message}
        onChange={(message) => change({ message }, 'message')}
      />
      <FlowTextField
        label={t('handOff.reason')}
        hint={t('handOff.reasonHint')}
        value={options.reason}
        onChange={(reason) => change({ reason }, 'reason')}
      />
      <TextField
        label={t('handOff.queue')}
        hint={t('handOff.queueHint')}
        maxLength={80}
        value={options.queue ?? ''}
        onChange={(queue) => change({ queue }, 'queue')}
      />
    </>
  );
}

export function GoalForm({ options, change }: FormProps<'goal'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TextField
        label={t('goal.name')}
        hint={t('goal.nameHint')}
        maxLength={80}
        value={options.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <TemplateField
        label={t('goal.amount')}
        hint={t('goal.amountHint')}
        value={options.amount}
        onChange={(amount) => change({ amount }, 'amount')}
      />
      <CurrencyField value={options.currency} onChange={(currency) => change({ currency }, 'currency')} />
    </>
  );
}

export function EndForm({ options, change }: FormProps<'end'>) {
  const t = useTranslations('flow-editor');
  return (
    <FlowTextField
      label={t('end.message')}
      hint={t('end.messageHint')}
      rows={2}
      value={options.message}
      onChange={(message) => change({ message }, 'message')}
    />
  );
}
