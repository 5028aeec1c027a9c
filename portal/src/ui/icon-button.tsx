'use client';
import { BareIconButton, type IconButtonProps } from './bare-icon-button.js';
import { Tooltip } from './tooltip.js';

/** A button with only an icon; its label is shown as a tooltip. */
export function IconButton(props: IconButtonProps) {
  return (
    <Tooltip text={props.label}>
      <BareIconButton {...props} />
    </Tooltip>
  );
}
