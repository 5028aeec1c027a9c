'use client';
import type { EdgeTarget } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { NativeSelect } from '../../../../ui/index.js';
import { Labelled } from '../../components/inspector/field-parts.js';
import { TargetField } from '../../components/inspector/target-field.js';
import { useFlow, useFlows } from '../../hooks/use-editor.js';
import { flowWith } from '../../model/flows.js';

interface JumpTargetProps {
  value: EdgeTarget | null;
  onChange: (target: EdgeTarget | null) => void;
}

/** Where a jump leads: a group of any flow, by its title; in this flow also a block. */
export function JumpTarget({ value, onChange }: JumpTargetProps) {
  const t = useTranslations('flow-editor');
  const flows = useFlows();
  const own = useFlow();
  const home = value === null ? own : (flowWith(flows, { groupId: value.groupId, blockId: null }) ?? own);
  const pickFlow = (flowId: string): void => {
    const [first] = flows.find(({ id }) => id === flowId)?.groups ?? [];
    onChange(first === undefined ? null : { groupId: first.id });
  };
  return (
    <>
      {flows.length === 1 ? null : (
        <Labelled label={t('jump.flow')}>
          {(ids) => (
            <NativeSelect {...ids} value={home.id} onChange={(event) => pickFlow(event.target.value)}>
              {flows.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Labelled>
      )}
      {home.id === own.id ? (
        <TargetField label={t('jump.target')} value={value} onChange={onChange} />
      ) : (
        <Labelled label={t('jump.target')}>
          {(ids) => (
            <NativeSelect
              {...ids}
              value={value?.groupId ?? ''}
              onChange={(event) => onChange({ groupId: event.target.value })}
            >
              {home.groups.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </NativeSelect>
          )}
        </Labelled>
      )}
    </>
  );
}
