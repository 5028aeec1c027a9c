export { PinDialog } from './components/pin-dialog.js';
export { PinsStep } from './components/pins-step.js';
export { useKeepTaught } from './hooks/use-keep-taught.js';
