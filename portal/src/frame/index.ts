export { AppFrame, BareFrame } from './app-frame.js';
export { useFloor } from './live-floor-context.js';
export { isWriting } from './use-shortcuts.js';
