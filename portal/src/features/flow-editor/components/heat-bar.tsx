'use client';
import { Flame } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { NativeSelect } from '../../../ui/index.js';
import { useEditor, useEditorUi } from '../hooks/use-editor.js';
import { useShownHeat } from '../hooks/use-heat.js';
import { heatPeriods, type Heat } from '../model/heat.js';

/** Shows and hides the heat of the flow; with its range and legend while it is shown. */
export function HeatBar({ className = '' }: { className?: string }) {
  const t = useTranslations('flow-editor.heat');
  const { ui } = useEditor();
  const period = useEditorUi((state) => state.heat);
  const isOn = period !== null;
  return (
    <section
      aria-label={t('label')}
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-surface px-1 shadow-float ${className}`}
    >
      <button
        type="button"
        aria-pressed={isOn}
        className={`flex h-9 items-center gap-2 rounded-md px-2 font-semibold pointer-coarse:h-11 ${
          isOn ? 'text-accent' : 'text-ink-2 hover:text-ink'
        }`}
        onClick={() => ui.setState({ heat: isOn ? null : 'week' })}
      >
        <Flame aria-hidden className="size-4" />
        {t('toggle')}
      </button>
      {isOn ? (
        <>
          <NativeSelect
            aria-label={t('period')}
            value={period}
            className="h-8 w-auto text-xs"
            onChange={(event) => {
              const wanted = heatPeriods.find((one) => one === event.target.value);
              if (wanted !== undefined) ui.setState({ heat: wanted });
            }}
          >
            {heatPeriods.map((one) => (
              <option key={one} value={one}>
                {t(`periods.${one}`)}
              </option>
            ))}
          </NativeSelect>
          <Told />
        </>
      ) : null}
    </section>
  );
}

function Told() {
  const t = useTranslations('flow-editor.heat');
  const { state, heat } = useShownHeat();
  if (heat === null) {
    return (
      <p role="status" className="pr-2 text-xs text-ink-2">
        {t(state === 'FAILED' ? 'failed' : 'loading')}
      </p>
    );
  }
  if (heat.version === null) return <p className="pr-2 text-xs text-ink-2">{t('noVersion')}</p>;
  return (
    <>
      <p className="text-xs text-ink-2">{t('version', { number: heat.version })}</p>
      <Legend shades={heat.shades} />
    </>
  );
}

function Legend({ shades }: Pick<Heat, 'shades'>) {
  const t = useTranslations('flow-editor.heat');
  const { number } = useFormats();
  if (shades.length === 0) return <p className="pr-2 text-xs text-ink-2">{t('nothing')}</p>;
  return (
    <div className="flex items-center gap-1 pr-2 text-xs text-ink-2">
      {t('legend')}
      <ol className="flex overflow-hidden rounded-control">
        {shades.map(({ step, upTo }) => (
          <li key={step} data-heat={step} className="tertulia-heat min-w-7 px-1 text-center text-ink tabular-nums">
            {number(upTo)}
          </li>
        ))}
      </ol>
    </div>
  );
}
