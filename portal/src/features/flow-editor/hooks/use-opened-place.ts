'use client';
import { useEffect, useRef } from 'react';
import { heatPeriods } from '../model/heat.js';
import { useEditor } from './use-editor.js';
import { useShowPlace } from './use-show-place.js';

/** Shows the block and the heat that the address names, once: reports lead here. */
export function useOpenedPlace(): void {
  const { ui } = useEditor();
  const showPlace = useShowPlace();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const parameters = new URLSearchParams(location.search);
    const heat = heatPeriods.find((period) => period === parameters.get('heat'));
    if (heat !== undefined) ui.setState({ heat });
    const blockId = parameters.get('block');
    if (blockId !== null) showPlace({ groupId: null, blockId });
  }, [showPlace, ui]);
}
