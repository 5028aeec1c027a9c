'use client';
import { Images } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ChoiceFields } from '../../components/inspector/choice-form.js';
import { ItemsEditor } from '../../components/inspector/choice-items.js';
import { PictureField } from '../../components/inspector/picture-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

function PictureChoiceForm({ options, change }: FormProps<'pictureChoice'>) {
  const t = useTranslations('flow-editor');
  return (
    <ChoiceFields options={options} change={change} hasPictures>
      <ItemsEditor
        items={options.items}
        fresh={(item) => ({ ...item, imageUrl: '' })}
        onChange={(items, field) => change({ items }, field)}
        extra={(item, replace) => (
          <PictureField
            label={t('pictureChoice.imageUrl')}
            value={item.imageUrl}
            onChange={(imageUrl) => replace({ ...item, imageUrl })}
          />
        )}
      />
    </ChoiceFields>
  );
}

export const pictureChoice: KindParts<'pictureChoice'> = { icon: Images, Form: PictureChoiceForm };
