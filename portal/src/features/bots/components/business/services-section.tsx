'use client';
import type { Service } from '@tertulia/flow-engine';
import { ClipboardPaste, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, showDone } from '../../../../ui/index.js';
import { useDraft } from '../../hooks/use-builder.js';
import { useRows } from '../../hooks/use-rows.js';
import type { ProfileProps } from './business-step.js';
import { PasteServicesDialog } from './paste-services-dialog.js';
import { ServiceRow } from './service-row.js';

/** What the business offers, with prices: the table that owners edit most. */
export function ServicesSection({ profile, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { services } = profile;
  const { rows, replace, remove, add, addAll } = useServices({ profile, change });
  const [isPasting, setPasting] = useState(false);
  return (
    <div ref={rows.ref} className="flex flex-col gap-3">
      {services.length === 0 ? <p className="text-ink-2">{t('services.none')}</p> : null}
      <ul className="flex flex-col gap-2 max-sm:gap-3">
        {services.map((service, index) => (
          <ServiceRow
            key={service.id}
            service={service}
            number={index + 1}
            currency={profile.currency}
            onChange={replace}
            onRemove={() => remove(service, index)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button data-add icon={Plus} onClick={add}>
          {t('services.add')}
        </Button>
        <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>
          {t('services.paste')}
        </Button>
      </div>
      <PasteServicesDialog
        isOpen={isPasting}
        currency={profile.currency}
        onClose={() => setPasting(false)}
        onAdd={addAll}
      />
    </div>
  );
}

/** Actions on the list. They read the current services, because an undo may run after later edits. */
function useServices({ profile: { services }, change }: ProfileProps) {
  const t = useTranslations('bots');
  const { store } = useDraft();
  const rows = useRows();
  const now = (): Service[] => store.getState().definition.profile.services;
  const replace = (service: Service): void =>
    change({ services: now().map((each) => (each.id === service.id ? service : each)) });
  const remove = (service: Service, at: number): void => {
    rows.removed(
      services.map((each) => each.id),
      service.id,
    );
    change({ services: now().filter((each) => each.id !== service.id) });
    const bringBack = (): void => change({ services: now().toSpliced(at, 0, service) });
    showDone(t('services.removed'), { label: t('undo'), onUndo: bringBack });
  };
  const add = (): void => {
    const id = crypto.randomUUID();
    const empty = { name: '', description: '', priceMinor: null, isPriceFrom: false, durationMinutes: null };
    change({ services: [...now(), { id, ...empty }] });
    rows.made(id);
  };
  const addAll = (added: Service[]): void => {
    change({ services: [...now(), ...added] });
    // Run after the dialog has restored the focus.
    requestAnimationFrame(() => rows.made(added[0]?.id ?? ''));
  };
  return { rows, replace, remove, add, addAll };
}
