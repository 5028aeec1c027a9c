import type { ComponentProps } from 'react';
import { NativeSelect } from '../../../ui/native-select.js';
import type { RegionOption } from '../../../i18n/regions.js';

/** A select for hundreds of options. */
export function LongSelect({ options, ...rest }: ComponentProps<'select'> & { options: readonly RegionOption[] }) {
  return (
    <NativeSelect {...rest}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </NativeSelect>
  );
}
