'use client';
import { mostFlows, newFlow, type Flow } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { toast } from 'sonner';
import { nothingPicked } from '../model/editor-ui.js';
import { copyOfFlow, freeFlowName, whyKept } from '../model/flows.js';
import { onFlow } from '../model/editor-store.js';
import { useEditor } from './use-editor.js';

/** What can be done with flows as a whole. */
export interface FlowActions {
  open: (flowId: string) => void;
  add: () => void;
  duplicate: (flowId: string) => void;
  /** Removes a flow that nothing leads to; the message has an undo. */
  remove: (flowId: string) => void;
  /** Changes the name, the parameters or the results of the open flow. */
  edit: (patch: Partial<Pick<Flow, 'name' | 'parameters' | 'results'>>, field: string) => void;
}

const newId = (): string => crypto.randomUUID();

export function useFlowActions(): FlowActions {
  const t = useTranslations('flow-editor');
  const { editor, ui } = useEditor();
  return useMemo(() => {
    const flows = (): readonly Flow[] => editor.store.getState().flows;
    const append = (flow: Flow): void => {
      if (flows().length >= mostFlows) return;
      ui.setState(nothingPicked);
      editor.changeFlows((before) => [...before, flow], flow.id);
    };
    return {
      open: (flowId) => {
        if (editor.store.getState().flow.id !== flowId) ui.setState({ ...nothingPicked, cursor: null });
        editor.open(flowId);
      },
      add: () => {
        const name = freeFlowName(flows(), t('flows.newName'));
        append(newFlow({ id: newId(), name, locale: ui.getState().textLocale }));
        ui.setState({ isFlowOpen: true });
      },
      duplicate: (flowId) => {
        const flow = flows().find(({ id }) => id === flowId);
        if (flow !== undefined) append(copyOfFlow(flow, freeFlowName(flows(), flow.name), newId));
      },
      remove: (flowId) => {
        const flow = flows().find(({ id }) => id === flowId);
        if (flow === undefined || whyKept(flows(), flowId) !== null) return;
        ui.setState({ ...nothingPicked, isFlowOpen: false });
        const openId = editor.store.getState().flow.id;
        editor.changeFlows((before) => before.filter(({ id }) => id !== flowId), openId);
        toast(t('flows.removed', { name: flow.name }), { action: { label: t('undo'), onClick: editor.undo } });
      },
      edit: (patch, field) =>
        editor.apply(
          onFlow((flow) => ({ ...flow, ...patch })),
          `${editor.store.getState().flow.id}.${field}`,
        ),
    };
  }, [editor, t, ui]);
}
