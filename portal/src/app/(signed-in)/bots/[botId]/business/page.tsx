'use client';
import { BusinessStep } from '../../../../../features/bots/index.js';

export default function Page() {
  return <BusinessStep />;
}
