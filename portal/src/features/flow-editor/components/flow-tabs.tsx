'use client';
import { mostFlows, type Flow } from '@tertulia/flow-engine';
import { CircleAlert, Copy, EllipsisVertical, Plus, Settings2, Trash2 } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useDraftProblems } from '../../bots/index.js';
import { IconButton, Menu, NativeSelect } from '../../../ui/index.js';
import { useEditor, useFlow, useFlows } from '../hooks/use-editor.js';
import { useFlowActions } from '../hooks/use-flow-actions.js';
import { whyKept } from '../model/flows.js';

/** The flows of the bot as tabs over the canvas; on phones as a list to choose from. */
export function FlowTabs({ isNarrow }: { isNarrow: boolean }) {
  const t = useTranslations('flow-editor');
  const flows = useFlows();
  const { add } = useFlowActions();
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 pointer-coarse:h-12">
      {isNarrow ? <FlowSelect /> : <TabList />}
      <IconButton size="sm" icon={Plus} label={t('flows.add')} disabled={flows.length >= mostFlows} onClick={add} />
      <FlowMenu />
    </div>
  );
}

function TabList() {
  const t = useTranslations('flow-editor');
  const flows = useFlows();
  const openId = useFlow().id;
  const { open, remove } = useFlowActions();
  const { ui } = useEditor();
  const listRef = useRef<HTMLDivElement>(null);
  const go = (flow: Flow | undefined): void => {
    if (flow === undefined) return;
    open(flow.id);
    listRef.current?.querySelector<HTMLElement>(`[data-flow="${CSS.escape(flow.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = flows.findIndex(({ id }) => id === openId);
    const commands: Record<string, () => void> = {
      ArrowLeft: () => go(flows[at - 1] ?? flows.at(-1)),
      ArrowRight: () => go(flows[at + 1] ?? flows[0]),
      Home: () => go(flows[0]),
      End: () => go(flows.at(-1)),
      F2: () => ui.setState({ isFlowOpen: true }),
      Delete: () => remove(openId),
    };
    const command = commands[event.key];
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };
  return (
    <div
      ref={listRef}
      role="tablist"
      aria-label={t('flows.label')}
      className="flex h-full min-w-0 items-stretch overflow-x-auto"
      onKeyDown={onKeyDown}
    >
      {flows.map((flow) => (
        <FlowTab key={flow.id} flow={flow} isOpen={flow.id === openId} onOpen={() => open(flow.id)} />
      ))}
    </div>
  );
}

function FlowTab({ flow, isOpen, onOpen }: { flow: Flow; isOpen: boolean; onOpen: () => void }) {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const errors = useErrorCount(flow.id);
  return (
    <button
      type="button"
      role="tab"
      data-flow={flow.id}
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      title={flow.name}
      className={`flex max-w-48 shrink-0 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap ${
        isOpen ? 'border-accent font-semibold' : 'border-transparent text-ink-2 hover:text-ink'
      }`}
      onClick={onOpen}
      onDoubleClick={() => ui.setState({ isFlowOpen: true })}
    >
      <span className="truncate">{flow.name}</span>
      {errors === 0 ? null : (
        <span className="flex text-bad">
          <CircleAlert aria-hidden className="size-3.5" />
          <span className="sr-only">{t('flows.errors', { count: errors })}</span>
        </span>
      )}
    </button>
  );
}

function FlowSelect() {
  const t = useTranslations('flow-editor');
  const flows = useFlows();
  const openId = useFlow().id;
  const { open } = useFlowActions();
  return (
    <NativeSelect
      aria-label={t('flows.label')}
      className="min-w-0 grow"
      value={openId}
      onChange={(event) => open(event.target.value)}
    >
      {flows.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

/** What can be done with the open flow. */
function FlowMenu() {
  const t = useTranslations('flow-editor');
  const flows = useFlows();
  const { id, name } = useFlow();
  const { ui } = useEditor();
  const { duplicate, remove } = useFlowActions();
  const kept = whyKept(flows, id);
  return (
    <Menu
      align="start"
      trigger={<IconButton size="sm" icon={EllipsisVertical} label={t('flows.menu', { name })} />}
      groups={[
        [
          { label: t('flows.settings'), icon: Settings2, onSelect: () => ui.setState({ isFlowOpen: true }) },
          {
            label: t('flows.duplicate'),
            icon: Copy,
            isDisabled: flows.length >= mostFlows,
            onSelect: () => duplicate(id),
          },
        ],
        [
          {
            label: t('flows.remove'),
            icon: Trash2,
            isDanger: true,
            isDisabled: kept !== null,
            ...(kept === null ? {} : { hint: t(`flows.kept.${kept}`) }),
            onSelect: () => remove(id),
          },
        ],
      ]}
    />
  );
}

function useErrorCount(flowId: string): number {
  const problems = useDraftProblems();
  return useMemo(
    () => problems.filter((problem) => problem.flowId === flowId && problem.severity === 'ERROR').length,
    [problems, flowId],
  );
}
