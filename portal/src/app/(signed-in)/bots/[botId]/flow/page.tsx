'use client';
import { FlowEditor } from '../../../../../features/flow-editor/index.js';

export default function Page() {
  return <FlowEditor />;
}
