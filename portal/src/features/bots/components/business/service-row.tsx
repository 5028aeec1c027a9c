'use client';
import { currencyDigits, type Service } from '@tertulia/flow-engine';
import { Trash2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton, Input } from '../../../../ui/index.js';
import { useInvalidMessage, useTypedText } from '../../hooks/use-invalid-fields.js';
import { amountText, isAmount, readAmount } from '../../model/business-form.js';
import { InvalidNote } from '../invalid-note.js';

interface RowProps {
  service: Service;
  number: number;
  currency: string;
  onChange: (service: Service) => void;
  onRemove: () => void;
}

/** One service: a line of the table where there is room, a card with labels on a phone. */
export function ServiceRow({ service, number, currency, onChange, onRemove }: RowProps) {
  const t = useTranslations('bots');
  const name = service.name || t('services.unnamed');
  return (
    <li
      data-row={service.id}
      className="grid items-start gap-2 border-b border-line pb-2 last:border-0 max-sm:grid-cols-2 max-sm:gap-3 max-sm:rounded-control max-sm:border max-sm:p-3 max-sm:last:border sm:grid-cols-[minmax(0,1.2fr)_8.5rem_auto_5.5rem_minmax(0,1fr)_auto]"
    >
      <NameInput service={service} number={number} onChange={onChange} />
      <Labelled label={t('services.price', { currency })}>
        <PriceInput
          service={service}
          currency={currency}
          onChange={(priceMinor) => onChange({ ...service, priceMinor })}
        />
      </Labelled>
      <label className="flex min-h-9 items-center gap-1.5 text-xs whitespace-nowrap text-ink-2 max-sm:self-end">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          aria-label={t('services.isFromOf', { name })}
          checked={service.isPriceFrom}
          onChange={(event) => onChange({ ...service, isPriceFrom: event.target.checked })}
        />
        {t('services.isFrom')}
      </label>
      <Labelled label={t('services.duration')}>
        <DurationInput name={name} service={service} onChange={onChange} />
      </Labelled>
      <Labelled label={t('services.description')} className="max-sm:order-last max-sm:col-span-2">
        <Input
          aria-label={t('services.descriptionOf', { name })}
          placeholder={t('services.description')}
          maxLength={500}
          value={service.description}
          onChange={(event) => onChange({ ...service, description: event.target.value })}
        />
      </Labelled>
      <span className="max-sm:self-end max-sm:justify-self-end">
        <IconButton icon={Trash2} label={t('services.remove', { name })} onClick={onRemove} />
      </span>
    </li>
  );
}

/**
 * A control with a visible label where rows are cards. Screen readers skip that label, because the control has one of
 * its own.
 */
function Labelled({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={`min-w-0 ${className}`}>
      <span aria-hidden className="block pb-1 text-xs font-semibold sm:hidden">
        {label}
      </span>
      {children}
    </div>
  );
}

function NameInput({ service, number, onChange }: Pick<RowProps, 'service' | 'number' | 'onChange'>) {
  const t = useTranslations('bots');
  const path = `profile.services.${service.id}.name`;
  const id = useId();
  const isInvalid = useInvalidMessage(path) !== null;
  return (
    <Labelled label={t('services.name')} className="max-sm:col-span-2">
      <Input
        aria-label={t('services.nameOf', { number })}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? id : undefined}
        placeholder={t('services.name')}
        maxLength={80}
        value={service.name}
        onChange={(event) => onChange({ ...service, name: event.target.value })}
      />
      <InvalidNote id={id} path={path} />
    </Labelled>
  );
}

function DurationInput({
  name,
  service,
  onChange,
}: {
  name: string;
  service: Service;
  onChange: (service: Service) => void;
}) {
  const t = useTranslations('bots');
  const path = `profile.services.${service.id}.durationMinutes`;
  const id = useId();
  const { text, keep } = useTypedText(path);
  const type = (typed: string): void => {
    const minutes = Number(typed);
    const isGood = typed === '' || (Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440);
    keep(isGood ? null : typed);
    if (isGood) onChange({ ...service, durationMinutes: typed === '' ? null : minutes });
  };
  return (
    <>
      <div className="relative">
        <Input
          inputMode="numeric"
          className="pr-10"
          aria-label={t('services.durationOf', { name })}
          aria-invalid={text !== null || undefined}
          aria-describedby={text === null ? undefined : id}
          value={text ?? service.durationMinutes ?? ''}
          onChange={({ target }) => type(target.value.trim())}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-xs text-ink-2"
        >
          {t('services.minutesUnit')}
        </span>
      </div>
      <InvalidNote id={id} path={path} />
    </>
  );
}

/**
 * A price input: parsed at every key, formatted when the field loses focus. Text that is not a price stays as typed.
 */
function PriceInput({
  service,
  currency,
  onChange,
}: {
  service: Service;
  currency: string;
  onChange: (priceMinor: number | null) => void;
}) {
  const t = useTranslations('bots');
  const digits = currencyDigits(currency);
  const path = `profile.services.${service.id}.priceMinor`;
  const id = useId();
  const kept = useTypedText(path);
  const [typed, setTyped] = useState<string | null>(null);
  // Show what others saved at once, but keep the typed text while it means the same value.
  const isMine = typed !== null && readAmount(typed, digits) === service.priceMinor;
  const type = (text: string): void => {
    const isGood = isAmount(text, digits);
    setTyped(text);
    kept.keep(isGood ? null : text);
    if (isGood) onChange(readAmount(text, digits));
  };
  return (
    <>
      <div className="relative">
        <span aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-xs text-ink-2">
          {currency}
        </span>
        <Input
          inputMode="decimal"
          className="pl-11 text-right"
          aria-label={t('services.priceOf', { name: service.name || t('services.unnamed') })}
          aria-invalid={kept.text !== null || undefined}
          aria-describedby={kept.text === null ? undefined : id}
          placeholder={t('services.onRequest')}
          value={kept.text ?? (isMine ? typed : amountText(service.priceMinor, digits))}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      </div>
      <InvalidNote id={id} path={path} />
    </>
  );
}
