'use client';
import { MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../components/inspector/field-parts.js';
import { FlowTextField, TemplateField } from '../../components/inspector/flow-text-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function LocationForm({ options, change }: FormProps<'location'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <FlowTextField
        label={t('location.name')}
        hint={t('location.nameHint')}
        value={options.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <TemplateField
        label={t('location.address')}
        hint={t('location.addressHint')}
        value={options.address}
        onChange={(address) => change({ address }, 'address')}
      />
      <TextField
        label={t('location.mapUrl')}
        hint={t('location.mapUrlHint')}
        type="url"
        maxLength={2048}
        value={options.mapUrl}
        onChange={(mapUrl) => change({ mapUrl }, 'mapUrl')}
      />
    </>
  );
}

export const location: KindParts<'location'> = { icon: MapPin, Form: LocationForm };
