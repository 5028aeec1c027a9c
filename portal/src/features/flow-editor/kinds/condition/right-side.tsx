'use client';
import { weekdayName, type Comparison } from '@tertulia/flow-engine';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { labelIdOf } from '../../components/inspector/field-parts.js';
import { TemplateInput } from '../../components/inspector/template-input.js';
import { hasRightSide, isRange, type ComparedType } from '../../model/operators.js';

interface RightSideProps {
  comparison: Comparison;
  type: ComparedType;
  onChange: (comparison: Comparison) => void;
}

/** What is compared with: nothing, a value, a beginning and an end, or days of the week. */
export function RightSide({ comparison, type, onChange }: RightSideProps) {
  const t = useTranslations('flow-editor');
  const { operator, right, rightEnd = '' } = comparison;
  if (!hasRightSide(operator)) return null;
  if (operator === 'WEEKDAY')
    return <Weekdays right={right} onChange={(next) => onChange({ ...comparison, right: next })} />;
  const example = exampleOf(type);
  if (!isRange(operator)) {
    const isList = operator === 'IN' || operator === 'NOT_IN';
    return (
      <Value
        label={t('condition.right')}
        placeholder={isList ? t('condition.rightList') : t(example)}
        value={right}
        onChange={(next) => onChange({ ...comparison, right: next })}
      />
    );
  }
  return (
    <div className="grid grid-cols-2 gap-1.5">
      <Value
        label={t('condition.from')}
        placeholder={type === 'TIME' || type === 'DATE' ? t(example) : t('condition.from')}
        value={right}
        onChange={(next) => onChange({ ...comparison, right: next })}
      />
      <Value
        label={t('condition.to')}
        placeholder={t('condition.to')}
        value={rightEnd}
        onChange={(next) => onChange({ ...comparison, rightEnd: next })}
      />
    </div>
  );
}

function exampleOf(type: ComparedType): 'condition.rightDate' | 'condition.rightTime' | 'condition.right' {
  if (type === 'DATE') return 'condition.rightDate';
  return type === 'TIME' ? 'condition.rightTime' : 'condition.right';
}

interface ValueProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

function Value({ label, ...input }: ValueProps) {
  const id = useId();
  return (
    <div>
      <label id={labelIdOf(id)} htmlFor={id} className="sr-only">
        {label}
      </label>
      <TemplateInput id={id} {...input} />
    </div>
  );
}

function Weekdays({ right, onChange }: { right: string; onChange: (right: string) => void }) {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  const chosen = new Set(right.split(/\D+/u).filter((day) => day !== ''));
  const toggle = (day: string): void => {
    const next = chosen.has(day) ? [...chosen].filter((one) => one !== day) : [...chosen, day];
    onChange(next.toSorted().join(','));
  };
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('condition.weekdays')}</legend>
      {['1', '2', '3', '4', '5', '6', '7'].map((day) => {
        const name = weekdayName(Number(day), locale);
        return (
          <label
            key={day}
            className="flex min-h-8 cursor-pointer items-center rounded-md border border-line-strong px-2 text-xs has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              aria-label={name}
              className="sr-only"
              checked={chosen.has(day)}
              onChange={() => toggle(day)}
            />
            {name.slice(0, 2)}
          </label>
        );
      })}
    </fieldset>
  );
}
