'use client';
import { currencyDigits, formatMoney, type Service } from '@tertulia/flow-engine';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { Button, Dialog, Field, Textarea, showDone } from '../../../../ui/index.js';
import { readPastedServices, type PastedService } from '../../model/services-paste.js';

interface PasteServicesProps {
  isOpen: boolean;
  currency: string;
  onClose: () => void;
  onAdd: (services: Service[]) => void;
}

/** Takes a whole price list at once, from a spreadsheet, a document or a chat. */
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
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title={t('services.pasteTitle')}
      description={t('services.pasteText')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={found.length === 0} onClick={add}>
            {t('services.pasteAdd', { count: found.length })}
          </Button>
        </>
      }
    >
      <Field label={t('knowledge.pasteLabel')}>
        <Textarea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <p role="status" className="py-2 text-ink-2">
        {t('services.pasteFound', { count: found.length })}
      </p>
      <ul className="flex flex-col gap-1">
        {found.slice(0, 8).map((service, index) => (
          <FoundService key={String(index)} service={service} currency={currency} />
        ))}
      </ul>
    </Dialog>
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
