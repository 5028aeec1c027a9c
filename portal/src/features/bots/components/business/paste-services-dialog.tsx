'use client';
import { currencyDigits, formatMoney, type Service } from '@tertulia/flow-engine';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { showDone } from '../../../../ui/index.js';
import { readPastedServices, type PastedService } from '../../model/services-paste.js';
import { PasteFrame } from './paste-frame.js';

interface PasteServicesProps {
  isOpen: boolean;
  currency: string;
  onClose: () => void;
  onAdd: (services: Service[]) => void;
}

/** Adds a whole price list at once, pasted from a spreadsheet, a document or a chat. */
export function PasteServicesDialog({ isOpen, currency, onClose, onAdd }: PasteServicesProps) {
  const t = useTranslations('bots');
  const [text, setText] = useState('');
  const found = useMemo(() => readPastedServices(text, currencyDigits(currency)), [text, currency]);
  const add = (): void => {
    onClose();
    onAdd(found.map((service) => ({ ...service, id: crypto.randomUUID(), description: '' })));
    showDone(t('services.pasted', { count: found.length }));
    setText('');
  };
  return (
    <PasteFrame
      part="services"
      isOpen={isOpen}
      text={text}
      count={found.length}
      onText={setText}
      onAdd={add}
      onClose={onClose}
    >
      <ul className="flex flex-col gap-1">
        {found.slice(0, 8).map((service, index) => (
          <FoundService key={String(index)} service={service} currency={currency} />
        ))}
      </ul>
    </PasteFrame>
  );
}

function FoundService({ service, currency }: { service: PastedService; currency: string }) {
  const t = useTranslations('bots');
  const { locale } = useLanguage();
  const { name, priceMinor, isPriceFrom, durationMinutes } = service;
  const price = priceMinor === null ? t('services.onRequest') : formatMoney(priceMinor, currency, locale);
  return (
    <li className="flex flex-wrap gap-x-3">
      <span className="font-semibold">{name}</span>
      <span>{isPriceFrom ? `${t('services.isFrom')} ${price}` : price}</span>
      {durationMinutes === null ? null : (
        <span className="text-ink-2">{t('services.minutes', { count: durationMinutes })}</span>
      )}
    </li>
  );
}
