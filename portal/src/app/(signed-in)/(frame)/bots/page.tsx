'use client';
import { BotList } from '../../../../features/bots/index.js';

export default function BotsPage() {
  return <BotList />;
}
