export { ChannelsStep } from './components/channels-step.js';
