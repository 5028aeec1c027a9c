'use client';
import type { EdgeTarget } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFlow, useTextLocale } from '../../hooks/use-editor.js';
import { plainSummary } from '../../model/plain-summary.js';
import { targetsOf } from '../../model/outline.js';
import { inputClass, Labelled } from './field-parts.js';

const keyOf = (target: EdgeTarget | null): string =>
  target === null ? '' : `${target.groupId}|${target.blockId ?? ''}`;

/** Picks a place of the flow: a group, or a block inside one. The way to connect without a mouse. */
export function TargetField({
  label,
  value,
  onChange,
  isQuiet = false,
}: {
  label: string;
  value: EdgeTarget | null;
  onChange: (target: EdgeTarget | null) => void;
  isQuiet?: boolean;
}) {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const locale = useTextLocale();
  const targets = useMemo(() => targetsOf(flow), [flow]);
  const current = targets.find(
    ({ target, group }) => keyOf(target) === keyOf(normalised(value, group.id, group.blocks[0]?.id)),
  );
  return (
    <Labelled label={label}>
      {(ids) => (
        <select
          {...ids}
          className={`${inputClass} ${isQuiet && value === null ? 'text-ink-2' : ''}`}
          value={current === undefined ? '' : keyOf(current.target)}
          onChange={(event) =>
            onChange(targets.find(({ target }) => keyOf(target) === event.target.value)?.target ?? null)
          }
        >
          <option value="">{t('exits.notConnected')}</option>
          {targets.map(({ target, group, block }) => (
            <option key={keyOf(target)} value={keyOf(target)}>
              {block === null ? group.title : `${group.title} › ${plainSummary(block, locale)}`}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** A target that names the first block of its group means the group. */
function normalised(target: EdgeTarget | null, groupId: string, firstBlockId: string | undefined): EdgeTarget | null {
  if (target === null || target.groupId !== groupId || target.blockId !== firstBlockId) return target;
  return { groupId };
}
