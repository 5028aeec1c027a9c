'use client';
import type { ReactNode } from 'react';
import { BareFrame } from '../../../../frame/index.js';
import { BuilderLoader, BuilderShell } from '../../../../features/bots/index.js';
import { FlowEditorProvider } from '../../../../features/flow-editor/index.js';
import { SimulatorDrawer } from '../../../../features/simulator/index.js';

/** Assembles the builder. */
export function BuilderRoot({ botId, children }: { botId: string; children: ReactNode }) {
  return (
    <BareFrame action="bots.edit">
      <BuilderLoader botId={botId}>
        <FlowEditorProvider>
          <BuilderShell simulator={<SimulatorDrawer />}>{children}</BuilderShell>
        </FlowEditorProvider>
      </BuilderLoader>
    </BareFrame>
  );
}
