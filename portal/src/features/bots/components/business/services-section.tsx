'use client';
import { currencyDigits, type Service } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton, Input, showDone } from '../../../../ui/index.js';
import { amountText, readAmount } from '../../model/business-form.js';
import type { ProfileProps } from './business-step.js';

/** What the business offers, with prices: the table that owners edit most. */
export function ServicesSection({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { services } = profile;
  const replace = (service: Service): void =>
    change({ services: services.map((each) => (each.id === service.id ? service : each)) });
  const remove = (service: Service): void => {
    change({ services: services.filter((each) => each.id !== service.id) });
    showDone(t('services.removed'), { label: t('undo'), onUndo: () => change({ services }) });
  };
  const add = (): void =>
    change({
      services: [
        ...services,
        {
          id: crypto.randomUUID(),
          name: '',
          description: '',
          priceMinor: null,
          isPriceFrom: false,
          durationMinutes: null,
        },
      ],
    });
  return (
    <div className="flex flex-col gap-3">
      {services.length === 0 ? <p className="text-ink-2">{t('services.none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {services.map((service, index) => (
          <ServiceRow
            key={service.id}
            service={service}
            number={index + 1}
            currency={profile.currency}
            onChange={replace}
            onRemove={() => remove(service)}
          />
        ))}
      </ul>
      <Button icon={Plus} className="self-start" onClick={add}>
        {t('services.add')}
      </Button>
    </div>
  );
}

interface RowProps {
  service: Service;
  number: number;
  currency: string;
  onChange: (service: Service) => void;
  onRemove: () => void;
}

function ServiceRow({ service, number, currency, onChange, onRemove }: RowProps) {
  const t = useTranslations('bots');
  const name = service.name || t('services.unnamed');
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-2 border-b border-line pb-2 last:border-0 sm:grid-cols-[minmax(0,1.2fr)_7.5rem_auto_5.5rem_minmax(0,1fr)_auto]">
      <Input
        aria-label={t('services.nameOf', { number })}
        aria-invalid={service.name.trim() === '' || undefined}
        placeholder={t('services.name')}
        maxLength={80}
        value={service.name}
        onChange={(event) => onChange({ ...service, name: event.target.value })}
      />
      <PriceInput
        service={service}
        currency={currency}
        onChange={(priceMinor) => onChange({ ...service, priceMinor })}
      />
      <label className="flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          aria-label={t('services.isFromOf', { name })}
          checked={service.isPriceFrom}
          onChange={(event) => onChange({ ...service, isPriceFrom: event.target.checked })}
        />
        {t('services.isFrom')}
      </label>
      <DurationInput name={name} service={service} onChange={onChange} />
      <Input
        aria-label={t('services.descriptionOf', { name })}
        placeholder={t('services.description')}
        maxLength={500}
        value={service.description}
        onChange={(event) => onChange({ ...service, description: event.target.value })}
      />
      <IconButton icon={Trash2} label={t('services.remove', { name })} onClick={onRemove} />
    </li>
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
  return (
    <Input
      type="number"
      min={1}
      max={1440}
      aria-label={t('services.durationOf', { name })}
      placeholder={t('services.duration')}
      value={service.durationMinutes ?? ''}
      onChange={({ target }) =>
        onChange({
          ...service,
          durationMinutes: target.value === '' ? null : Math.max(1, Math.round(target.valueAsNumber)),
        })
      }
    />
  );
}

/** A price as typed; it is read on every key and written out cleanly when the field is left. */
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
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="relative">
      <span aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-xs text-ink-2">
        {currency}
      </span>
      <Input
        inputMode="decimal"
        className="pl-11 text-right"
        aria-label={t('services.priceOf', { name: service.name || t('services.unnamed') })}
        placeholder={t('services.onRequest')}
        value={typed ?? amountText(service.priceMinor, digits)}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readAmount(event.target.value, digits));
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
