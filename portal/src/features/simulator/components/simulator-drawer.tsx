'use client';
import { LocateFixed, Pin, RefreshCw, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { useFocusReturn } from '../../../ui/index.js';
import { colours, useBuilder, useBuilderUi, useDefinition } from '../../bots/index.js';
import { PinDialog } from '../../pins/index.js';
import { useSimulation, type SimulationView, type VisitorInput } from '../hooks/use-simulation.js';
import { isOnCards } from '../model/cards-question.js';
import { AlarmLine } from './alarm-line.js';
import { Composer, OfferedAnswers } from './answer.js';
import { EffectsSwitch } from './effects-switch.js';
import { SituationPanel } from './situation-panel.js';
import { Talk } from './talk.js';
import { VariablesPanel } from './variables-panel.js';

/** A conversation with the draft, as a visitor sees it, beside the canvas. */
export function SimulatorDrawer() {
  const isOpen = useBuilderUi((state) => state.isSimulatorOpen);
  useToggleKey();
  return isOpen ? <Simulator /> : null;
}

function Simulator() {
  const t = useTranslations('simulator');
  const view = useSimulation();
  const inputRef = useRef<HTMLInputElement>(null);
  const drawerRef = useRef<HTMLElement>(null);
  useStarts(view);
  useFocusReturn(drawerRef, openerOrFlow);
  useTalkFocus(view, inputRef);
  const awaiting = view.simulation?.awaiting ?? null;
  const last = view.simulation?.messages.at(-1);
  const answer = (input: VisitorInput): void => {
    // Move the focus first: the pressed button disappears.
    inputRef.current?.focus();
    view.send(input);
  };
  return (
    <section
      ref={drawerRef}
      aria-label={t('title')}
      className="flex w-[380px] shrink-0 flex-col border-l border-line bg-surface max-md:fixed max-md:inset-0 max-md:z-50 max-md:w-full"
      style={useOwnerColours()}
    >
      <Header view={view} />
      <EffectsSwitch view={view} />
      <SituationPanel view={view} />
      {view.isOutdated ? <Outdated onUpdate={() => view.start()} /> : null}
      <Talk view={view} onAnswer={answer}>
        {awaiting === null || isOnCards(awaiting, last) ? null : (
          <OfferedAnswers
            awaiting={awaiting}
            simulationId={view.simulation?.id ?? null}
            isBusy={view.isBusy}
            onSend={answer}
          />
        )}
        <AlarmLine view={view} />
        <Fault view={view} />
      </Talk>
      <VariablesPanel view={view} />
      <Composer view={view} inputRef={inputRef} />
    </section>
  );
}

/** The element that opened the drawer; if it is gone, as a form is when the drawer opens, the flow. */
function openerOrFlow(opener: HTMLElement | null): HTMLElement | null {
  return opener ?? document.querySelector<HTMLElement>('[data-focus-home]') ?? document.querySelector('main');
}

/** Focuses the visitor's input as soon as it is enabled, and the restart button when the conversation has ended. */
function useTalkFocus({ simulation }: SimulationView, inputRef: RefObject<HTMLInputElement | null>): void {
  const isReady = simulation !== null;
  const isEnded = simulation?.isEnded === true;
  useEffect(() => {
    if (isReady) inputRef.current?.focus();
  }, [isReady, inputRef]);
  useEffect(() => {
    const { activeElement } = document;
    const wasHere = activeElement === document.body || activeElement === inputRef.current;
    if (isEnded && wasHere) document.querySelector<HTMLElement>('[data-restart]')?.focus();
  }, [isEnded, inputRef]);
}

/** Starts when the drawer opens, and again at a block when the person tries from there. */
function useStarts({ start }: SimulationView): void {
  const { ui } = useBuilder();
  const request = useBuilderUi((state) => state.startFrom);
  const hasStarted = useRef(false);
  useEffect(() => {
    if (request === null && hasStarted.current) return;
    hasStarted.current = true;
    start(request?.blockId ?? null);
    if (request !== null) ui.setState({ startFrom: null });
  }, [request, start, ui]);
}

function useToggleKey(): void {
  const { ui } = useBuilder();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'e' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      ui.setState((state) => ({ isSimulatorOpen: !state.isSimulatorOpen }));
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [ui]);
}

