export { AppFrame, BareFrame } from './app-frame.js';
export { useFloor } from './live-floor-context.js';
