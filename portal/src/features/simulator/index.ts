export { SimulatorDrawer } from './components/simulator-drawer.js';
