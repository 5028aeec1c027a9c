'use client';
import { CornerDownRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SelectField } from '../../components/inspector/field-parts.js';
import { JumpTarget } from './jump-target.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const ways = ['NEXT', 'LEAVE'] as const;

function JumpForm({ options, change }: FormProps<'jump'>) {
  const t = useTranslations('flow-editor');
  const { loop } = options;
  return (
    <>
      <SelectField
        label={t('jump.way')}
        value={loop ?? ''}
        options={[
          { value: '', label: t('jump.group') },
          ...ways.map((way) => ({ value: way, label: t(`jump.${way}`) })),
        ]}
        onChange={(picked) => change({ loop: ways.find((way) => way === picked) }, 'loop')}
      />
      {loop === undefined ? (
        <JumpTarget value={options.target} onChange={(target) => change({ target }, 'target')} />
      ) : (
        <p className="text-ink-2">{t('jump.loopHint')}</p>
      )}
    </>
  );
}

export const jump: KindParts<'jump'> = { icon: CornerDownRight, Form: JumpForm };
