'use client';
import { ChannelsStep } from '../../../../../features/channels/index.js';

export default function Page() {
  return <ChannelsStep />;
}
