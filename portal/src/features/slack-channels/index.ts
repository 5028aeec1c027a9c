export { ChannelField } from './components/channel-field.js';
export { useChannelName } from './hooks/use-channels.js';
