'use client';
import { synonymBounds } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { synonymsIn } from '../../model/synonym-lines.js';
import { inputClass, Labelled } from './field-parts.js';

/** Other words for a choice, one on each line. What is typed stays as it is, as long as it means the same synonyms. */
export function SynonymsField({
  value,
  onChange,
}: {
  value: readonly string[] | undefined;
  onChange: (synonyms: string[] | undefined) => void;
}) {
  const t = useTranslations('flow-editor');
  const stored = (value ?? []).join('\n');
  const [typed, setTyped] = useState(stored);
  const isCurrent = synonymsIn(typed).join('\n') === stored;
  return (
    <Labelled label={t('choice.synonyms')} hint={t('choice.synonymsHint', { most: synonymBounds.count })}>
      {(ids) => (
        <textarea
          {...ids}
          rows={2}
          maxLength={synonymBounds.count * (synonymBounds.length + 1)}
          placeholder={t('choice.synonymsPlaceholder')}
          className={`${inputClass} field-sizing-content max-h-60 resize-none`}
          value={isCurrent ? typed : stored}
          onChange={(event) => {
            const synonyms = synonymsIn(event.target.value);
            setTyped(event.target.value);
            onChange(synonyms.length === 0 ? undefined : synonyms);
          }}
        />
      )}
    </Labelled>
  );
}