function useOwnerColours(): CSSProperties {
  const { primaryColor } = useDefinition().theme;
  return {
    '--owner': primaryColor,
    '--on-owner': colours.textOn(primaryColor),
    '--owner-line': `light-dark(${colours.contrast(primaryColor, '#ffffff') >= 3 ? primaryColor : 'var(--line-strong)'}, var(--line-strong))`,
    '--owner-text': `light-dark(${colours.isReadableOnWhite(primaryColor) ? primaryColor : 'var(--ink)'}, var(--ink))`,
  } as CSSProperties;
}

function Header({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator');
  const { ui } = useBuilder();
  const button =
    'grid size-9 place-items-center rounded-md text-ink-2 hover:bg-canvas hover:text-ink pointer-coarse:size-11';
  return (
    <header className="flex min-h-[52px] items-center gap-1 border-b border-line pr-2 pl-4">
      <h2 className="grow text-base font-semibold">{t('title')}</h2>
      <FollowButton className={button} />
      <PinButton view={view} className={button} />
      <button
        type="button"
        aria-label={t('restart')}
        title={t('restart')}
        data-restart
        className={button}
        onClick={() => view.start()}
      >
        <RotateCcw aria-hidden className="size-4" />
      </button>
      <button
        type="button"
        aria-label={t('close')}
        title={t('closeHint')}
        className={button}
        onClick={() => ui.setState({ isSimulatorOpen: false })}
      >
        <X aria-hidden className="size-4" />
      </button>
    </header>
  );
}

/** Keeps the run as a test, once the visitor has said something. */
function PinButton({ view: { simulation, isBusy }, className }: { view: SimulationView; className: string }) {
  const t = useTranslations('pins.dialog');
  const [isOpen, setOpen] = useState(false);
  if (simulation === null || simulation.turn === 0) return null;
  return (
    <>
      <button
        type="button"
        aria-label={t('link')}
        title={t('link')}
        className={className}
        disabled={isBusy}
        onClick={() => setOpen(true)}
      >
        <Pin aria-hidden className="size-4" />
      </button>
      {isOpen ? <PinDialog source={{ simulationId: simulation.id }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Switches whether the canvas follows; phones show no canvas beside the conversation. */
function FollowButton({ className }: { className: string }) {
  const t = useTranslations('simulator');
  const { ui } = useBuilder();
  const isFollowing = useBuilderUi((state) => state.isFollowing);
  return (
    <button
      type="button"
      aria-pressed={isFollowing}
      aria-label={t('follow')}
      title={t(isFollowing ? 'followOn' : 'followOff')}
      className={`${className} aria-pressed:bg-accent-soft aria-pressed:text-accent max-md:hidden`}
      onClick={() => ui.setState({ isFollowing: !isFollowing })}
    >
      <LocateFixed aria-hidden className="size-4" />
    </button>
  );
}

function Outdated({ onUpdate }: { onUpdate: () => void }) {
  const t = useTranslations('simulator');
  return (
    <p className="flex items-center gap-2 bg-info-soft px-4 py-2 text-info" role="status">
      <span className="grow">{t('outdated')}</span>
      <button
        type="button"
        className="flex min-h-8 items-center gap-1.5 rounded-md border border-current px-2.5 font-semibold"
        onClick={onUpdate}
      >
        <RefreshCw aria-hidden className="size-4" />
        {t('update')}
      </button>
    </p>
  );
}

function Fault({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator');
  const { fault } = view;
  if (fault === null) return null;
  const message = fault.kind === 'draft' ? t('fault.draft') : fault.message || t('fault.failed');
  return (
    <div role="alert" className="my-2 flex flex-col items-start gap-2 rounded-lg bg-bad-soft p-3 text-bad">
      <p>{message}</p>
      {fault.kind !== 'draft' && fault.reference !== null ? <code className="text-xs">{fault.reference}</code> : null}
      <button
        type="button"
        className="min-h-8 rounded-md border border-current px-2.5 font-semibold"
        onClick={() => view.start()}
      >
        {t('fault.retry')}
      </button>
    </div>
  );
}
