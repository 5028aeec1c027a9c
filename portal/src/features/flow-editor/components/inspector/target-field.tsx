'use client';
import type { EdgeTarget } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NativeSelect } from '../../../../ui/index.js';
import { useEditor, useFlow, useTextLocale } from '../../hooks/use-editor.js';
import { plainSummary } from '../../model/plain-summary.js';
import { targetsOf } from '../../model/outline.js';
import { Labelled } from './field-parts.js';

const keyOf = (target: EdgeTarget | null): string =>
  target === null ? '' : `${target.groupId}|${target.blockId ?? ''}`;

interface TargetFieldProps {
  label: string;
  value: EdgeTarget | null;
  onChange: (target: EdgeTarget | null) => void;
  isQuiet?: boolean;
}

/** Selects a place of the flow: a group, or a block inside one. This is the way to connect without a mouse. */
export function TargetField({ label, value, onChange, isQuiet = false }: TargetFieldProps) {
  const t = useTranslations('flow-editor');
  const { editor } = useEditor();
  // A flow can have hundreds of places: list them when the person opens the select, not on every keystroke.
  const [places, setPlaces] = useState<Place[]>([]);
  const list = (): void => setPlaces(targetsOf(editor.store.getState().flow));
  const current = usePlace(value);
  const shown = places.length === 0 && current !== null ? [current] : places;
  return (
    <Labelled label={label}>
      {(ids) => (
        <NativeSelect
          {...ids}
          className={isQuiet && value === null ? 'text-ink-2' : ''}
          value={current === null ? '' : keyOf(current.target)}
          onFocus={list}
          onPointerDown={list}
          onBlur={() => setPlaces([])}
          onChange={(event) =>
            onChange(places.find(({ target }) => keyOf(target) === event.target.value)?.target ?? null)
          }
        >
          <option value="">{t('exits.notConnected')}</option>
          {shown.map((place) => (
            <PlaceOption key={keyOf(place.target)} place={place} />
          ))}
        </NativeSelect>
      )}
    </Labelled>
  );
}

type Place = ReturnType<typeof targetsOf>[number];

function PlaceOption({ place: { target, group, block } }: { place: Place }) {
  const locale = useTextLocale();
  return (
    <option value={keyOf(target)}>
      {block === null ? group.title : `${group.title} › ${plainSummary(block, locale)}`}
    </option>
  );
}

/** The place of a target; a target that names the first block of its group means the group. */
function usePlace(value: EdgeTarget | null): Place | null {
  const flow = useFlow();
  const group = value === null ? undefined : flow.groups.find((each) => each.id === value.groupId);
  if (group === undefined) return null;
  const block = group.blocks.slice(1).find((each) => each.id === value?.blockId) ?? null;
  return { target: block === null ? { groupId: group.id } : { groupId: group.id, blockId: block.id }, group, block };
}
